//! Addresses of entries: made from the title, one entry each, kept for ever.

use db::Tx;

use super::store;
use crate::ids::EntryId;
use crate::{Ctx, Error, Result};

/// Words after `/informasi/` that are pages of their own.
const RESERVED: [&str; 16] = [
    "berkala",
    "serta-merta",
    "setiap-saat",
    "dikecualikan",
    "kewajiban",
    "daftar",
    "keputusan",
    "cari",
    "umpan",
    "unit",
    "baru",
    "impor",
    "halaman",
    "versi",
    "berkas",
    "peringatan",
];

/// The address a title asks for. Never only digits, never the name of another page.
pub(super) fn wanted(text: &str) -> String {
    let slug = bahasa::slug(text);
    let only_digits = slug.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    if only_digits || RESERVED.contains(&slug.as_str()) { format!("informasi-{slug}") } else { slug }
}

/// Gives the entry the address its title asks for. Many units publish under one title
/// ("DPA 2026"), so a taken address gets the unit's code, then the entry's number.
pub(super) async fn reserve(ctx: &Ctx, tx: &Tx, entry: EntryId, unit: &str, title: &str) -> Result<String> {
    let base = wanted(title);
    for slug in [base.clone(), format!("{base}-{unit}"), format!("{base}-{unit}-{entry}")] {
        match store::find_entry_by_slug(tx, ctx.body(), &slug).await? {
            Some(owner) if owner == entry => return Ok(slug),
            Some(_) => {}
            None => {
                store::insert_address(tx, ctx.body(), &slug, entry, ctx.now()).await?;
                return Ok(slug);
            }
        }
    }
    Err(Error::Refused("register-refused-slug"))
}

#[cfg(test)]
mod tests {
    use super::wanted;

    #[test]
    fn an_address_is_never_another_page() {
        assert_eq!(wanted("Ringkasan APBD 2026"), "ringkasan-apbd-2026");
        assert_eq!(wanted("2026"), "informasi-2026");
        assert_eq!(wanted("Serta merta"), "informasi-serta-merta");
    }
}
