//! Writing the consequence test.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::exemption::Step;
use rules::obligation::{Groups, ObligationClass, catalogue};

use super::item::{self, Shown};
use super::model::{Exemption, Test};
use super::{step, store};
use crate::ctx::SignedIn;
use crate::ids::ExemptionId;
use crate::page::{Fields, see_other};
use crate::{Ctx, Error, Result};

/// Saves the test of a draft. Returns the version afterwards.
/// Errors: `Invalid` for lengths and days, `Refused`, `Conflict`, `Forbidden`.
pub async fn save(ctx: &Ctx, id: ExemptionId, version: i64, test: &Test) -> Result<i64> {
    let step::Taken { exemption: before, role, .. } = step::take(ctx, id, Step::Edit, version).await?;
    let mut errors = step::check_sizes(test);
    let groups = crate::obligation::groups(ctx, before.unit_id).await?;
    if test.obligations.iter().any(|code| !may_cover(&groups, code)) {
        errors.add("kewajiban", "exemption-error-obligation");
    }
    errors.into_result()?;
    if before.test() == *test {
        return Ok(before.version);
    }
    let mut after = before.clone();
    put(&mut after, test);
    let tx = ctx.db().begin().await?;
    store::put_obligations(&tx, ctx.body(), id, &test.obligations).await?;
    step::write(ctx, &tx, &before, &after, step::change("exemption.save", &after, role)).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(before.version + 1)
}

/// Whether an exemption of a unit of these groups may cover an obligation: one of its duties, and not what
/// is owed about exemptions themselves, which no exemption can withhold.
pub(super) fn may_cover(groups: &Groups, code: &str) -> bool {
    let rows = catalogue();
    let duty = rows.find(code).filter(|row| rows.is_duty(row, groups));
    duty.is_some_and(|row| row.class != ObligationClass::Exempt)
}

fn put(exemption: &mut Exemption, test: &Test) {
    let day = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
    let Test { information, document, withheld_part, occasion, ground, law, .. } = test.clone();
    exemption.information = information;
    exemption.document = document;
    exemption.withheld_part = withheld_part;
    exemption.occasion = occasion;
    exemption.ground = ground;
    exemption.law = law;
    exemption.if_opened.clone_from(&test.if_opened);
    exemption.if_closed.clone_from(&test.if_closed);
    exemption.weighing.clone_from(&test.weighing);
    exemption.never_exempt.clone_from(&test.never_exempt);
    exemption.exempt_until = day(&test.exempt_until);
    exemption.period_basis.clone_from(&test.period_basis);
    exemption.review_on = day(&test.review_on);
    exemption.obligations = test.obligations.join(" ");
}

/// The test as posted. A choice that is not in its list counts as not made.
pub(super) fn posted(fields: &Fields) -> Test {
    let text = |name: &str| fields.text(name).to_owned();
    let one_of = |name: &str, list: &[&str]| {
        let typed = fields.text(name);
        if list.contains(&typed) { typed.to_owned() } else { String::new() }
    };
    let never: Vec<&str> = <rules::exemption::NeverExempt as rules::Code>::ALL
        .iter()
        .map(|kind| rules::Code::code(*kind))
        .collect();
    let mut obligations: Vec<String> = fields.all("obligation").map(str::to_owned).collect();
    obligations.sort_unstable();
    obligations.dedup();
    let grounds: Vec<&str> = rules::exemption::grounds().iter().map(|ground| ground.code.as_str()).collect();
    Test {
        information: text("informasi"),
        document: text("dokumen"),
        withheld_part: text("bagian"),
        occasion: one_of("saat", &step::OCCASIONS),
        ground: one_of("alasan", &grounds),
        law: text("undang-undang"),
        if_opened: text("bila-dibuka"),
        if_closed: text("bila-ditutup"),
        weighing: text("pertimbangan"),
        never_exempt: one_of("tidak-boleh", &never),
        exempt_until: text("sampai"),
        period_basis: text("dasar-waktu"),
        review_on: text("tinjau"),
        obligations,
    }
}

/// `POST /kerja/dikecualikan/{id}`
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path(id): Path<ExemptionId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let version = fields.parse("version").unwrap_or_default();
    let test = posted(&fields);
    match save(&ctx, id, version, &test).await {
        Ok(_) => Ok(see_other(&ctx, &format!("{}?ok=exemption-saved", step::path(id)))),
        Err(Error::Invalid(errors)) => {
            item::page(&ctx, id, Shown { test: Some(test), errors, ..Shown::default() }).await
        }
        Err(Error::Conflict) => {
            item::page(&ctx, id, Shown { test: Some(test), is_conflict: true, ..Shown::default() }).await
        }
        Err(other) => Err(other),
    }
}
