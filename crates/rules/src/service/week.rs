//! Opening hours of a week, read from lines as people write them: `Senin–Kamis 08.00–12.00, 13.00–15.30`.

use jiff::civil::{Time, Weekday};

/// A span of a day in which the doors are open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opening {
    /// From.
    pub from: Time,
    /// To; `00.00` and `24.00` at the end mean midnight, the last minute of the day.
    pub to: Time,
}

/// Hours by day, Monday first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Week([Vec<Opening>; 7]);

/// A line that cannot be read, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineFault(pub usize);

/// Names of the days, Monday first, each with its short forms.
const DAYS: [&[&str]; 7] = [
    &["senin", "sen"],
    &["selasa", "sel"],
    &["rabu", "rab"],
    &["kamis", "kam"],
    &["jumat", "jum'at", "jum’at", "jum"],
    &["sabtu", "sab"],
    &["minggu", "ahad", "min"],
];

/// What stands for all days.
const DAILY: [&str; 2] = ["setiap hari", "tiap hari"];

impl Week {
    /// Hours of a day, in their order.
    pub fn of(&self, day: Weekday) -> &[Opening] {
        let place = usize::try_from(day.to_monday_zero_offset()).unwrap_or_default();
        self.0.get(place).map_or(&[], Vec::as_slice)
    }

    /// Whether it is closed all week: nothing was said.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(Vec::is_empty)
    }

    /// Reads lines of days and hours; a day that is not named is closed, and so is one that says `tutup`.
    /// Errors: the first line that cannot be read, that names a day again, or whose hours overlap.
    pub fn read(text: &str) -> Result<Self, LineFault> {
        let mut week = Self::default();
        let mut named = [false; 7];
        for (number, line) in (1..).zip(text.lines()) {
            let line = line.trim().to_lowercase();
            if line.is_empty() {
                continue;
            }
            let fault = LineFault(number);
            let (days, hours) = split(&line).ok_or(fault)?;
            let openings = openings(hours).ok_or(fault)?;
            for place in days {
                let is_named = named.get_mut(place).ok_or(fault)?;
                if std::mem::replace(is_named, true) {
                    return Err(fault);
                }
                openings.clone_into(week.0.get_mut(place).ok_or(fault)?);
            }
        }
        Ok(week)
    }
}

/// Splits a line into its days and the text of its hours.
fn split(line: &str) -> Option<(Vec<usize>, &str)> {
    for daily in DAILY {
        if let Some(rest) = line.strip_prefix(daily) {
            return Some(((0..7).collect(), rest));
        }
    }
    let mut days = Vec::new();
    let mut rest = line;
    loop {
        let (first, after) = day(rest)?;
        rest = after.trim_start();
        let to = ["s.d.", "s/d", "sampai", "-", "–", "—"].iter().find_map(|mark| rest.strip_prefix(mark));
        if let Some((last, after)) = to.and_then(|to| day(to.trim_start())) {
            if last < first {
                return None;
            }
            days.extend(first..=last);
            rest = after.trim_start();
        } else {
            days.push(first);
        }
        match rest.strip_prefix(',').or_else(|| rest.strip_prefix("dan ")) {
            Some(more) if day(more.trim_start()).is_some() => rest = more.trim_start(),
            _ => return Some((days, rest)),
        }
    }
}

/// The day a text begins with, and what follows.
fn day(text: &str) -> Option<(usize, &str)> {
    let found = DAYS.iter().enumerate().find_map(|(place, names)| {
        names.iter().find_map(|name| text.strip_prefix(name).map(|rest| (place, rest)))
    });
    found.filter(|(_, rest)| !rest.starts_with(char::is_alphabetic))
}

fn openings(text: &str) -> Option<Vec<Opening>> {
    let text = text.trim_start_matches(':').trim();
    if matches!(text, "tutup" | "libur") {
        return Some(Vec::new());
    }
    let mut all: Vec<Opening> = Vec::new();
    for span in text.split([',', ';']) {
        let span = span.trim().trim_start_matches("pukul").trim();
        let (from, to) = span.split_once(['-', '–', '—'])?;
        let to = match to.trim() {
            "24.00" | "24:00" | "00.00" | "00:00" => Time::constant(23, 59, 59, 0),
            to => time(to)?,
        };
        let opening = Opening { from: time(from)?, to };
        let is_after = all.last().is_none_or(|last| last.to <= opening.from);
        if opening.to <= opening.from || !is_after {
            return None;
        }
        all.push(opening);
    }
    Some(all)
}

fn time(text: &str) -> Option<Time> {
    let (hour, minute) = text.trim().split_once(['.', ':'])?;
    let number = |text: &str| text.trim().parse::<i8>().ok().filter(|_| text.trim().len() <= 2);
    Time::new(number(hour)?, number(minute)?, 0, 0).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::time as clock;

    use super::*;

    #[test]
    fn hours_are_read_as_people_write_them() {
        let week = Week::read(
            "Senin–Kamis 08.00–12.00, 13.00–15.30\nJum'at: 08:00 - 11:30; 13.00-15.00\n\nSabtu, Minggu tutup",
        )
        .unwrap();
        let open = |from, to| Opening { from, to };
        let long =
            [open(clock(8, 0, 0, 0), clock(12, 0, 0, 0)), open(clock(13, 0, 0, 0), clock(15, 30, 0, 0))];
        for day in [Weekday::Monday, Weekday::Wednesday, Weekday::Thursday] {
            assert_eq!(week.of(day), long, "{day:?}");
        }
        assert_eq!(week.of(Weekday::Friday).len(), 2);
        assert!(week.of(Weekday::Saturday).is_empty());
        let daily = Week::read("setiap hari 00.00-24.00").unwrap();
        assert_eq!(daily.of(Weekday::Sunday).len(), 1);
        assert!(Week::read("").unwrap().is_empty());
    }

    #[test]
    fn a_line_that_cannot_be_read_is_named() {
        for (text, line) in [
            ("Senin 08.00", 1),
            ("Senin 08.00-12.00\nLibur panjang", 2),
            ("Senin 12.00-08.00", 1),
            ("Senin 08.00-12.00, 11.00-15.00", 1),
            ("Senin-Rabu 08.00-12.00\nRabu 08.00-11.00", 2),
            ("Jumat-Senin 08.00-12.00", 1),
            ("Senin 8-12", 1),
            ("Senin 25.00-26.00", 1),
        ] {
            assert_eq!(Week::read(text), Err(LineFault(line)), "{text}");
        }
    }
}
