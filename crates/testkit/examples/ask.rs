//! Asks a running program many questions at a steady rate, whether it keeps up or not, and says how long the
//! answers took from the moment each was due.
//!
//! `cargo run --release -p testkit --example ask -- URL_BEFORE_WORDS RATE SECONDS PID FILE.jsonl …`
//! `URL_BEFORE_WORDS` is for example `http://127.0.0.1:8080/cari?q=`; the words are one to four that stand side by
//! side in a `query` or `title` of the files; `PID` is the program's, for its CPU and memory (0: not asked).

#![expect(clippy::print_stdout, reason = "a measuring program talks to its reader")]
#![expect(clippy::as_conversions, clippy::cast_precision_loss, reason = "shares for people")]
#![expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in a short list")]
#![expect(clippy::indexing_slicing, reason = "lists made a line above")]

use std::time::Duration;

use anyhow::Context as _;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [url, rate, seconds, pid, files @ ..] = arguments.as_slice() else {
        anyhow::bail!("URL_BEFORE_WORDS RATE SECONDS PID FILE.jsonl …");
    };
    let (rate, seconds): (u32, u32) = (rate.parse()?, seconds.parse()?);
    let rest = url.strip_prefix("http://").context("an address with http://")?;
    let (host, path) = rest.split_once('/').context("an address with a path")?;
    let questions = questions(files)?;
    let cpu = cpu_seconds(pid);
    let began = tokio::time::Instant::now();
    let mut work = tokio::task::JoinSet::new();
    for number in 0..rate * seconds {
        let due = began + Duration::from_secs(1) * number / rate;
        tokio::time::sleep_until(due).await;
        let words = &questions[(number as usize).wrapping_mul(7_919) % questions.len()];
        let encoded: String = form_urlencoded::byte_serialize(words.as_bytes()).collect();
        let (host, path) = (host.to_owned(), format!("/{path}{encoded}"));
        let due = due.into_std();
        work.spawn(async move { (get(&host, &path).await, due.elapsed()) });
    }
    let (mut times, mut failed) = (Vec::new(), 0);
    while let Some(done) = work.join_next().await {
        let (answer, took) = done?;
        match answer {
            Ok(status) if status.starts_with("HTTP/1.1 200") => times.push(took.as_secs_f64() * 1000.0),
            _ => failed += 1,
        }
    }
    times.sort_by(f64::total_cmp);
    anyhow::ensure!(!times.is_empty(), "nothing was answered");
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
    println!("{} questions at {rate} a second, {failed} failed", times.len());
    println!(
        "p50 {:.1} ms, p95 {:.1} ms, p99 {:.1} ms, worst {:.1} ms",
        at(0.5),
        at(0.95),
        at(0.99),
        at(1.0)
    );
    println!(
        "CPU of the program {:.1} ms a question; {}",
        (cpu_seconds(pid) - cpu) * 1000.0 / times.len() as f64,
        memory(pid)
    );
    Ok(())
}

/// One to four words that stand side by side in each title or question of the files.
fn questions(files: &[String]) -> anyhow::Result<Vec<String>> {
    let mut questions = Vec::new();
    for file in files {
        for (number, line) in std::fs::read_to_string(file)?.lines().enumerate() {
            let object: serde_json::Value = serde_json::from_str(line)?;
            let text =
                object.get("query").or_else(|| object.get("title")).and_then(serde_json::Value::as_str);
            let words: Vec<&str> = text.unwrap_or_default().split_whitespace().collect();
            let count = number % 4 + 1;
            // The end of a title says what it is about; its beginning is the same in all.
            questions.extend(words.rchunks(count).next().map(|run| run.join(" ")));
        }
    }
    anyhow::ensure!(!questions.is_empty(), "no questions in the files");
    Ok(questions)
}

async fn get(host: &str, path: &str) -> anyhow::Result<String> {
    let mut stream = TcpStream::connect(host).await?;
    let request = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await?;
    Ok(String::from_utf8_lossy(&answer[..answer.len().min(40)]).into_owned())
}

/// Seconds of CPU a process used so far, as Linux counts them (100 a second).
fn cpu_seconds(pid: &str) -> f64 {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    let behind = stat.rsplit(')').next().unwrap_or_default();
    let ticks = |field: usize| behind.split_whitespace().nth(field).and_then(|text| text.parse::<f64>().ok());
    (ticks(11).unwrap_or_default() + ticks(12).unwrap_or_default()) / 100.0
}

/// Memory of a process as Linux counts it: its own, and the files it has open in memory.
fn memory(pid: &str) -> String {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let is_told = |line: &&str| ["VmHWM", "RssAnon", "RssFile"].iter().any(|name| line.starts_with(name));
    status.lines().filter(is_told).map(|line| line.replace('\t', " ")).collect::<Vec<_>>().join("; ")
}
