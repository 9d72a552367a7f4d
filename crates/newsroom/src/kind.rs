//! Kinds of events a city writes about again and again, each with a beginning to fill in.
//!
//! What is missing stands as `[isi: …]`; the check `unfilled` names every one that was left.

/// A kind of event with its template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kind {
    /// Stable code, such as `kerja-bakti`; part of text keys and forms.
    pub code: &'static str,
    /// First paragraph: title; second: lead; the rest: text in the light markup of news.
    template: &'static str,
}

macro_rules! kinds {
    ($($code:literal)*) => {
        /// All kinds, in the order people choose from.
        pub const KINDS: &[Kind] =
            &[$(Kind { code: $code, template: include_str!(concat!("../data/kinds/", $code, ".txt")) }),*];
    };
}

kinds!(
    "kerja-bakti" "rapat" "musrenbang" "pelayanan" "posyandu" "vaksinasi" "peresmian" "pelatihan" "lomba" "bantuan"
    "bencana"
);

impl Kind {
    /// The kind of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        KINDS.iter().copied().find(|kind| kind.code == code)
    }

    /// What stands between the placeholders and is the same in every story begun with it.
    pub fn fixed(self) -> impl Iterator<Item = &'static str> {
        self.template.split('[').map(|part| part.rsplit_once(']').map_or(part, |(_, fixed)| fixed))
    }

    /// Title, lead and text with their placeholders.
    pub fn parts(self) -> (&'static str, &'static str, &'static str) {
        let (title, rest) = self.template.split_once("\n\n").unwrap_or((self.template, ""));
        let (lead, text) = rest.split_once("\n\n").unwrap_or((rest, ""));
        (title.trim(), lead.trim(), text.trim())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Check, Story, Verdict};

    #[test]
    fn every_kind_has_its_parts_and_is_never_taken_for_a_finished_story() {
        for kind in KINDS {
            let (title, lead, text) = kind.parts();
            assert!(title.chars().count() <= 120 && !lead.is_empty() && !text.is_empty(), "{}", kind.code);
            assert_eq!(Kind::from_code(kind.code), Some(*kind));
            let story =
                Story { title: title.into(), lead: lead.into(), text: text.into(), photos: Vec::new() };
            let report = crate::check(&story);
            let unfilled = report.item(Check::Unfilled).expect("a check");
            assert_eq!(unfilled.verdict, Verdict::Advice, "{}", kind.code);
            let left = [title, lead, text].concat().matches("[isi: ").count();
            assert_eq!(unfilled.number, left, "{}", kind.code);
            for quiet in
                [Check::Spelling, Check::Plain, Check::TitleLong, Check::LeadLong, Check::Readability]
            {
                let item = report.item(quiet).expect("a check");
                assert_ne!(item.verdict, Verdict::Advice, "{}: {item:?}", kind.code);
            }
        }
        assert_eq!(Kind::from_code("tidak-ada"), None);
    }
}
