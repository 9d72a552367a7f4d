//! Asks thousands of servers on loopback as the light watch does, as fast as it can: `knock serve PORT` answers,
//! `knock flat SITES ROUNDS PORT` asks each site once a round over the connection it keeps, `knock fresh …` over a new
//! connection each time.
//!
//! The server is a process of its own, so that its work is not counted. Linux only: processor time and memory are read
//! from `/proc/self`. Beside it: `bench/pulse.py`.

#![expect(clippy::print_stdout, reason = "a measuring program talks to its reader")]
#![expect(clippy::indexing_slicing, reason = "lists made a line above")]
#![expect(clippy::as_conversions, clippy::cast_precision_loss, reason = "sizes for people")]

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use web::outgoing::{Line, Outgoing, Policy, Resolver};

/// Questions under way at the same time.
const AT_ONCE: usize = 128;

type Failure = Box<dyn std::error::Error + Send + Sync>;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["serve", port] => serve(port.parse()?).await,
        [how @ ("flat" | "fresh"), sites, rounds, port] => {
            ask(*how == "flat", sites.parse()?, rounds.parse()?, port.parse()?).await
        }
        _ => Err("serve PORT | flat SITES ROUNDS PORT | fresh SITES ROUNDS PORT".into()),
    }
}

/// Says 200 to every question on every address of loopback, and keeps connections.
async fn serve(port: u16) -> Result<(), Failure> {
    let listener = tokio::net::TcpListener::bind((Ipv4Addr::UNSPECIFIED, port)).await?;
    loop {
        let (mut stream, _) = listener.accept().await?;
        tokio::spawn(async move {
            let mut seen = Vec::new();
            let mut piece = [0; 1024];
            while let Ok(length @ 1..) = stream.read(&mut piece).await {
                seen.extend_from_slice(&piece[..length]);
                if seen.ends_with(b"\r\n\r\n") {
                    seen.clear();
                    let said = b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n";
                    if stream.write_all(said).await.is_err() {
                        break;
                    }
                }
            }
        });
    }
}

fn address(site: u16, port: u16) -> SocketAddr {
    let [high, low] = site.to_be_bytes();
    SocketAddr::from((Ipv4Addr::new(127, 1, high, low), port))
}

async fn ask(is_kept: bool, sites: u16, rounds: usize, port: u16) -> Result<(), Failure> {
    let also = (0..sites).map(|site| address(site, port)).collect();
    let client = Arc::new(Outgoing::new(Policy { also, ..Policy::default() }, Resolver::System)?);
    let line = |site| Line::new(&format!("http://{}/", address(site, port)));
    let mut lines = (0..sites).map(line).collect::<Result<Vec<_>, _>>()?;
    let (mut checks, mut begun, mut before) = (0_usize, Instant::now(), Duration::ZERO);
    for round in 0..=rounds {
        if round == 1 {
            // The first round opens the connections and is not counted.
            (checks, begun, before) = (0, Instant::now(), used()?);
        }
        let mut work = tokio::task::JoinSet::new();
        let mut done = Vec::with_capacity(lines.len());
        for mut line in lines {
            if work.len() >= AT_ONCE
                && let Some(landed) = work.join_next().await
            {
                done.push(landed??);
            }
            let client = Arc::clone(&client);
            work.spawn(async move {
                if !is_kept {
                    line = line.hung_up();
                }
                client.knock(&mut line).await.map(|_| line)
            });
        }
        while let Some(landed) = work.join_next().await {
            done.push(landed??);
        }
        checks += done.len();
        lines = done;
    }
    let used = used()?.saturating_sub(before).as_secs_f64();
    println!("{checks} answers in {:.2} s, {used:.2} s of processor time", begun.elapsed().as_secs_f64());
    println!("sites per second of processor time: {:.0}; memory {} MB", checks as f64 / used, memory()?);
    Ok(())
}

/// Processor time of this process so far.
fn used() -> Result<Duration, Failure> {
    let stat = std::fs::read_to_string("/proc/self/stat")?;
    let fields: Vec<&str> = stat.rsplit(") ").next().unwrap_or_default().split(' ').collect();
    let ticks: u64 = fields[11].parse::<u64>()? + fields[12].parse::<u64>()?;
    Ok(Duration::from_millis(ticks * 10))
}

/// Resident memory, MB.
fn memory() -> Result<u64, Failure> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find(|line| line.starts_with("VmRSS")).unwrap_or_default();
    Ok(line.split_whitespace().nth(1).unwrap_or("0").parse::<u64>()? / 1024)
}
