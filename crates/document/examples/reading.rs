//! Reads files in a child process, as the program does, and says how long it took and what came out:
//! `cargo run --release -p document --example reading -- [--text | --draw | --ocr] FILE…`

#![expect(clippy::print_stdout, reason = "a tool for people at a terminal")]

use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use document::child::{COMMAND, Reader, serve};
use document::ocr::Ocr;
use document::{Limits, Reading, sniff};

#[tokio::main]
async fn main() -> ExitCode {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.first().is_some_and(|first| first == COMMAND) {
        return serve();
    }
    let mode = arguments.first().filter(|first| first.starts_with("--")).cloned().unwrap_or_default();
    arguments.retain(|argument| !argument.starts_with("--"));
    for file in arguments {
        if let Err(error) = measure(&file, &mode).await {
            println!("{file}: {error}");
        }
    }
    ExitCode::SUCCESS
}

async fn measure(file: &str, mode: &str) -> Result<(), Box<dyn std::error::Error>> {
    let name = file.rsplit('/').next().unwrap_or(file);
    let bytes: Arc<[u8]> = std::fs::read(file)?.into();
    let kind = sniff(name, &bytes)?;
    let reader = Reader::of_this_program(Limits::default());
    let began = Instant::now();
    if mode == "--draw" {
        let picture = reader.thumbnail(kind, Arc::clone(&bytes)).await?;
        println!("{name}: first page drawn in {} ms, {} bytes", began.elapsed().as_millis(), picture.len());
        return Ok(());
    }
    let mut reading = reader.read(kind, Arc::clone(&bytes)).await?;
    if mode == "--ocr" {
        let ocr = Ocr::find().ok_or("Tesseract with Indonesian is not installed")?;
        let pages = ocr.fill(&reader, kind, bytes, &mut reading).await?;
        println!("{name}: {} scanned pages read", pages.read);
    }
    let took = began.elapsed().as_millis();
    if mode == "--text" {
        println!("{}", reading.text());
    } else {
        tell(name, took, &reading);
    }
    Ok(())
}

fn tell(name: &str, took_ms: u128, reading: &Reading) {
    let bytes: usize = reading.pages.iter().map(|page| page.text.len()).sum();
    println!(
        "{name}: {took_ms} ms, {} pages, {bytes} bytes of text, text layer {}, script {}, encrypted {}, cut {}",
        reading.page_count,
        reading.has_text_layer,
        reading.has_script,
        reading.is_encrypted,
        reading.truncated
    );
}
