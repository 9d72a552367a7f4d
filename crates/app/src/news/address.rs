//! Addresses of news: made from the title, one item each, kept for ever.

use db::Tx;

use super::store;
use crate::ids::NewsId;
use crate::{Ctx, Error, Result};

/// Words after `/berita/` that are pages of their own.
const RESERVED: [&str; 10] =
    ["topik", "bulan", "arsip", "unit", "cari", "umpan", "baru", "feed", "rss", "halaman"];

/// The address a title or a typed word asks for. Never only digits (months and pages are), never the
/// name of another page.
pub(super) fn wanted(text: &str) -> String {
    let slug = bahasa::slug(text);
    let only_digits = slug.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    if only_digits || RESERVED.contains(&slug.as_str()) { format!("berita-{slug}") } else { slug }
}

/// Gives the item the address its title asks for, or the next free one (`…-2`). An address the item
/// had before becomes its present one again.
pub(super) async fn reserve(ctx: &Ctx, tx: &Tx, news: NewsId, title: &str) -> Result<String> {
    let base = wanted(title);
    for number in 1..=500 {
        let slug = if number == 1 { base.clone() } else { format!("{base}-{number}") };
        match store::find_news_by_slug(tx, ctx.body(), &slug).await? {
            Some(owner) if owner == news => return Ok(slug),
            Some(_) => {}
            None => {
                store::insert_address(tx, ctx.body(), &slug, news, ctx.now()).await?;
                return Ok(slug);
            }
        }
    }
    Err(Error::Refused("news-refused-slug"))
}

/// Takes exactly the address someone typed.
/// Errors: `Refused` when it belongs to another item.
pub(super) async fn take(ctx: &Ctx, tx: &Tx, news: NewsId, typed: &str) -> Result<String> {
    let slug = wanted(typed);
    match store::find_news_by_slug(tx, ctx.body(), &slug).await? {
        Some(owner) if owner == news => {}
        Some(_) => return Err(Error::Refused("news-refused-slug")),
        None => store::insert_address(tx, ctx.body(), &slug, news, ctx.now()).await?,
    }
    Ok(slug)
}

#[cfg(test)]
mod tests {
    use super::wanted;

    #[test]
    fn an_address_is_never_another_page() {
        assert_eq!(wanted("Posyandu Melati buka lagi"), "posyandu-melati-buka-lagi");
        assert_eq!(wanted("2026"), "berita-2026");
        assert_eq!(wanted("Topik"), "berita-topik");
        assert_eq!(wanted("!!!"), "berita");
    }
}
