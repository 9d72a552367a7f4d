//! A unit's PPID signs that an obligation does not concern the unit, or that there is nothing to report
//! this year (*surat pernyataan nihil*). The statement is public with its reason and its signer.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use db::Tx;
use rules::Code;
use rules::obligation::{StatementKind, catalogue};
use rules::permission::Act;
use rules::role::Role;

use super::{desk_unit, matrix, store};
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::{StatementId, UnitId};
use crate::page::{Fields, see_other};
use crate::{Ctx, Error, Result};

/// Longest reason, in characters.
const REASON_CHARS: usize = 1_000;
/// Longest post, in characters.
const POSITION_CHARS: usize = 200;

/// What is to be signed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sign {
    /// Codes; a heading stands for its open items.
    pub codes: Vec<String>,
    /// What is signed; `None` = nothing was chosen.
    pub kind: Option<StatementKind>,
    /// Why; must be given when it does not apply.
    pub reason: String,
    /// Post of the person who signs.
    pub position: String,
}

impl Sign {
    /// As typed.
    pub(crate) fn typed(fields: &Fields) -> Self {
        Self {
            codes: fields.all("kode").map(str::to_owned).collect(),
            kind: StatementKind::from_code(fields.text("jenis")),
            reason: fields.text("alasan").to_owned(),
            position: fields.text("jabatan").to_owned(),
        }
    }

    fn check(&self) -> FieldErrors {
        let mut errors = self.check_words();
        if self.codes.is_empty() {
            errors.0.insert(0, ("kode", "obligation-error-codes"));
        }
        errors
    }

    /// What is signed, why and by whom; without the codes.
    pub(crate) fn check_words(&self) -> FieldErrors {
        let mut errors = FieldErrors::default();
        if self.kind.is_none() {
            errors.add("jenis", "obligation-error-kind");
        }
        if self.kind == Some(StatementKind::NotApplicable) && self.reason.chars().count() < 10 {
            errors.add("alasan", "obligation-error-reason");
        }
        if self.reason.chars().count() > REASON_CHARS {
            errors.add("alasan", "obligation-error-reason-long");
        }
        if self.position.is_empty() || self.position.chars().count() > POSITION_CHARS {
            errors.add("jabatan", "obligation-error-position");
        }
        errors
    }
}

/// A statement that may be signed: permission, words and duties were looked at.
pub(crate) struct Ready<'a> {
    unit: UnitId,
    sign: &'a Sign,
    kind: StatementKind,
    codes: Vec<String>,
    role: Option<Role>,
}

/// Signs one statement for every code. Returns those that were signed.
/// Errors: `Forbidden`; `NotFound` for a unit that is not active or a code that does not concern it;
/// `Invalid`.
pub async fn sign_statement(ctx: &Ctx, unit: UnitId, sign: &Sign) -> Result<Vec<StatementId>> {
    let ready = prepare(ctx, unit, sign).await?;
    let tx = ctx.db().begin().await?;
    let signed = sign_in(ctx, &tx, &ready).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(signed)
}

/// Looks at everything before a transaction begins. Errors: as [`sign_statement`].
pub(crate) async fn prepare<'a>(ctx: &Ctx, unit: UnitId, sign: &'a Sign) -> Result<Ready<'a>> {
    let role = ctx.allow(Act::SignStatement, Some(unit))?;
    if !ctx.directory.unit(unit).is_some_and(crate::org::Unit::is_active) {
        return Err(Error::NotFound);
    }
    sign.check().into_result()?;
    let kind = sign.kind.ok_or(Error::BadRequest)?;
    let codes = concerned(ctx, unit, &sign.codes).await?;
    Ok(Ready { unit, sign, kind, codes, role })
}

/// The signing itself, inside a transaction of the caller: statements with their rows in the change log.
pub(crate) async fn sign_in(ctx: &Ctx, tx: &Tx, ready: &Ready<'_>) -> Result<Vec<StatementId>> {
    let Ready { unit, sign, kind, codes, role } = ready;
    let (unit, kind, role) = (*unit, *kind, *role);
    let mut signed = Vec::new();
    let name = ctx.officer().map(|officer| officer.name.clone()).unwrap_or_default();
    let year = match kind {
        StatementKind::NothingToReport => Some(i64::from(ctx.today().year())),
        StatementKind::NotApplicable => None,
    };
    for code in codes {
        let new = store::NewStatement {
            unit,
            code: code.clone(),
            kind,
            year,
            reason: sign.reason.clone(),
            by: ctx.account(),
            name: name.clone(),
            position: sign.position.clone(),
        };
        let id = store::insert_statement(tx, ctx.body(), &new, ctx.now()).await?;
        let change = Change::new("obligation.sign", "obligation_statement", id)
            .in_unit(unit)
            .as_role(role)
            .public()
            .because(&sign.reason)
            .detail(format!("{code}; {kind}"));
        audit::record(ctx, tx, change).await?;
        signed.push(id);
    }
    Ok(signed)
}

/// The duties the codes stand for.
async fn concerned(ctx: &Ctx, unit: UnitId, codes: &[String]) -> Result<Vec<String>> {
    let matrix = matrix::load(ctx, Some(unit)).await?;
    let line = matrix.line(unit).ok_or(Error::NotFound)?;
    let mut duties = Vec::new();
    for code in codes {
        let row = catalogue().find(code).ok_or(Error::NotFound)?;
        let cell = line.cell(&row.code).ok_or(Error::NotFound)?;
        if cell.is_duty {
            duties.push(code.clone());
            continue;
        }
        let items = line.cells.iter().filter(|cell| cell.row.parent.as_ref() == Some(code));
        duties.extend(items.filter(|cell| cell.standing.status.is_open()).map(|cell| cell.row.code.clone()));
    }
    duties.sort();
    duties.dedup();
    if duties.is_empty() {
        return Err(Error::Refused("obligation-refused-nothing-open"));
    }
    Ok(duties)
}

/// `POST /kerja/kewajiban/unit/{code}/pernyataan`
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path(unit): Path<String>,
    fields: Fields,
) -> Result<Response<Body>> {
    let unit = ctx.directory.by_code(&unit).ok_or(Error::NotFound)?.clone();
    let typed = Sign::typed(&fields);
    match sign_statement(&ctx, unit.id, &typed).await {
        Ok(_) => Ok(see_other(&ctx, &format!("/kerja/kewajiban/unit/{}?ok=statement-signed", unit.code))),
        Err(Error::Invalid(errors)) => desk_unit::again(&ctx, &unit, typed, &errors).await,
        Err(other) => Err(other),
    }
}
