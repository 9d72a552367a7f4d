//! One meeting: day and place, who is called with which gaps, who came, files, minutes, decisions, and the forms.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use jiff::ToSpan as _;
use rules::meeting::{MeetingState, Presence};
use rules::permission::{self, Act};

use super::call::Signer;
use super::gaps::{self, Gap};
use super::model::{Invited, Material, Meeting, Person, Resolution, Series};
use super::store::{self, Wanted};
use crate::ctx::SignedIn;
use crate::ids::{MeetingId, UnitId};
use crate::page::{Page, Query, html_status};
use crate::typed::Typed;
use crate::{Ctx, Error, Result};

/// Days a unit has for what was decided, as the form proposes.
const DUE_DAYS: i32 = 14;

/// A unit with what is to be said to it.
struct Row {
    invited: Invited,
    code: String,
    points: Vec<(String, String)>,
    people: Vec<Person>,
    /// Whether this officer may read its letter.
    is_readable: bool,
}

#[derive(Template)]
#[template(path = "meeting/pages/item.html")]
#[expect(clippy::struct_excessive_bools, reason = "one flag for each button of the page")]
struct ItemPage {
    p: Page,
    meeting: Meeting,
    series: Series,
    rows: Vec<Row>,
    guests: Vec<Person>,
    materials: Vec<Material>,
    resolutions: Vec<Resolution>,
    signer: Signer,
    typed: Typed,
    errors: Vec<(&'static str, String)>,
    /// Units that may do what is decided, beside the called ones: the office of the main PPID.
    hosts: Vec<(UnitId, String)>,
    /// Last day of a decision, as the form proposes.
    due: String,
    day: String,
    from: String,
    to: String,
    may_manage: bool,
    /// Whether people can check in now.
    is_open: bool,
    has_begun: bool,
    is_counted: bool,
}

impl ItemPage {
    fn val(&self, form: &str, name: &str, proposed: &str) -> String {
        self.typed.value(form, name, proposed)
    }

    fn presence(&self, row: &Row) -> String {
        self.p.t(&format!("meeting-presence-{}", row.invited.presence.0))
    }

    /// Whether a form came back.
    fn is_back(&self, form: &str) -> bool {
        self.typed.is(form)
    }

    /// Whether a unit is ticked on the list: as typed, else as known.
    fn is_ticked(&self, row: &Row) -> bool {
        if self.is_back("daftar-hadir") {
            return self.typed.has("hadir", &row.invited.unit_id.to_string());
        }
        row.invited.presence.0 == Presence::Present
    }

    fn is_head_ticked(&self) -> bool {
        if self.is_back("daftar-hadir") {
            self.typed.has("kepala", "ya")
        } else {
            self.meeting.is_head_present
        }
    }

    /// Who may be struck out.
    fn strikable(&self) -> Vec<&Person> {
        let people = self.rows.iter().flat_map(|row| &row.people).chain(&self.guests);
        people.filter(|one| one.is_there()).collect()
    }

    /// Whether the unit was chosen in a decision that came back.
    fn is_doer(&self, row: &Row) -> bool {
        self.val("keputusan", "pelaksana", "") == row.invited.unit_id.to_string()
    }

    fn count(&self, presence: &str) -> i64 {
        let is_so = |row: &&Row| rules::Code::code(row.invited.presence.0) == presence;
        i64::try_from(self.rows.iter().filter(is_so).count()).unwrap_or_default()
    }
}

/// Whether the officer sees the meetings of every unit.
pub(super) fn reads_all(ctx: &Ctx) -> bool {
    ctx.may(Act::ManageMeetings, None) || permission::units_for(Act::AttendMeetings, ctx.grants()).is_none()
}

/// Whether the officer sees what a meeting says to a unit.
pub(super) fn reads(ctx: &Ctx, unit: UnitId) -> bool {
    reads_all(ctx) || ctx.may(Act::AttendMeetings, Some(unit))
}

/// A meeting the officer may see: who manages, who reaches every unit once it was called, and the units that are
/// called. Errors: `NotFound` for everyone else.
pub(super) async fn find(ctx: &Ctx, id: MeetingId) -> Result<Meeting> {
    let meeting = store::find(ctx.db(), ctx.body(), id).await?.ok_or(Error::NotFound)?;
    if ctx.may(Act::ManageMeetings, None) {
        return Ok(meeting);
    }
    let was_called = meeting.state.0 != MeetingState::Planned;
    let is_seen = was_called && (reads_all(ctx) || own_unit(ctx, id).await?.is_some());
    if is_seen { Ok(meeting) } else { Err(Error::NotFound) }
}

/// The unit for which the officer comes to a meeting: one that is called and in which a role is held.
pub(super) async fn own_unit(ctx: &Ctx, id: MeetingId) -> Result<Option<UnitId>> {
    let units = store::list_units(ctx.db(), ctx.body(), id).await?;
    let is_own = |unit: &UnitId| ctx.grants().iter().any(|grant| grant.unit == unit.0);
    Ok(units.into_iter().map(|invited| invited.unit_id).find(is_own))
}

/// `GET /kerja/rapat/{meeting}`
pub(super) async fn show(
    SignedIn(ctx): SignedIn,
    Path(id): Path<MeetingId>,
    query: Query,
) -> Result<Response<Body>> {
    page(&ctx, id, Typed::default(), Some(query.text("ok"))).await
}

/// The page, with a form that came back. Errors: `NotFound`.
pub(super) async fn page(ctx: &Ctx, id: MeetingId, typed: Typed, ok: Option<&str>) -> Result<Response<Body>> {
    let meeting = find(ctx, id).await?;
    let series = store::find_series(ctx.db(), ctx.body(), meeting.series_id).await?.ok_or(Error::NotFound)?;
    let p = Page::new(ctx, meeting.title.clone()).section("meeting").flash(ok);
    let persons = store::list_persons(ctx.db(), ctx.body(), id).await?;
    let rows = rows(ctx, &p, &meeting, &persons).await?;
    let wanted = Wanted { meeting: Some(id), ..Wanted::default() };
    let zone = &ctx.directory.zone;
    let starts = rules::zone::local(meeting.starts_at, zone);
    let (opens, closes) = meeting.doors();
    let is_called = meeting.state.0 == MeetingState::Called;
    let status = typed.status();
    let page = ItemPage {
        guests: persons.into_iter().filter(|person| person.unit_id.is_none()).collect(),
        materials: store::list_materials(ctx.db(), ctx.body(), id).await?,
        resolutions: store::list_resolutions(ctx.db(), ctx.body(), wanted).await?,
        signer: Signer::proposed(ctx),
        errors: typed.problems(&p),
        hosts: ctx
            .directory
            .body
            .ppid_unit_id
            .filter(|host| rows.iter().all(|row| row.invited.unit_id != *host))
            .map(|host| (host, ctx.directory.name(host).to_owned()))
            .into_iter()
            .collect(),
        due: ctx.today().saturating_add(DUE_DAYS.days()).to_string(),
        day: starts.date().to_string(),
        from: starts.strftime("%H:%M").to_string(),
        to: rules::zone::local(meeting.ends_at, zone).strftime("%H:%M").to_string(),
        may_manage: ctx.may(Act::ManageMeetings, None),
        is_open: is_called && (opens..closes).contains(&ctx.now()),
        has_begun: meeting.starts_at <= ctx.now(),
        is_counted: is_called || meeting.state.0 == MeetingState::Held,
        meeting,
        series,
        rows,
        typed,
        p,
    };
    html_status(status, &page)
}

/// The called units in the order of the tree, with their gaps: as kept when they were invited, else as of now.
async fn rows(ctx: &Ctx, p: &Page, meeting: &Meeting, persons: &[Person]) -> Result<Vec<Row>> {
    let invited = store::list_units(ctx.db(), ctx.body(), meeting.id).await?;
    let is_planned = meeting.state.0 == MeetingState::Planned;
    let now = if is_planned { gaps::gaps(ctx).await? } else { gaps::Gaps::new() };
    let point = |gap: &Gap| (gaps::in_words(p, gap), gap.path.clone());
    let mut rows: Vec<Row> = invited
        .into_iter()
        .map(|invited| {
            let is_readable = reads(ctx, invited.unit_id);
            let kept = gaps::kept(&invited.agenda);
            let points = now.get(&invited.unit_id).unwrap_or(&kept);
            Row {
                code: ctx.directory.unit(invited.unit_id).map(|unit| unit.code.clone()).unwrap_or_default(),
                points: if is_readable { points.iter().map(point).collect() } else { Vec::new() },
                people: persons.iter().filter(|one| one.unit_id == Some(invited.unit_id)).cloned().collect(),
                is_readable,
                invited,
            }
        })
        .collect();
    // A kecamatan stands before its kelurahan.
    rows.sort_by_key(|row| {
        let chain = ctx.directory.chain(row.invited.unit_id);
        chain.into_iter().rev().collect::<Vec<_>>()
    });
    Ok(rows)
}
