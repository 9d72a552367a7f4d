//! Ids in the form CKAN has them (UUID). They hold the number of the thing, so that they can be read back
//! and never change; the beginning tells the body and what kind of thing it is.

use crate::ctx::Ctx;

/// What an id names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Package,
    Organization,
    Group,
    File,
    Link,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::Package => "package",
            Self::Organization => "organization",
            Self::Group => "group",
            Self::File => "file",
            Self::Link => "link",
        }
    }
}

/// Twenty hexadecimal digits of the body and the kind, in the first four groups (version 8, RFC 9562).
fn start(ctx: &Ctx, kind: Kind) -> String {
    let name = format!("terbuka/{}/{}", ctx.directory.body.code, kind.name());
    let digits = web::secrets::sha256_hex(name.as_bytes());
    let part = |from: usize, to: usize| digits.get(from..to).unwrap_or_default();
    format!("{}-{}-8{}-8{}-", part(0, 8), part(8, 12), part(12, 15), part(15, 18))
}

/// The id of a thing by its number, which must be below 2⁴⁸.
pub(super) fn id(ctx: &Ctx, kind: Kind, number: i64) -> String {
    format!("{}{number:012x}", start(ctx, kind))
}

/// The number in an id of this kind and body.
pub(super) fn number(ctx: &Ctx, kind: Kind, id: &str) -> Option<i64> {
    let rest = id.strip_prefix(&start(ctx, kind))?;
    if rest.len() != 12 || !rest.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b)) {
        return None;
    }
    i64::from_str_radix(rest, 16).ok()
}

/// Number of a link: its entry and its place.
pub(super) fn link_number(entry: i64, place: usize) -> i64 {
    entry * 256 + i64::try_from(place).unwrap_or(255).min(255)
}
