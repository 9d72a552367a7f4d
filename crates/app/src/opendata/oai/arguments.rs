//! The arguments of a question, by the table of the protocol (§3.6, 4).

use jiff::Timestamp;
use jiff::civil::Date;

use super::Refusal;

/// Verbs with the arguments they must and may have. `resumptionToken` stands alone.
const VERBS: [(&str, &[&str], &[&str]); 6] = [
    ("Identify", &[], &[]),
    ("ListMetadataFormats", &[], &["identifier"]),
    ("ListSets", &[], &["resumptionToken"]),
    ("GetRecord", &["identifier", "metadataPrefix"], &[]),
    ("ListIdentifiers", &["metadataPrefix"], &["from", "until", "set", "resumptionToken"]),
    ("ListRecords", &["metadataPrefix"], &["from", "until", "set", "resumptionToken"]),
];

/// A question that keeps to the table.
#[derive(Debug)]
pub(super) struct Arguments(Vec<(String, String)>);

fn wrong<T>(why: &str) -> Result<T, Refusal> {
    Err(("badArgument", why.to_owned()))
}

impl Arguments {
    /// Holds what was sent against the table.
    pub(super) fn read(sent: Vec<(String, String)>) -> Result<Self, Refusal> {
        let verbs: Vec<&str> =
            sent.iter().filter(|(name, _)| name == "verb").map(|(_, value)| value.as_str()).collect();
        let [verb] = verbs.as_slice() else {
            return Err(("badVerb", "exactly one argument verb is needed".to_owned()));
        };
        let Some((_, needed, allowed)) = VERBS.iter().find(|(name, ..)| name == verb) else {
            return Err(("badVerb", "there is no such verb".to_owned()));
        };
        let arguments: Vec<&str> =
            sent.iter().map(|(name, _)| name.as_str()).filter(|name| *name != "verb").collect();
        for (place, name) in arguments.iter().enumerate() {
            if !needed.contains(name) && !allowed.contains(name) {
                return wrong("an argument is not known for this verb");
            }
            if arguments.iter().take(place).any(|before| before == name) {
                return wrong("an argument is given twice");
            }
        }
        let is_resumed = arguments.contains(&"resumptionToken");
        if is_resumed && arguments.len() > 1 {
            return wrong("resumptionToken stands alone");
        }
        if !is_resumed && needed.iter().any(|name| !arguments.contains(name)) {
            return wrong("an argument is missing");
        }
        Ok(Self(sent))
    }

    /// One of them.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// All of them, to be repeated.
    pub(super) fn all(&self) -> Vec<(String, String)> {
        self.0.clone()
    }

    /// The time span asked for: first and last millisecond, both included.
    pub(super) fn span(&self) -> Result<(i64, i64), Refusal> {
        let (from, until) = (self.get("from"), self.get("until"));
        if let (Some(from), Some(until)) = (from, until)
            && from.len() != until.len()
        {
            return wrong("from and until differ in granularity");
        }
        let first = from.map_or(Some(0), |text| instant(text).map(|(first, _)| first));
        let last = until.map_or(Some(i64::MAX), |text| instant(text).map(|(_, last)| last));
        match (first, last) {
            (Some(first), Some(last)) if first <= last => Ok((first, last)),
            (Some(_), Some(_)) => wrong("from is later than until"),
            _ => wrong("a date must be 2026-11-22 or 2026-11-22T08:00:00Z"),
        }
    }
}

/// First and last millisecond of a day or a second in UTC.
fn instant(text: &str) -> Option<(i64, i64)> {
    let (at, length) = match text.len() {
        10 => {
            let day: Date = text.parse().ok()?;
            (day.to_zoned(jiff::tz::TimeZone::UTC).ok()?.timestamp(), 86_400_000)
        }
        20 if text.ends_with('Z') && text.contains('T') => (text.parse::<Timestamp>().ok()?, 1_000),
        _ => return None,
    };
    let first = at.as_millisecond();
    Some((first, first + length - 1))
}

/// An instant as the protocol writes it: seconds in UTC.
pub(super) fn utc(ms: i64) -> String {
    let at = Timestamp::from_millisecond(ms.div_euclid(1_000) * 1_000).unwrap_or(Timestamp::UNIX_EPOCH);
    at.to_string()
}

#[cfg(test)]
mod tests {
    use super::{Arguments, instant, utc};

    fn read(pairs: &[(&str, &str)]) -> Result<Arguments, &'static str> {
        let sent = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Arguments::read(sent).map_err(|(code, _)| code)
    }

    #[test]
    fn a_question_keeps_to_the_table_of_the_protocol() {
        assert!(read(&[("verb", "Identify")]).is_ok());
        assert_eq!(read(&[]).unwrap_err(), "badVerb");
        assert_eq!(read(&[("verb", "Delete")]).unwrap_err(), "badVerb");
        assert_eq!(read(&[("verb", "Identify"), ("verb", "Identify")]).unwrap_err(), "badVerb");
        assert_eq!(read(&[("verb", "Identify"), ("set", "x")]).unwrap_err(), "badArgument");
        assert_eq!(read(&[("verb", "ListRecords")]).unwrap_err(), "badArgument");
        let both = [("verb", "ListRecords"), ("metadataPrefix", "oai_dc"), ("resumptionToken", "x")];
        assert_eq!(read(&both).unwrap_err(), "badArgument");
        assert!(read(&[("verb", "ListRecords"), ("resumptionToken", "x")]).is_ok());
    }

    #[test]
    fn a_day_lasts_to_its_last_millisecond() {
        assert_eq!(instant("1970-01-01"), Some((0, 86_399_999)));
        assert_eq!(instant("1970-01-01T00:00:01Z"), Some((1_000, 1_999)));
        assert_eq!(instant("1970-13-01"), None);
        assert_eq!(utc(1_999), "1970-01-01T00:00:01Z");
    }
}
