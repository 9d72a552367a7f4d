//! The checks by name. A code never changes its meaning; texts, settings and the measurement refer to it.

/// What a check is about; the editor shows advice in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Group {
    /// People who could be harmed.
    People,
    /// The title.
    Title,
    /// What the reader must learn: who, where, when, from whom.
    Facts,
    /// Length and shape.
    Form,
    /// Fact apart from opinion.
    Tone,
    /// Words: slips, the house's own terms, agency-speak.
    Words,
    /// Photos.
    Photo,
}

impl Group {
    /// All groups, the gravest first.
    pub const ALL: [Self; 7] =
        [Self::People, Self::Title, Self::Facts, Self::Tone, Self::Words, Self::Form, Self::Photo];

    /// Stable name for texts.
    pub const fn code(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Title => "title",
            Self::Facts => "facts",
            Self::Form => "form",
            Self::Tone => "tone",
            Self::Words => "words",
            Self::Photo => "photo",
        }
    }
}

macro_rules! checks {
    ($($(#[$doc:meta])* $name:ident $code:literal $group:ident $on:literal,)*) => {
        /// One thing an editor looks at.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Check {
            $($(#[$doc])* $name,)*
        }

        impl Check {
            /// All checks, in the order of a report.
            pub const ALL: [Self; [$($code),*].len()] = [$(Self::$name),*];

            /// Stable code, such as `title.long`.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// What it is about.
            pub const fn group(self) -> Group {
                match self { $(Self::$name => Group::$group,)* }
            }

            /// Whether its advice is shown unless somebody decides otherwise: its precision and recall on real news
            /// are measured and its F1 is at least 0.85, or it only counts or compares what is plainly there.
            pub const fn is_on_by_default(self) -> bool {
                match self { $(Self::$name => $on,)* }
            }
        }
    };
}

checks! {
    /// There is no title.
    TitleMissing "title.missing" Title true,
    /// The title is too long for a list.
    TitleLong "title.long" Title true,
    /// The title says too little.
    TitleShort "title.short" Title true,
    /// The title is all capitals.
    TitleCapitals "title.capitals" Title true,
    /// The title does not say what happened: it has no verb.
    TitleVerb "title.verb" Title true,
    /// The title teases and withholds.
    TitleClickbait "title.clickbait" Title true,
    /// There is no text.
    TextMissing "text.missing" Form true,
    /// The lead cannot be taken in at one glance.
    LeadLong "lead.long" Form true,
    /// Nobody is named at the beginning.
    Who "who" Facts false,
    /// The beginning does not say what happened.
    What "what" Facts false,
    /// The beginning does not say where.
    Where "where" Facts false,
    /// The beginning does not say when.
    When "when" Facts true,
    /// Nothing says why.
    Why "why" Facts false,
    /// Nothing says how.
    How "how" Facts false,
    /// The text does not begin with the place it was written in.
    Dateline "dateline" Facts true,
    /// Nobody with name and office is responsible for what is said.
    Source "source" Facts true,
    /// Nobody is quoted.
    Quote "quote" Facts true,
    /// A photo has no caption.
    Caption "caption" Photo true,
    /// A photo has no credit.
    Credit "credit" Photo true,
    /// A paragraph holds more than one idea.
    ParagraphLong "paragraph.long" Form true,
    /// A sentence is hard to read.
    SentenceLong "sentence.long" Form true,
    /// The text is all capitals.
    Capitals "capitals" Form true,
    /// Words were broken by copying.
    Broken "broken" Form false,
    /// A whole sentence is in another language.
    Language "language" Form false,
    /// The writer judges instead of telling.
    Opinion "opinion" Tone false,
    /// The text praises a leader or asks for votes.
    Campaign "campaign" Tone false,
    /// A child can be recognised.
    Minor "minor" People true,
    /// A victim is named.
    Victim "victim" People true,
    /// Personal data stands in the text.
    Personal "personal" People true,
    /// A part of a template was not filled in.
    Unfilled "unfilled" Facts true,
    /// A word is probably a slip, or cut in two.
    Spelling "spelling" Words true,
    /// The city's own list of words prefers another term.
    House "house" Words true,
    /// Agency-speak that has plain words.
    Plain "plain" Words true,
    /// The whole text is as hard to read as a letter of an office or a law.
    Readability "readability" Form true,
}

impl Check {
    /// The check of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|check| check.code() == code)
    }

    /// Key of its texts: the code with dashes.
    pub fn key(self) -> String {
        self.code().replace('.', "-")
    }

    /// Whether it reads names, which cannot be told from other words in capitals.
    pub(crate) const fn needs_names(self) -> bool {
        matches!(self, Self::Who | Self::Source | Self::Minor | Self::Victim)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_known_and_differ() {
        for check in Check::ALL {
            assert_eq!(Check::from_code(check.code()), Some(check));
            assert!(Group::ALL.contains(&check.group()));
        }
    }
}
