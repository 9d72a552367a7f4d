//! The instruments a body can use: those of the release, its own laid over them.

use rules::assessment::{AssessmentScheme, Checked, builtin, read_csv, read_toml};
use rules::unit::Group;

use super::model::OwnScheme;
use super::store;
use crate::{Ctx, Error, Result};

/// An instrument and its version; 0 = the one of the release.
#[derive(Debug, Clone)]
pub struct Instrument {
    /// The instrument.
    pub scheme: AssessmentScheme,
    /// Version of the body's own text; 0 = as the release has it.
    pub version: i64,
    /// The text it was read from.
    pub content: String,
    /// `toml` or `csv`.
    pub format: String,
}

/// Reads a text in one of the two formats; a table may hold several instruments.
pub(super) fn read(format: &str, content: &str) -> Vec<Checked> {
    if format == "csv" { read_csv(content) } else { vec![read_toml(content)] }
}

/// An own text as an instrument. One that this release no longer accepts is said in the log and left out.
pub(super) fn instrument(own: OwnScheme) -> Option<Instrument> {
    let found = read(&own.format, &own.content).into_iter().find(|one| one.code == own.code);
    let Some(scheme) = found.and_then(|one| one.scheme) else {
        tracing::error!(
            code = own.code,
            version = own.version,
            "an instrument that cannot be read is left out"
        );
        return None;
    };
    Some(Instrument { scheme, version: own.version, content: own.content, format: own.format })
}

/// All instruments, newest year first, the code decides among equals.
/// Errors: the database does not answer.
pub async fn instruments(ctx: &Ctx) -> Result<Vec<Instrument>> {
    let own = store::list_schemes(ctx.db(), ctx.body(), None).await?;
    let mut all: Vec<Instrument> = own.into_iter().filter_map(instrument).collect();
    for (scheme, content) in builtin() {
        if !all.iter().any(|known| known.scheme.code == scheme.code) {
            let (content, format) = ((*content).to_owned(), "toml".to_owned());
            all.push(Instrument { scheme: scheme.clone(), version: 0, content, format });
        }
    }
    all.sort_by(|left, right| {
        right.scheme.year.cmp(&left.scheme.year).then_with(|| left.scheme.code.cmp(&right.scheme.code))
    });
    Ok(all)
}

/// The instrument of a code. Errors: `NotFound`.
pub async fn find(ctx: &Ctx, code: &str) -> Result<Instrument> {
    instruments(ctx).await?.into_iter().find(|one| one.scheme.code == code).ok_or(Error::NotFound)
}

/// The instrument a unit of this group is scored by unless another is asked for: the newest that can be scored.
pub fn default_for(all: &[Instrument], group: Group) -> Option<&Instrument> {
    all.iter().find(|one| one.scheme.is_for(group) && one.scheme.is_scorable())
}
