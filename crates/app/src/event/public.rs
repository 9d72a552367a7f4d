//! `/agenda`: what is coming, page by page, and a month day by day.

use askama::Template;
use axum::body::Body;
use axum::http::Response;
use rules::activity::Month;
use rules::unit::UnitType;

use super::model::Event;
use super::{Wanted, district, list_public, when};
use crate::ctx::Visit;
use crate::ids::UnitId;
use crate::org::Unit;
use crate::page::{Page, Query, public_today_html};
use crate::{Ctx, Error, Result};

/// Events on a page of the list.
const PER_PAGE: usize = 20;
/// Months before and after this one to which the page leads; robots follow every link. Any month may be asked for.
const NEAR: i32 = 12;
/// Events of a month at most.
const MOST: i64 = 500;

/// A day with what is on it.
struct Day {
    name: String,
    events: Vec<Event>,
}

#[derive(Template)]
#[template(path = "event/pages/public.html")]
struct PublicPage {
    p: Page,
    /// The month that is shown; none for what is coming.
    month: Option<Month>,
    month_name: String,
    now: Month,
    /// Months to choose from: value, name, whether it is chosen; an empty value is what is coming.
    months: Vec<(String, String, bool)>,
    units: Vec<(String, String, bool)>,
    unit: String,
    districts: Vec<(String, String, bool)>,
    district: String,
    days: Vec<Day>,
    next: Option<String>,
}

impl PublicPage {
    /// Unit and kecamatan as they stand in addresses.
    fn chosen(&self) -> String {
        format!("unit={}&kecamatan={}", self.unit, self.district)
    }

    /// What is coming, behind what is shown.
    fn behind(&self, next: &str) -> String {
        self.p.to(&format!("/agenda?{}&setelah={next}", self.chosen()))
    }

    fn coming(&self) -> String {
        self.p.to(&format!("/agenda?{}", self.chosen()))
    }

    fn at(&self, month: Month) -> String {
        self.p.to(&format!("/agenda?bulan={month}&{}", self.chosen()))
    }

    fn leads_to(&self, month: Month) -> bool {
        month.is_near(self.now, NEAR)
    }

    fn this_month(&self) -> String {
        self.at(self.now)
    }

    fn calendar(&self) -> String {
        match (self.unit.as_str(), self.district.as_str()) {
            ("", "") => "/agenda.ics".to_owned(),
            ("", code) => format!("/agenda.ics?kecamatan={code}"),
            (code, _) => format!("/unit/{code}/agenda.ics"),
        }
    }
}

/// `GET /agenda?bulan=&unit=&kecamatan=&setelah=`
pub(super) async fn show(Visit(ctx): Visit, query: Query) -> Result<Response<Body>> {
    let unit = match query.text("unit") {
        "" => None,
        code => Some(ctx.directory.successor(code).ok_or(Error::NotFound)?.id),
    };
    let district = district(&ctx, query.text("kecamatan"))?;
    let wanted = Wanted { unit, district, ..Wanted::default() };
    let month = match query.text("bulan") {
        "" => None,
        text => Some(Month::parse(text).ok_or(Error::NotFound)?),
    };
    let (events, next) = match month {
        Some(month) => (of_month(&ctx, wanted, month).await?, None),
        None => coming(&ctx, wanted, query.text("setelah")).await?,
    };
    let p =
        Page::new(&ctx, ctx.locale.t("event-title")).section("event").describe(ctx.locale.t("event-lead"));
    let now = Month::of(ctx.today());
    let page = PublicPage {
        month_name: crate::locale::month_in_words(ctx.locale, month.unwrap_or(now).first_day()),
        month,
        now,
        months: months(&ctx, now, month),
        units: choices(ctx.directory.active(), unit),
        unit: code(&ctx, unit),
        districts: choices(ctx.directory.of_type(UnitType::Kecamatan), district),
        district: code(&ctx, district),
        days: by_day(&ctx, month, events),
        next,
        p,
    };
    public_today_html(&ctx, &page)
}

async fn of_month(ctx: &Ctx, wanted: Wanted, month: Month) -> Result<Vec<Event>> {
    let (from, to) = month.range(&ctx.directory.zone);
    list_public(ctx, &Wanted { from, to, limit: MOST, ..wanted }).await
}

/// What is not over yet, and where the next page begins.
async fn coming(ctx: &Ctx, wanted: Wanted, after: &str) -> Result<(Vec<Event>, Option<String>)> {
    let after = match after {
        "" => None,
        token => Some(
            web::cursor::decode(token)
                .and_then(|values| <[i64; 2]>::try_from(values).ok())
                .ok_or(Error::NotFound)?,
        ),
    };
    let most = i64::try_from(PER_PAGE).unwrap_or(20);
    let mut wanted = Wanted { from: ctx.now(), limit: most + 1, ..wanted };
    if let Some([at, id]) = after {
        wanted.after = (at, id);
    }
    let mut events = list_public(ctx, &wanted).await?;
    let has_more = events.len() > PER_PAGE;
    events.truncate(PER_PAGE);
    let last = events.last().filter(|_| has_more);
    Ok((events.clone(), last.map(|last| web::cursor::encode(&[last.said.starts_at, last.head.id.0]))))
}

/// Months that may be chosen: what is coming, those the page leads to, and the one that is shown.
fn months(ctx: &Ctx, now: Month, shown: Option<Month>) -> Vec<(String, String, bool)> {
    let is_near = |month: &Month| month.is_near(now, NEAR);
    let back = std::iter::successors(Some(now), |month| Some(month.previous())).take_while(is_near);
    let first = back.last().unwrap_or(now);
    let mut months: Vec<Month> =
        std::iter::successors(Some(first), |month| Some(month.next())).take_while(is_near).collect();
    if let Some(shown) = shown.filter(|shown| !months.contains(shown)) {
        months.push(shown);
        months.sort();
    }
    let name = |month: Month| crate::locale::month_in_words(ctx.locale, month.first_day());
    let choice = |month: Month| (month.to_string(), name(month), shown == Some(month));
    let coming = (String::new(), ctx.locale.t("event-coming"), shown.is_none());
    std::iter::once(coming).chain(months.into_iter().map(choice)).collect()
}

/// Units that may be chosen.
fn choices<'a>(
    units: impl IntoIterator<Item = &'a Unit>,
    chosen: Option<UnitId>,
) -> Vec<(String, String, bool)> {
    units.into_iter().map(|unit| (unit.code.clone(), unit.name.clone(), chosen == Some(unit.id))).collect()
}

/// Code of a unit that was chosen; empty for none.
fn code(ctx: &Ctx, chosen: Option<UnitId>) -> String {
    chosen.and_then(|id| ctx.directory.unit(id)).map(|unit| unit.code.clone()).unwrap_or_default()
}

/// Events under the day they begin; what began before the month stands under its first day.
fn by_day(ctx: &Ctx, month: Option<Month>, events: Vec<Event>) -> Vec<Day> {
    let mut days: Vec<(jiff::civil::Date, Vec<Event>)> = Vec::new();
    for event in events {
        let (first, _) = when::days(ctx, &event);
        let day = month.map_or(first, |month| first.max(month.first_day()));
        match days.last_mut() {
            Some((last, list)) if *last == day => list.push(event),
            _ => days.push((day, vec![event])),
        }
    }
    let named = |(day, events)| Day { name: crate::locale::day_in_words(ctx.locale, day), events };
    days.into_iter().map(named).collect()
}
