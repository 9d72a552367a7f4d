//! The light watch measured on loopback: `pulse serve PORT` answers, `pulse minute SITES SECONDS PORT` watches so many
//! sites once a minute through the whole program, `pulse flat SITES ROUNDS PORT` asks them as fast as it can.
//!
//! The server is a process of its own, so that its work is not counted. Prints sites per second of processor time, the
//! share of a core, and the memory of the watching process. Linux only: both are read from `/proc/self`.

use std::net::{Ipv4Addr, SocketAddr};
use std::time::{Duration, Instant};

use app::website::pulse::Round;
use app::website::{WatchRule, Website, save, set_rule};
use rules::website::Place;
use testkit::TestApp;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use web::outgoing::{Outgoing, Policy, Resolver};

#[tokio::main]
async fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize| arguments[at].parse::<u64>().unwrap();
    match arguments[0].as_str() {
        "serve" => answer_all(u16::try_from(number(1)).unwrap()).await,
        "minute" => minute(number(1), number(2), u16::try_from(number(3)).unwrap()).await,
        "flat" => flat(number(1), number(2), u16::try_from(number(3)).unwrap()).await,
        other => panic!("no measurement is called {other}"),
    }
}

/// Says 200 to every question on every address of loopback, and keeps connections.
async fn answer_all(port: u16) {
    let listener = tokio::net::TcpListener::bind((Ipv4Addr::UNSPECIFIED, port)).await.unwrap();
    loop {
        let (mut stream, _) = listener.accept().await.unwrap();
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

fn address(site: u64, port: u16) -> SocketAddr {
    let byte = |shift: u64| u8::try_from((site >> shift) & 0xff).unwrap();
    SocketAddr::from((Ipv4Addr::new(127, 1, byte(8), byte(0)), port))
}

/// A program with so many registered sites, each on an address of its own, and its watch.
async fn begin(sites: u64, port: u16) -> (TestApp, Round) {
    let city = TestApp::new().await;
    let ctx = city.system();
    let rule = WatchRule {
        less_active_after: 30,
        dormant_after: 90,
        minutes: 1,
        is_on: true,
        source: "pengukuran".to_owned(),
    };
    set_rule(&ctx, &rule).await.unwrap();
    let unit = city.unit("dinkes");
    for site in 0..sites {
        let url = format!("http://{}/", address(site, port));
        save(&ctx, &Website::of(unit, &url, Place::Elsewhere)).await.unwrap();
    }
    let also = (0..sites).map(|site| address(site, port)).collect();
    let client = Outgoing::new(Policy { also, ..Policy::default() }, Resolver::System).unwrap();
    let round = Round::new(&city.app, client);
    (city, round)
}

/// Processor time of this process so far, and its resident memory in MB.
fn cost() -> (Duration, u64) {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap();
    let fields: Vec<&str> = stat.rsplit(") ").next().unwrap().split(' ').collect();
    let ticks: u64 = fields[11].parse::<u64>().unwrap() + fields[12].parse::<u64>().unwrap();
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmRSS")).unwrap();
    let kib: u64 = line.split_whitespace().nth(1).unwrap().parse().unwrap();
    (Duration::from_millis(ticks * 10), kib / 1024)
}

/// As in `terbuka serve`, with the clock of the machine.
async fn minute(sites: u64, seconds: u64, port: u16) {
    let (city, round) = begin(sites, port).await;
    let (before, memory_before) = cost();
    let clock = city.clock.clone();
    let ticking = tokio::spawn(async move {
        let begun = Instant::now();
        let start = clock.now();
        loop {
            tokio::time::sleep(Duration::from_millis(20)).await;
            clock.set(start + i64::try_from(begun.elapsed().as_millis()).unwrap());
        }
    });
    round.serve(tokio::time::sleep(Duration::from_secs(seconds))).await;
    ticking.abort();
    let (after, memory) = cost();
    let used = (after - before).as_secs_f64();
    let mut checks = 0;
    for site in app::website::store::list(&city.app.db, city.body, None).await.unwrap() {
        let days = app::website::store_watch::list_days(&city.app.db, city.body, site.id, "2000-01-01");
        checks += days.await.unwrap().iter().map(|day| day.checks).sum::<i64>();
    }
    println!("{sites} sites each minute for {seconds} s: {checks} checks, {used:.2} s of processor time");
    println!("share of a core: {:.1} %", used / f64::from(u32::try_from(seconds).unwrap()) * 100.0);
    println!("memory: {memory} MB ({memory_before} MB before the watch began)");
}

/// Every site as often as it can be.
async fn flat(sites: u64, rounds: u64, port: u16) {
    let (_city, mut round) = begin(sites, port).await;
    round.once().await;
    let (before, _) = cost();
    let begun = Instant::now();
    let mut checks = 0;
    for _ in 0..rounds {
        checks += round.once().await;
    }
    let (after, memory) = cost();
    let used = (after - before).as_secs_f64();
    let per_second = f64::from(u32::try_from(checks).unwrap()) / used;
    println!("{checks} checks in {:.2} s, {used:.2} s of processor time", begun.elapsed().as_secs_f64());
    println!("sites per second of processor time: {per_second:.0}; memory {memory} MB");
}
