//! What a finding is: kind, place, how sure, and a masked form that may be shown and logged.

use crate::mask;
use crate::reading::Reading;

/// From this confidence (percent) on, a person should be asked before publishing.
pub const ASKS_FROM: u8 = 50;

/// What kind of personal data it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// *Nomor induk kependudukan*, 16 digits: region, birth day (+40 for women), serial number (UU 24/2013).
    Nik,
    /// *Nomor kartu keluarga*, 16 digits of the same build.
    NoKk,
    /// A mobile number; office lines with an area code are none.
    Phone,
    /// A bank account of a person (personal finance: UU 27/2022 Ps.4(2)).
    Account,
    /// A home address.
    Address,
    /// An e-mail address that is not an office's.
    Email,
    /// *Nomor pokok wajib pajak* of a person.
    Npwp,
    /// A date of birth.
    BirthDate,
}

impl Kind {
    /// All kinds, in the order people read them.
    pub const ALL: [Self; 8] = [
        Self::Nik,
        Self::NoKk,
        Self::Phone,
        Self::Account,
        Self::Address,
        Self::Email,
        Self::Npwp,
        Self::BirthDate,
    ];

    /// Stable name for tables, reports and text keys.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Nik => "nik",
            Self::NoKk => "no-kk",
            Self::Phone => "phone",
            Self::Account => "account",
            Self::Address => "address",
            Self::Email => "email",
            Self::Npwp => "npwp",
            Self::BirthDate => "birth-date",
        }
    }
}

/// One place in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What it is.
    pub kind: Kind,
    /// First byte of the place; always on a character boundary.
    pub start: usize,
    /// Byte after the place; always on a character boundary.
    pub end: usize,
    /// How sure, in percent; see [`ASKS_FROM`].
    pub confidence: u8,
    /// The place with its telling part hidden, such as `3672••••••••0001`: fit for pages and logs.
    pub masked: String,
}

impl Finding {
    /// Whether a person should decide about it before publishing.
    pub const fn asks(&self) -> bool {
        self.confidence >= ASKS_FROM
    }

    /// A finding over the characters `from..to` of a reading.
    pub(crate) fn at(reading: &Reading, kind: Kind, from: usize, to: usize, confidence: u8) -> Self {
        let original: String = reading.original(from, to);
        Self {
            kind,
            start: reading.byte(from),
            end: reading.byte(to),
            confidence,
            masked: mask::mask(kind, &original),
        }
    }
}
