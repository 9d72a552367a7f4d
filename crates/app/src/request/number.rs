//! Numbers and codes of a case: the registration number everybody may read, the tracking code only the
//! requester and the officers know.

use db::{Db, Tx};
use jiff::civil::Date;
use rules::request::{Pattern, Series};

use super::{file_store, store};
use crate::ids::{BodyId, UnitId};
use crate::{Ctx, Error, Result};

/// Letters and digits that cannot be taken for one another on paper or by telephone.
const LETTERS: [char; 32] = [
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'J', 'K', 'M',
    'N', 'P', 'Q', 'R', 'S', 'T', 'V', 'W', 'X', 'Y', 'Z',
];
const CODE_LETTERS: usize = 12;

/// The next registration number of a unit on a day, taken inside the transaction that files.
pub(super) async fn next(ctx: &Ctx, tx: &Tx, unit: UnitId, day: Date) -> Result<String> {
    let seq = store::raise_number(tx, ctx.body(), unit, "request", i64::from(day.year())).await?;
    let code = &ctx.directory.unit(unit).ok_or(Error::NotFound)?.code;
    Ok(pattern(tx, ctx.body(), Series::Request).await?.fill(seq, code, day.month(), day.year()))
}

/// The pattern by which a body numbers a series; the usual one where it set none.
/// Errors: `Internal` for a stored pattern that is none: by the usual one a number could be given twice.
pub(crate) async fn pattern(db: &Db, body: BodyId, series: Series) -> Result<Pattern> {
    let Some(own) = file_store::find_pattern(db, body, series).await? else { return Ok(series.usual()) };
    Pattern::new(series, &own)
        .map_err(|fault| Error::Internal(anyhow::anyhow!("stored pattern {own:?}: {fault:?}")))
}

/// A fresh tracking code.
pub(super) fn new_tracking() -> String {
    rand::random::<[u8; CODE_LETTERS]>()
        .into_iter()
        .filter_map(|byte| LETTERS.get(usize::from(byte & 31)))
        .collect()
}

/// A tracking code as people type it: spaces, hyphens, small letters and look-alikes are forgiven.
/// `None` when it cannot be one.
pub(super) fn typed_tracking(text: &str) -> Option<String> {
    let code: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .take(CODE_LETTERS + 1)
        .map(|c| match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .collect();
    (code.chars().count() == CODE_LETTERS && code.chars().all(|c| LETTERS.contains(&c))).then_some(code)
}

/// A code in groups of four, for reading.
pub(crate) fn grouped(code: &str) -> String {
    let letters: Vec<char> = code.chars().collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::{grouped, new_tracking, typed_tracking};

    #[test]
    fn a_tracking_code_is_read_as_people_type_it() {
        let code = new_tracking();
        assert_eq!(typed_tracking(&grouped(&code)), Some(code.clone()));
        assert_eq!(typed_tracking(&format!(" {} ", code.to_lowercase())), Some(code));
        assert_eq!(typed_tracking("O1IL-0000-0000").as_deref(), Some("011100000000"));
        for wrong in ["", "ABCD", "ABCD-EFGH-JKMU", "ABCD-EFGH-JKMN-P", "../../etc/pas"] {
            assert_eq!(typed_tracking(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn no_two_codes_are_the_same() {
        let codes: std::collections::HashSet<String> = (0..1000).map(|_| new_tracking()).collect();
        assert_eq!(codes.len(), 1000);
    }
}
