//! Why something could not be posted: a closed list, so that every reason has plain words and a way out on the pages.

use crate::problem::Problem;

/// What is in the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hurdle {
    /// The key was withdrawn or ran out; somebody must connect the account again.
    Reconnect,
    /// The key is good, but may not post here.
    NoPermission,
    /// Too often.
    Throttled,
    /// The network answers with faults of its own, or not at all. Nothing was posted.
    Unavailable,
    /// An answer that cannot be read, before anything was posted.
    Malformed,
    /// The money of the city's app is used up.
    Budget,
    /// The network does not take this text.
    TextRefused,
    /// The text is longer than the network takes.
    TextTooLong,
    /// The network does not take this picture.
    PictureRefused,
    /// The picture has more bytes than the network takes.
    PictureTooLarge,
    /// The network says that the same post stands already.
    AlreadyThere,
    /// Nobody knows whether it was posted: a person must look at the account.
    Unclear,
}

impl Hurdle {
    /// Every hurdle.
    pub const ALL: [Self; 12] = [
        Self::Reconnect,
        Self::NoPermission,
        Self::Throttled,
        Self::Unavailable,
        Self::Malformed,
        Self::Budget,
        Self::TextRefused,
        Self::TextTooLong,
        Self::PictureRefused,
        Self::PictureTooLarge,
        Self::AlreadyThere,
        Self::Unclear,
    ];

    /// Stable code, for the database and the texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Reconnect => "reconnect",
            Self::NoPermission => "permission",
            Self::Throttled => "throttled",
            Self::Unavailable => "unavailable",
            Self::Malformed => "malformed",
            Self::Budget => "budget",
            Self::TextRefused => "text",
            Self::TextTooLong => "long",
            Self::PictureRefused => "picture",
            Self::PictureTooLarge => "large",
            Self::AlreadyThere => "there",
            Self::Unclear => "unclear",
        }
    }

    /// The hurdle of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|hurdle| hurdle.code() == code)
    }

    /// Whether the same try may succeed later without anybody doing anything.
    pub fn passes_by_itself(self) -> bool {
        matches!(self, Self::Throttled | Self::Unavailable)
    }

    /// Whether the post may stand on the network: then it is not tried again before a person has looked.
    pub fn may_be_posted(self) -> bool {
        matches!(self, Self::AlreadyThere | Self::Unclear)
    }
}

impl From<Problem> for Hurdle {
    fn from(problem: Problem) -> Self {
        match problem {
            Problem::PersonalOrUnknown | Problem::HandleUnknown | Problem::AgeGated | Problem::Private => {
                Self::NoPermission
            }
            Problem::NoPermission => Self::NoPermission,
            Problem::Reconnect => Self::Reconnect,
            Problem::Budget => Self::Budget,
            Problem::Throttled => Self::Throttled,
            Problem::Unavailable => Self::Unavailable,
            Problem::Malformed => Self::Malformed,
        }
    }
}
