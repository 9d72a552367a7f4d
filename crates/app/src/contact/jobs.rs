//! The look of each morning: contacts are opened for units whose month is known to be silent or whose half-yearly
//! report is late, end by themselves when news comes or the report is signed, and climb when nobody answered.

use std::collections::{BTreeMap, BTreeSet};

use rules::Code as _;
use rules::activity::{Month, Network, Reading};
use rules::contact::{About, Ending, Ladder, State};
use rules::unit::UnitType;

use super::climb::climb;
use super::model::Contact;
use super::store::{self, New, NewStep};
use crate::activity;
use crate::audit::{self, Change};
use crate::daily::{Daily, pass_over};
use crate::ids::{Coded, ContactId, UnitId};
use crate::{Ctx, Result, semester};

/// Before people come to work.
pub(crate) struct Look;

impl Daily for Look {
    const NAME: &'static str = "contact.look";
    const HOUR: i8 = 6;
    const ACTOR: &'static str = "penjadwal";

    async fn run(ctx: &Ctx) -> Result<()> {
        look(ctx).await
    }
}

/// Months with news on the website, by unit.
type Awake = BTreeMap<UnitId, BTreeSet<Month>>;

/// Looks at the silent month that ended and at the one that runs, then at every open contact.
/// Errors: the database does not answer.
pub async fn look(ctx: &Ctx) -> Result<()> {
    let ladder = store::ladder(ctx.db(), ctx.body()).await?;
    let this = Month::of(ctx.today());
    for month in [this.previous(), this] {
        if ctx.today() >= ladder.begins(About::Silence(month)) {
            open(ctx, month).await?;
        }
    }
    for (unit, period, due) in semester::late_reports(ctx).await? {
        begin(ctx, unit, About::Report(period, due)).await?;
    }
    let mut after = ContactId(0);
    let mut awake: Option<(Month, Awake)> = None;
    loop {
        let found = store::list_open(ctx.db(), ctx.body(), after).await?;
        let Some(last) = found.last() else { return Ok(()) };
        after = last.id;
        for contact in found {
            let id = contact.id.0;
            pass_over(one(ctx, contact, &ladder, &mut awake).await, "unit_contact", id)?;
        }
    }
}

/// Opens a contact for every unit whose website is known to have had no news in a month. The month that ended is
/// passed over for a unit that has published since: it is awake.
async fn open(ctx: &Ctx, month: Month) -> Result<()> {
    let known = store::list_month(ctx.db(), ctx.body(), &month.to_string()).await?;
    let since = activity::list_between(ctx, month, Month::of(ctx.today())).await?;
    let website = || since.iter().filter(|one| one.network == Network::Website);
    let is_awake = |unit| website().any(|one| one.unit == unit && has_news(one.reconciled.reading));
    let silent = website().filter(|one| one.month == month && one.reconciled.reading == Reading::Posts(0));
    let is_asked = |unit| {
        let unit_type = ctx.directory.unit(unit).map(|unit| unit.unit_type.0);
        !matches!(unit_type, None | Some(UnitType::City)) && !known.contains(&unit) && !is_awake(unit)
    };
    for unit in silent.map(|one| one.unit).filter(|unit| is_asked(*unit)) {
        begin(ctx, unit, About::Silence(month)).await?;
    }
    Ok(())
}

/// Opens a contact with a unit; the ladder writes at its next look. `None` when there is one about this cause.
/// Errors: the database does not answer.
pub async fn begin(ctx: &Ctx, unit: UnitId, about: About) -> Result<Option<ContactId>> {
    let ladder = store::ladder(ctx.db(), ctx.body()).await?;
    let begins = ladder.begins(about).to_string();
    let new = New { unit, about, next_on: &begins, is_sample: ctx.directory.body.is_sample };
    let tx = ctx.db().begin().await?;
    let opened = store::insert(ctx, &tx, &new).await?;
    if let Some(id) = opened {
        let change = Change::new("contact.open", "unit_contact", id).in_unit(unit);
        audit::record(ctx, &tx, change.detail(about.text())).await?;
    }
    tx.commit().await?;
    Ok(opened)
}

fn has_news(reading: Reading) -> bool {
    matches!(reading, Reading::Posts(1..))
}

async fn one(ctx: &Ctx, contact: Contact, ladder: &Ladder, awake: &mut Option<(Month, Awake)>) -> Result<()> {
    let month = match contact.about()? {
        About::Silence(month) => month,
        About::Report(period, _) => {
            if semester::is_signed(ctx, contact.unit_id, period).await? {
                return end(ctx, contact, Ending::Reported, "").await;
            }
            return rise(ctx, contact, ladder).await;
        }
    };
    let known = match awake.take() {
        Some((from, known)) if from <= month => (from, known),
        _ => (month, months_with_news(ctx, month).await?),
    };
    let woke = known.1.get(&contact.unit_id).is_some_and(|months| months.iter().any(|one| *one >= month));
    *awake = Some(known);
    if woke {
        return end(ctx, contact, Ending::Woke, "").await;
    }
    rise(ctx, contact, ladder).await
}

/// Climbs when the day of the next rung has come.
async fn rise(ctx: &Ctx, contact: Contact, ladder: &Ladder) -> Result<()> {
    match contact.next(ladder)? {
        Some(due) if due.on <= ctx.today() => climb(ctx, contact, ladder, due.rung).await,
        _ => Ok(()),
    }
}

async fn months_with_news(ctx: &Ctx, from: Month) -> Result<Awake> {
    let mut awake = Awake::new();
    for one in activity::list_between(ctx, from, Month::of(ctx.today())).await? {
        if one.network == Network::Website && has_news(one.reconciled.reading) {
            awake.entry(one.unit).or_default().insert(one.month);
        }
    }
    Ok(awake)
}

/// Ends a contact. Errors: `Conflict` when somebody changed it meanwhile.
pub(super) async fn end(ctx: &Ctx, mut contact: Contact, ending: Ending, reason: &str) -> Result<()> {
    contact.state = Coded(State::Ended);
    contact.ending = Some(Coded(ending));
    contact.ended_at = Some(ctx.now());
    contact.next_on = None;
    let tx = ctx.db().begin().await?;
    store::update(&tx, ctx.body(), &contact).await?;
    let step = NewStep { kind: ending.code(), words: reason, ..NewStep::default() };
    store::insert_step(ctx, &tx, contact.id, &step).await?;
    let change = Change::new("contact.end", "unit_contact", contact.id).in_unit(contact.unit_id);
    audit::record(ctx, &tx, change.because(reason).detail(ending.code())).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}
