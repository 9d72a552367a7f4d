//! Numbers of the demonstration city: made up, like everything that a real city would count itself; every page of the
//! demonstration says so.

use jiff::ToSpan as _;
use rules::Code as _;
use rules::activity::Month;
use rules::visit::Kind;

use super::store::{self, Day};
use crate::ids::UnitId;
use crate::news::public::{Which, list_cards};
use crate::register::public::{Filter, list_rows};
use crate::{Ctx, Result};

/// Months with numbers.
const MONTHS: usize = 12;

/// Questions that found nothing: words, on how many days, how often a day.
const QUESTIONS: [(&str, i64, i64); 4] = [
    ("jadwal imunisasi balita", 6, 4),
    ("lowongan pendamping sosial", 5, 3),
    ("perpanjangan paspor", 4, 2),
    ("beasiswa kota", 1, 9),
];

/// Plants them and shows the numbers to everybody. Errors: the database refuses.
pub(crate) async fn plant(ctx: &Ctx) -> Result<()> {
    let mut things: Vec<(Kind, i64, UnitId)> = Vec::new();
    let cards = list_cards(ctx.db(), ctx.body(), Which::All, None, 12).await?;
    things.extend(cards.iter().map(|card| (Kind::News, card.id.0, card.unit_id)));
    let rows = list_rows(ctx.db(), ctx.body(), &Filter::default(), None, 8).await?;
    things.extend(rows.iter().map(|row| (Kind::Entry, row.id.0, row.unit_id)));
    let apps = crate::appdir::list_public(ctx.db(), ctx.body()).await?;
    things.extend(apps.iter().take(5).map(|app| (Kind::App, app.head.id.0, app.head.unit_id)));
    things.extend(ctx.directory.active().take(6).map(|unit| (Kind::Unit, unit.id.0, unit.id)));
    let tx = ctx.db().begin().await?;
    let months = std::iter::successors(Some(Month::of(ctx.today())), |month| Some(month.previous()));
    for (age, month) in (0_i64..).zip(months.take(MONTHS)) {
        let day = month.last_day().min(ctx.today()).to_string();
        for (place, (kind, item, unit)) in (0_i64..).zip(&things) {
            // Falls with the place in the list and with age, with some unrest.
            let reads = (940 - 26 * place - 45 * age + (place * 37 + age * 91) % 120).max(3);
            let row = Day { kind: kind.code(), item: *item, unit: *unit, day: &day, reads };
            store::add_reads(&tx, ctx.body(), &row).await?;
        }
    }
    for (words, days, asked) in QUESTIONS {
        for back in 0..days {
            let day = ctx.today().saturating_sub(back.days()).to_string();
            store::add_question(&tx, ctx.body(), words, &day, asked).await?;
        }
    }
    tx.commit().await?;
    super::show(ctx).await
}
