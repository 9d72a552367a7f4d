//! The board measured: `board [UNITS]` makes so many units (120) with a year of counts on all networks and a verdict
//! for each month, then asks for the board 100 times, and for its CSV. Through the whole program except the socket.

#![expect(clippy::print_stdout, reason = "a measuring program talks to its reader")]
#![expect(clippy::indexing_slicing, reason = "lists made a line above")]

use app::activity::{Count, put};
use app::org::{Naming, create};
use app::website::settle_month;
use rules::Code as _;
use rules::activity::{Month, Network, Road};
use rules::role::Role;
use testkit::TestApp;
use tokio::time::Instant;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let units: usize = std::env::args().nth(1).map_or(Ok(120), |word| word.parse())?;
    let city = TestApp::new().await;
    for number in city.directory().active().count()..units {
        let naming = Naming {
            name: format!("Kelurahan Ukur {number}"),
            code: format!("kel-ukur-{number}"),
            unit_type: "kelurahan".to_owned(),
            parent: "kec-satu".to_owned(),
            ..Naming::default()
        };
        create(&city.system(), &naming).await?;
        city.app.reload_directories().await?;
    }
    let ctx = city.system();
    let now = Month::of(ctx.today());
    let mut months: Vec<Month> =
        std::iter::successors(Some(now), |month| Some(month.previous())).take(12).collect();
    months.reverse();
    for month in months {
        let tx = city.app.db.begin().await?;
        for unit in ctx.directory.active() {
            for network in Network::ALL.iter().copied() {
                let count = Count {
                    unit: unit.id,
                    month,
                    network,
                    road: Road::Export,
                    posts: 7,
                    complete: true,
                    newest_at: Some(ctx.now()),
                    evidence: "/kerja/situs".to_owned(),
                };
                put(&ctx, &tx, &count).await?;
            }
        }
        tx.commit().await?;
        settle_month(&ctx, month).await?;
    }
    let editor = city.sign_in_as(Role::ContentEditor, "diskominfo").await;
    for path in ["/kerja/papan", "/kerja/papan?urut=instagram", "/kerja/papan.csv"] {
        let mut times = Vec::new();
        for _ in 0..100 {
            let begun = Instant::now();
            editor.get(path).await.expect(200);
            times.push(begun.elapsed());
        }
        times.sort();
        println!(
            "{path}: {} units, p50 {:?}, p95 {:?}, worst {:?}",
            ctx.directory.active().count(),
            times[50],
            times[95],
            times[99]
        );
    }
    Ok(())
}
