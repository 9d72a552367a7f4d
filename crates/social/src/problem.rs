//! Why an account could not be read, or not to its end: a closed list, so that every reason has plain words and a
//! way out on the pages.

/// What stood in the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Problem {
    /// A personal profile, or a handle nobody has: no interface may read it.
    PersonalOrUnknown,
    /// Nobody has this handle any more: renamed or removed.
    HandleUnknown,
    /// The account hides itself from people under an age, and from us.
    AgeGated,
    /// The account shows its posts to followers only.
    Private,
    /// The key is good, but not for this account: a role or a consent is missing.
    NoPermission,
    /// The key was withdrawn or ran out; somebody must connect the account again.
    Reconnect,
    /// The money or the units of the day are used up; what was read until then is a lower bound.
    Budget,
    /// Asked too often, again and again.
    Throttled,
    /// The network answers with faults of its own.
    Unavailable,
    /// Answers that cannot be read.
    Malformed,
}

impl Problem {
    /// Every problem.
    pub const ALL: [Self; 10] = [
        Self::PersonalOrUnknown,
        Self::HandleUnknown,
        Self::AgeGated,
        Self::Private,
        Self::NoPermission,
        Self::Reconnect,
        Self::Budget,
        Self::Throttled,
        Self::Unavailable,
        Self::Malformed,
    ];

    /// Stable code, for the database and the texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::PersonalOrUnknown => "personal",
            Self::HandleUnknown => "handle",
            Self::AgeGated => "age",
            Self::Private => "private",
            Self::NoPermission => "permission",
            Self::Reconnect => "reconnect",
            Self::Budget => "budget",
            Self::Throttled => "throttled",
            Self::Unavailable => "unavailable",
            Self::Malformed => "malformed",
        }
    }

    /// Whether a person must do something before the next try can succeed.
    pub fn needs_person(self) -> bool {
        !matches!(self, Self::Budget | Self::Throttled | Self::Unavailable | Self::Malformed)
    }
}
