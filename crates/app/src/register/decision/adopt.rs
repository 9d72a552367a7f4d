//! Adopting the register of a unit, or of the whole city, by a decision.

use rules::permission::Act;

use super::store;
use crate::audit::{self, Change};
use crate::error::FieldErrors;
use crate::ids::{DecisionId, Hex, UnitId};
use crate::{Ctx, Error, Result};

/// Longest line of a decision, in characters.
const LINE_CHARS: usize = 300;

/// A decision to be recorded. The paper itself may be an entry of the register.
#[derive(Debug, Clone, Default)]
pub struct Adopt {
    /// Unit whose register it adopts; none or the city's own unit = every unit.
    pub unit: Option<UnitId>,
    /// The units directly below it as well: a kecamatan with its kelurahan (PP 17/2018 Ps.25).
    pub with_below: bool,
    /// Number of the decision.
    pub number: String,
    /// Its day, ISO.
    pub decided_on: String,
    /// What it is called.
    pub title: String,
    /// Who signed it.
    pub signer: String,
    /// As what.
    pub signer_position: String,
}

/// Records a decision and freezes what is public now as its rows.
/// Errors: `Invalid` for a missing or too long field, a day in the future, a number used before, and when
/// nothing is public; `Forbidden`.
pub async fn adopt(ctx: &Ctx, input: &Adopt) -> Result<DecisionId> {
    let role = ctx.allow(Act::ManageRegister, None)?;
    check(ctx, input).into_result()?;
    let root = ctx.directory.body.root_unit_id;
    let unit = input.unit.or(root).ok_or(Error::NotFound)?;
    if ctx.directory.unit(unit).is_none() {
        return Err(Error::NotFound);
    }
    let scope = Some(unit).filter(|unit| Some(*unit) != root);
    let tx = ctx.db().begin().await?;
    let id = match store::insert(&tx, ctx.body(), unit, input, ctx.account(), ctx.now()).await {
        Err(Error::Internal(cause)) if is_taken(&cause) => {
            return Err(invalid("number", "desk-error-decision-number"));
        }
        other => other?,
    };
    let entries = store::freeze(&tx, ctx.body(), id, scope, input.with_below).await?;
    let entries = i64::try_from(entries).unwrap_or(i64::MAX);
    if entries == 0 {
        return Err(invalid("unit", "desk-error-decision-empty"));
    }
    let digests = store::digests(&tx, ctx.body(), id).await?;
    let digest = digest_of([&input.number, &input.decided_on, &input.title], &digests);
    store::close(&tx, ctx.body(), id, entries, &digest).await?;
    let change = Change::new("register.adopt", "register_decision", id)
        .in_unit(unit)
        .as_role(role)
        .public()
        .detail(input.number.clone())
        .digests("", digest.0);
    audit::record(ctx, &tx, change).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(id)
}

/// Digest of a decision: number, day and title, then the digest of every frozen version in order.
pub(super) fn digest_of(head: [&String; 3], rows: &[String]) -> Hex {
    let fields: Vec<&[u8]> = head.into_iter().chain(rows).map(String::as_bytes).collect();
    Hex(audit::hex(&rules::chain::digest(&fields)))
}

fn invalid(field: &'static str, key: &'static str) -> Error {
    Error::Invalid(FieldErrors(vec![(field, key)]))
}

fn is_taken(cause: &anyhow::Error) -> bool {
    matches!(cause.downcast_ref(), Some(db::DbError::Unique { .. }))
}

fn check(ctx: &Ctx, input: &Adopt) -> FieldErrors {
    let mut errors = FieldErrors::default();
    for (field, text) in [
        ("number", &input.number),
        ("title", &input.title),
        ("signer", &input.signer),
        ("signer_position", &input.signer_position),
    ] {
        if text.is_empty() {
            errors.add(field, "desk-error-decision-field");
        } else if text.chars().count() > LINE_CHARS {
            errors.add(field, "desk-error-decision-long");
        }
    }
    let day = input.decided_on.parse::<jiff::civil::Date>();
    if !day.is_ok_and(|day| day <= ctx.today()) {
        errors.add("decided_on", "desk-error-decision-day");
    }
    errors
}
