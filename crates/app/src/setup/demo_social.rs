//! Social media of the demonstration city: what the press reported of January 2023, taken in by the same import that
//! officers use, and sample accounts of the units that were counted. The sources stand in each row of the file.

use rules::activity::{Month, Network};
use social::import::Said;

use crate::social::import::{Options, apply, plan};
use crate::social::{AccountFacts, create};
use crate::{Ctx, Result};

/// First month of the report.
const SINCE: &str = "2023-01";

/// Takes the report in. `facts` is `demo/social.csv`.
/// Errors: a row of the file cannot be taken; the database refuses.
pub(super) async fn add(ctx: &Ctx, facts: &str) -> Result<()> {
    let read = plan(ctx, facts.as_bytes().to_vec(), &Options::default()).await?;
    let plan = read.map_err(|problem| anyhow::anyhow!("demo/social.csv: {problem:?}"))?;
    if let Some(fault) = plan.faults.first() {
        return Err(
            anyhow::anyhow!("demo/social.csv, line {}: {} {}", fault.line, fault.code, fault.value).into()
        );
    }
    apply(ctx, &plan, "social.csv").await?;
    let since = Month::parse(SINCE).ok_or_else(|| anyhow::anyhow!("{SINCE} is no month"))?;
    for row in plan.rows.iter().filter(|row| matches!(row.said, Said::Count { .. })) {
        let code = ctx.directory.unit(row.unit).map_or("", |unit| unit.code.as_str());
        // No real handle: an address of RFC 2606 leads nowhere.
        let facts = AccountFacts {
            unit: row.unit,
            network: Network::Instagram,
            handle: format!("contoh.{code}"),
            url: format!("https://contoh.invalid/instagram/{code}"),
            owner: String::new(),
            decree: String::new(),
            administrators: String::new(),
            verified_how: String::new(),
            active_since: since,
            remote_id: String::new(),
        };
        create(ctx, &facts).await?;
    }
    Ok(())
}
