//! Finding the unit of an address, and small words about units.

use axum::body::Body;
use axum::http::Response;

use crate::locale::Locale;
use crate::org::Unit;
use crate::page::{FeedLink, Page, moved};
use crate::{Ctx, Error, Result};

/// Where the address of a unit leads.
pub(super) enum Found<'a> {
    /// Here it is.
    Here(&'a Unit),
    /// It was renamed or merged.
    Moved(Response<Body>),
}

/// The unit of `/unit/{code}{rest}`.
/// Errors: `NotFound` for a code that was never used.
pub(super) fn find<'a>(ctx: &'a Ctx, code: &str, rest: &str) -> Result<Found<'a>> {
    let unit = ctx.directory.successor(code).ok_or(Error::NotFound)?;
    if unit.code == code {
        return Ok(Found::Here(unit));
    }
    Ok(Found::Moved(moved(ctx, &format!("{}{rest}", unit.path()))))
}

/// The frame of a page on a unit's site.
pub(super) fn frame(ctx: &Ctx, unit: &Unit, title: String, description: String) -> Page {
    let mut p = Page::new(ctx, title).describe(description).of_unit(unit.id);
    p.feeds = vec![FeedLink {
        title: p.w("portal-feed-unit", &unit.name),
        path: format!("{}/feed.xml", unit.path()),
    }];
    p
}

/// A telephone number as a link, international where it begins with 0; `None` when there is no number.
pub(super) fn phone_link(phone: &str) -> Option<String> {
    let first = phone.split([',', ';', '/']).next().unwrap_or_default();
    let digits: String = first.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    match digits.strip_prefix('0') {
        _ if digits.len() < 3 => None,
        Some(rest) => Some(format!("tel:+62{rest}")),
        None => Some(format!("tel:{digits}")),
    }
}

/// What a type of unit is called.
pub(super) fn kind_in_words(locale: Locale, unit: &Unit) -> String {
    locale.t(&kind_key(rules::Code::code(unit.unit_type.0)))
}

/// Text key of a type.
pub(super) fn kind_key(code: &str) -> String {
    format!("portal-type-{}", code.replace('_', "-"))
}

#[cfg(test)]
mod tests {
    use super::phone_link;

    #[test]
    fn a_number_can_be_called_from_anywhere() {
        assert_eq!(phone_link("(0254) 391-001"), Some("tel:+62254391001".to_owned()));
        assert_eq!(phone_link("+62 812 3, 0254 1"), Some("tel:+628123".to_owned()));
        assert_eq!(phone_link("112"), Some("tel:112".to_owned()));
        assert_eq!(phone_link("tidak ada"), None);
    }
}
