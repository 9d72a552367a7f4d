//! Dates as a file for calendar programs (RFC 5545), all-day events. A small writer of our own: the libraries
//! bring a second library of dates.

use rules::Code;
use rules::deadline::Stage;

use super::calculator::in_words;
use super::words::words;
use crate::page::Page;

/// Bytes of a line before it is folded (RFC 5545 §3.1).
const LINE_BYTES: usize = 75;

/// The stages whose dates are known, each on its legal day. `now` (Unix ms) is when the file is made.
pub(super) fn calendar(p: &Page, stages: &[Stage], address: &str, now: i64) -> String {
    let mut file = String::new();
    for text in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Terbuka//Tenggat//ID", "CALSCALE:GREGORIAN"] {
        line(&mut file, text);
    }
    line(&mut file, &format!("X-WR-CALNAME:{}", escaped(&p.title)));
    let stamp = rules::zone::local(now, &jiff::tz::TimeZone::UTC).strftime("%Y%m%dT%H%M%SZ").to_string();
    for stage in stages {
        let Ok(due) = stage.due else { continue };
        let next = due.legal.tomorrow().unwrap_or(due.legal);
        let safe = p.w("deadline-file-safe", &in_words(p.locale, due.safe));
        let condition = p.t(&format!("deadline-condition-{}", stage.condition.code().replace('_', "-")));
        let about = format!("{condition}\n{safe}\n{}\n{address}", stage.rule.article);
        let host = p.origin.split("//").last().unwrap_or_default();
        let part = format!("{}-{}-{}", stage.rule.code, stage.condition, stage.from);
        line(&mut file, "BEGIN:VEVENT");
        line(&mut file, &format!("UID:{part}@{host}"));
        line(&mut file, &format!("DTSTAMP:{stamp}"));
        line(&mut file, &format!("DTSTART;VALUE=DATE:{}", due.legal.strftime("%Y%m%d")));
        line(&mut file, &format!("DTEND;VALUE=DATE:{}", next.strftime("%Y%m%d")));
        line(
            &mut file,
            &format!("SUMMARY:{}", escaped(&p.w("deadline-file-summary", words(p, &stage.rule.subject)))),
        );
        line(&mut file, &format!("DESCRIPTION:{}", escaped(&about)));
        line(&mut file, &format!("URL:{address}"));
        line(&mut file, "TRANSP:TRANSPARENT");
        line(&mut file, "END:VEVENT");
    }
    line(&mut file, "END:VCALENDAR");
    file
}

/// Text with its commas, semicolons, backslashes and line ends escaped (§3.3.11).
pub(crate) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | ',' | ';' => {
                safe.push('\\');
                safe.push(character);
            }
            '\n' => safe.push_str("\\n"),
            // Other control characters may not stand in a file.
            other if other.is_control() => {}
            other => safe.push(other),
        }
    }
    safe
}

/// Adds a line, folded between characters, never inside one.
pub(crate) fn line(file: &mut String, text: &str) {
    let mut length = 0;
    for character in text.chars() {
        if length + character.len_utf8() > LINE_BYTES {
            file.push_str("\r\n ");
            length = 1;
        }
        file.push(character);
        length += character.len_utf8();
    }
    file.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn rfc_5545_text_is_escaped() {
        assert_eq!(escaped("a,b;c\\d\ne\u{7}"), "a\\,b\\;c\\\\d\\ne");
    }

    proptest! {
        #[test]
        fn rfc_5545_lines_are_folded_and_unfold_to_what_they_were(text in "[^\r\n]{0,300}") {
            let mut file = String::new();
            line(&mut file, &text);
            prop_assert!(file.ends_with("\r\n"));
            prop_assert!(file.split("\r\n").all(|part| part.len() <= LINE_BYTES));
            prop_assert_eq!(file.replace("\r\n ", ""), format!("{text}\r\n"));
        }
    }
}
