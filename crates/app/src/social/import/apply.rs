//! Taking a file in.

use std::collections::{BTreeMap, BTreeSet};

use db::Tx;
use rules::Code as _;
use rules::activity::{Month, Network, Road};
use rules::permission::Act;
use social::Post;
use social::import::{Said, Shape};

use super::plan::{Plan, PlanRow};
use crate::activity::{self, Presence};
use crate::audit::{self, Change};
use crate::ids::{SocialImportId, UnitId};
use crate::social::model::Place;
use crate::social::recount::recount;
use crate::social::store::{self, NewImport, NewMonth, NewReading};
use crate::{Ctx, Error, Result};

type Group = (UnitId, Network, Month);

/// Takes the rows of a plan in. `name` is the name of the file.
/// Errors: `Forbidden` when a row is of a unit the actor may not write for; `Refused` when nothing is to be taken.
pub async fn apply(ctx: &Ctx, plan: &Plan, name: &str) -> Result<SocialImportId> {
    if plan.rows.is_empty() && plan.whole.is_empty() {
        return Err(Error::Refused("social-import-nothing"));
    }
    let units: BTreeSet<UnitId> =
        plan.rows.iter().map(|row| row.unit).chain(plan.whole.iter().map(|(unit, ..)| *unit)).collect();
    let mut role = None;
    for unit in &units {
        role = ctx.allow(Act::KeepSocialAccounts, Some(*unit))?;
    }
    let tx = ctx.db().begin().await?;
    let new = NewImport {
        name,
        digest: &plan.digest,
        shape: plan.shape.code(),
        rows: plan.rows.len(),
        faults: plan.faults.len(),
        by: ctx.account(),
    };
    let id = store::insert_import(&tx, (ctx.body(), ctx.now()), &new).await?;
    let mut touched = BTreeSet::new();
    for row in &plan.rows {
        touched.extend(note(ctx, &tx, id, row).await?);
    }
    touched.extend(take_posts(ctx, &tx, id, plan).await?);
    for place in touched {
        recount(ctx, &tx, place).await?;
    }
    let detail = format!("{name}; {} baris; {} tidak dapat diambil", plan.rows.len(), plan.faults.len());
    let change = Change::new("social.import", "social_import", id).as_role(role).detail(detail);
    audit::record(ctx, &tx, change.digests("", plan.digest.clone())).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(id)
}

/// Notes a row about a month. Returns the number it touches.
async fn note(ctx: &Ctx, tx: &Tx, import: SocialImportId, row: &PlanRow) -> Result<Option<Place>> {
    let this_month = Month::of(ctx.today());
    let (networks, month, said, posts, proof) = match &row.said {
        Said::Post { .. } => return Ok(None),
        Said::Count { network, month, posts, proof } => {
            (vec![*network], *month, "count", Some(*posts), proof)
        }
        Said::Uncounted { network, month, proof } => {
            (vec![*network], month.unwrap_or(this_month), "uncounted", None, proof)
        }
        Said::NoAccount { network, month, proof } => {
            let social = || Network::ALL.iter().copied().filter(|network| network.is_social()).collect();
            (network.map_or_else(social, |one| vec![one]), month.unwrap_or(this_month), "none", None, proof)
        }
    };
    for network in &networks {
        let import = Some(import);
        let (unit, network) = (row.unit, *network);
        let new =
            NewMonth { unit, network, month, said, posts, proof, import, by: ctx.account(), picture: None };
        store::insert_month(tx, (ctx.body(), ctx.now()), &new).await?;
        let present = said != "none";
        activity::put_presence(ctx, tx, Presence { unit, network, from: month, present }).await?;
    }
    let counted = posts.and_then(|_| networks.first().copied());
    Ok(counted.map(|network| Place { unit: row.unit, network, month, road: Road::Manual }))
}

/// Notes the posts of a file as one reading for each unit, network and month.
async fn take_posts(ctx: &Ctx, tx: &Tx, import: SocialImportId, plan: &Plan) -> Result<Vec<Place>> {
    let road = if plan.shape == Shape::Links { Road::Links } else { Road::Export };
    let mut groups: BTreeMap<Group, Vec<Post>> =
        plan.whole.iter().map(|group| (*group, Vec::new())).collect();
    for row in &plan.rows {
        if let Said::Post { network, id, permalink, published, kind } = &row.said {
            let month = Month::at(*published, &ctx.directory.zone);
            let (published, id, permalink, kind) = (*published, id.clone(), permalink.clone(), *kind);
            groups.entry((row.unit, *network, month)).or_default().push(Post {
                published,
                id,
                permalink,
                kind,
            });
        }
    }
    let mut touched = Vec::new();
    for ((unit, network, month), posts) in groups {
        let (from, to) = month.range(&ctx.directory.zone);
        let end = to.min(ctx.now());
        let is_whole = plan.whole.contains(&(unit, network, month));
        let reading = NewReading {
            unit,
            network,
            road,
            account: None,
            import: Some(import),
            covered: if is_whole { (from, end) } else { (from, from) },
            posts: &posts,
            asked: 0,
            cost: 0,
            problem: "",
        };
        store::insert_reading(tx, (ctx.body(), ctx.now()), &reading).await?;
        activity::put_presence(ctx, tx, Presence { unit, network, from: month, present: true }).await?;
        touched.push(Place { unit, network, month, road });
    }
    Ok(touched)
}
