//! Reads files and says how long it took and what came out:
//! `cargo run --release -p document --example measure -- [--text] FILE…`

#![expect(clippy::print_stdout, reason = "a tool for people at a terminal")]

use std::time::Instant;

use document::{Limits, read, sniff};

fn main() -> std::io::Result<()> {
    let mut shows_text = false;
    for argument in std::env::args().skip(1) {
        if argument == "--text" {
            shows_text = true;
            continue;
        }
        let bytes = std::fs::read(&argument)?;
        let name = argument.rsplit('/').next().unwrap_or(&argument);
        let kind = match sniff(name, &bytes) {
            Ok(kind) => kind,
            Err(refusal) => {
                println!("{name}: refused, {refusal}");
                continue;
            }
        };
        let began = Instant::now();
        match read(kind, &bytes, &Limits::default()) {
            Ok(reading) if shows_text => println!("{}", reading.text()),
            Ok(reading) => println!(
                "{name}: {} ms, {} pages, {} bytes of text, text layer {}, script {}, encrypted {}, truncated {}, title {:?}",
                began.elapsed().as_millis(),
                reading.page_count,
                reading.pages.iter().map(|page| page.text.len()).sum::<usize>(),
                reading.has_text_layer,
                reading.has_script,
                reading.is_encrypted,
                reading.truncated,
                reading.title,
            ),
            Err(failure) => println!("{name}: {failure}"),
        }
    }
    Ok(())
}
