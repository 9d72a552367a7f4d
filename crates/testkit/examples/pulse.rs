//! The light watch as `terbuka serve` runs it, measured: `pulse SITES SECONDS PORT` registers so many sites, watches each
//! once a minute, and says what that took. The sites are `cargo run --release -p web --example knock -- serve PORT`.
//!
//! Linux only: processor time and memory are read from `/proc/self`.

#![expect(clippy::print_stdout, reason = "a measuring program talks to its reader")]
#![expect(clippy::indexing_slicing, reason = "lists made a line above")]

use std::net::{Ipv4Addr, SocketAddr};
use std::time::{Duration, Instant};

use app::website::pulse::Round;
use app::website::{WatchRule, Website, save, set_rule, store, store_watch};
use rules::website::Place;
use testkit::TestApp;
use web::outgoing::{Outgoing, Policy, Resolver};

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let arguments: Vec<u16> = std::env::args().skip(1).map(|word| word.parse()).collect::<Result<_, _>>()?;
    let [sites, seconds, port] = arguments.as_slice() else { anyhow::bail!("SITES SECONDS PORT") };
    let city = TestApp::new().await;
    let round = begin(&city, *sites, *port).await?;
    let (before, memory_before) = cost()?;
    let clock = city.clock.clone();
    let ticking = tokio::spawn(async move {
        let (begun, start) = (Instant::now(), clock.now());
        loop {
            tokio::time::sleep(Duration::from_millis(20)).await;
            clock.set(start + i64::try_from(begun.elapsed().as_millis()).unwrap_or_default());
        }
    });
    round.serve(tokio::time::sleep(Duration::from_secs(u64::from(*seconds)))).await;
    ticking.abort();
    let (after, memory) = cost()?;
    let used = after.saturating_sub(before).as_secs_f64();
    let mut checks = 0;
    for site in store::list(&city.app.db, city.body, None).await? {
        let days = store_watch::list_days(&city.app.db, city.body, site.id, "2000-01-01").await?;
        checks += days.iter().map(|day| day.checks - day.failures).sum::<i64>();
    }
    println!("{sites} sites each minute for {seconds} s: {checks} answers, {used:.2} s of processor time");
    println!("share of a core: {:.1} %", used / f64::from(*seconds) * 100.0);
    println!("memory: {memory} MB ({memory_before} MB before the watch began)");
    Ok(())
}

fn address(site: u16, port: u16) -> SocketAddr {
    let [high, low] = site.to_be_bytes();
    SocketAddr::from((Ipv4Addr::new(127, 1, high, low), port))
}

/// A program with so many registered sites, each on an address of its own, and its watch.
async fn begin(city: &TestApp, sites: u16, port: u16) -> anyhow::Result<Round> {
    let ctx = city.system();
    let rule = WatchRule {
        less_active_after: 30,
        dormant_after: 90,
        minutes: 1,
        is_on: true,
        source: "pengukuran".to_owned(),
    };
    set_rule(&ctx, &rule).await?;
    let unit = city.unit("dinkes");
    for site in 0..sites {
        let url = format!("http://{}/", address(site, port));
        save(&ctx, &Website::of(unit, &url, Place::Elsewhere)).await?;
    }
    let also = (0..sites).map(|site| address(site, port)).collect();
    let client = Outgoing::new(Policy { also, ..Policy::default() }, Resolver::System)?;
    Ok(Round::new(&city.app, client))
}

/// Processor time of this process so far, and its resident memory in MB.
fn cost() -> anyhow::Result<(Duration, u64)> {
    let stat = std::fs::read_to_string("/proc/self/stat")?;
    let fields: Vec<&str> = stat.rsplit(") ").next().unwrap_or_default().split(' ').collect();
    let ticks: u64 = fields[11].parse::<u64>()? + fields[12].parse::<u64>()?;
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find(|line| line.starts_with("VmRSS")).unwrap_or_default();
    let kib: u64 = line.split_whitespace().nth(1).unwrap_or("0").parse()?;
    Ok((Duration::from_millis(ticks * 10), kib / 1024))
}
