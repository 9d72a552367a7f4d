//! A due date with its proof, as programs read it: the same for the API and the command line.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use rules::Code;
use rules::calendar::{NotLoaded, WorkCalendar};
use rules::deadline::{Due, ExplainedDay, Profile, Rule, Start, Term, explain};
use serde::Serialize;

/// A period, its dates, and every day between.
#[derive(Debug, Serialize)]
pub struct Answer {
    kind: &'static str,
    subject: &'static str,
    subject_en: &'static str,
    actor: &'static str,
    article: &'static str,
    /// The regulation of the body that makes the period stricter than the law; null where the law holds as it is.
    local_basis: Option<String>,
    confidence: &'static str,
    length: u16,
    unit: &'static str,
    direction: &'static str,
    starts_on: &'static str,
    start_event: &'static str,
    start_event_en: &'static str,
    when_missed: &'static str,
    when_missed_en: &'static str,
    start: String,
    #[serde(flatten)]
    dates: Dates,
    extended: Option<Extended>,
    calendar: CalendarFacts,
    /// The proof, day by day.
    pub days: Vec<DayFacts>,
}

/// The dates of a period.
#[derive(Debug, Serialize)]
struct Dates {
    due_legal: String,
    due_safe: String,
    /// Null when the calendar ends before it.
    opens_on: Option<String>,
    opens_on_unknown: Option<String>,
    /// The minute of the end, for periods in hours.
    due_at: Option<String>,
}

/// The period prolonged once.
#[derive(Debug, Serialize)]
struct Extended {
    length: u16,
    /// Null when the calendar ends before it; `unknown` says so.
    dates: Option<Dates>,
    unknown: Option<String>,
}

/// Which calendar was used.
#[derive(Debug, Serialize)]
struct CalendarFacts {
    name: String,
    decree: String,
    years: Vec<i16>,
    is_provisional: bool,
}

/// One day of the proof.
#[derive(Debug, Serialize)]
pub struct DayFacts {
    date: String,
    kind: &'static str,
    name: String,
    n: Option<u16>,
    n_safe: Option<u16>,
    why: &'static str,
}

/// Counts a period as a body keeps it (`Profile::default()` = the law as it stands) and proves it. `zone` is the one of the body.
/// Errors: `NotLoaded` when the calendar ends before the date.
pub fn answer(
    (rule, profile): (&'static Rule, &Profile),
    calendar: &WorkCalendar,
    start: Start,
    zone: &TimeZone,
) -> Result<Answer, NotLoaded> {
    let term = profile.term(rule);
    let due = term.due(calendar, start)?;
    let days = explain(term, calendar, start, &due)?;
    let version = calendar.version().clone();
    Ok(Answer {
        kind: &rule.code,
        subject: first(&rule.subject),
        subject_en: second(&rule.subject),
        actor: &rule.actor,
        article: &rule.article,
        local_basis: profile.basis(rule).map(str::to_owned),
        confidence: rule.mark.code(),
        length: term.length,
        unit: term.unit.code(),
        direction: term.direction.code(),
        starts_on: term.starts_on.code(),
        start_event: first(&rule.start),
        start_event_en: second(&rule.start),
        when_missed: first(&rule.missed),
        when_missed_en: second(&rule.missed),
        start: start.date().to_string(),
        dates: dates(&due, zone),
        extended: profile.extended(rule).map(|term| extended(term, calendar, start, zone)),
        calendar: CalendarFacts {
            name: version.name,
            decree: version.decree,
            years: version.years,
            is_provisional: version.is_provisional,
        },
        days: days.into_iter().map(day).collect(),
    })
}

/// The days between an event and the last day of a period, each with its number.
/// Errors: `NotLoaded` when the calendar ends before the date.
pub fn proof(term: Term, calendar: &WorkCalendar, start: Start) -> Result<Vec<DayFacts>, NotLoaded> {
    let due = term.due(calendar, start)?;
    Ok(explain(term, calendar, start, &due)?.into_iter().map(day).collect())
}

impl Answer {
    /// The answer in lines for a terminal, Indonesian.
    pub fn to_text(&self) -> String {
        let mut lines = vec![
            format!("{}  {} ({})", self.kind, self.subject, self.article),
            format!("mulai            {}  {}", self.start, self.start_event),
            format!("batas hukum      {}", self.dates.due_legal),
            format!("batas aman       {}", self.dates.due_safe),
            format!("langkah terbuka  {}", or_unknown(&self.dates)),
        ];
        lines.extend(self.dates.due_at.as_ref().map(|at| format!("berakhir pukul   {at}")));
        if let Some(extended) = &self.extended {
            let until = extended.dates.as_ref().map(|dates| dates.due_legal.as_str());
            let until = until.or(extended.unknown.as_deref()).unwrap_or_default();
            lines.push(format!("bila diperpanjang {until}"));
        }
        lines.push(format!("kalender         {} ({})", self.calendar.name, self.calendar.decree));
        let n = |n: Option<u16>| n.map(|n| n.to_string()).unwrap_or_default();
        lines.extend(self.days.iter().map(|day| {
            format!("  {}  {:>3} {:>3}  {} {}", day.date, n(day.n), n(day.n_safe), day.why, day.name)
                .trim_end()
                .to_owned()
        }));
        lines.join("\n")
    }
}

fn or_unknown(dates: &Dates) -> &str {
    dates.opens_on.as_deref().or(dates.opens_on_unknown.as_deref()).unwrap_or_default()
}

fn first([first, _]: &'static [String; 2]) -> &'static str {
    first
}

fn second([_, second]: &'static [String; 2]) -> &'static str {
    second
}

fn dates(due: &Due, zone: &TimeZone) -> Dates {
    let moment = |at: DateTime| rules::zone::instant(at, zone).map(|ms| rules::zone::rfc3339(ms, zone));
    Dates {
        due_legal: due.legal.to_string(),
        due_safe: due.safe.to_string(),
        opens_on: due.opens_on.ok().map(|day| day.to_string()),
        opens_on_unknown: due.opens_on.err().map(|why| why.to_string()),
        due_at: due.at.and_then(moment),
    }
}

fn extended(term: Term, calendar: &WorkCalendar, start: Start, zone: &TimeZone) -> Extended {
    let due = term.due(calendar, start);
    Extended {
        length: term.length,
        dates: due.as_ref().ok().map(|due| dates(due, zone)),
        unknown: due.err().map(|why| why.to_string()),
    }
}

fn day(day: ExplainedDay) -> DayFacts {
    let plain = if day.date.weekday().to_monday_one_offset() > 5 { "weekend" } else { "weekday" };
    DayFacts {
        date: day.date.to_string(),
        kind: day.kind.map_or(plain, Code::code),
        name: day.name,
        n: day.n,
        n_safe: day.n_safe,
        why: day.why.code(),
    }
}

/// Reads when an event was: a day (`2026-03-13`), a local time (`2026-03-13T23:59:59`), or an instant with its
/// offset (`…+07:00`, `…Z`), which is taken into the zone of the body. `None` for anything else.
pub fn start_of(text: &str, zone: &TimeZone) -> Option<Start> {
    if text.len() == 10 {
        return text.parse::<Date>().ok().map(Start::day);
    }
    // A plus sign in an address that was not escaped arrives as a blank.
    let text = text.replace(' ', "+");
    let (_, time) = text.split_once('T')?;
    if time.ends_with('Z') || time.contains(['+', '-']) {
        let instant = text.parse::<Timestamp>().ok()?;
        return Some(Start::moment(instant.as_millisecond(), zone));
    }
    text.parse::<DateTime>().ok().map(Start::local)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn an_event_is_a_day_a_local_time_or_an_instant() {
        let jakarta = TimeZone::get("Asia/Jakarta").unwrap();
        let day = |text: &str| start_of(text, &jakarta).map(Start::date);
        assert_eq!(day("2026-03-13"), Some(date(2026, 3, 13)));
        assert_eq!(day("2026-03-13T23:59:59"), Some(date(2026, 3, 13)));
        assert_eq!(day("2026-03-13T23:59:59+07:00"), Some(date(2026, 3, 13)));
        assert_eq!(day("2026-03-13T23:59:59 07:00"), Some(date(2026, 3, 13)));
        assert_eq!(day("2026-03-13T17:00:00Z"), Some(date(2026, 3, 14)));
        for bad in
            ["", "13-3-2026", "2026-02-30", "2026-03-13T", "2026-03-13T25:00", "2026-03-13 10:00", "besok"]
        {
            assert_eq!(day(bad), None, "{bad}");
        }
    }
}
