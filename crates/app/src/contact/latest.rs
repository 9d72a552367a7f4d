//! Where the contact with each unit stands: what the board and the unit's own home show.

use std::collections::HashMap;

use rules::contact::{Rung, State, Topic};
use rules::permission::{self, Act};

use super::store;
use crate::ids::{ContactId, UnitId};
use crate::{Ctx, Result};

/// The contact with a unit that is not over.
#[derive(Debug, Clone)]
pub struct Latest {
    /// Which.
    pub id: ContactId,
    /// Why it is spoken to.
    pub topic: Topic,
    /// Where it stands.
    pub state: State,
    /// The highest rung reached; none before the first.
    pub rung: Option<Rung>,
    /// Day of that rung, ISO.
    pub on: Option<String>,
    /// Last day of a promise or of patience, ISO.
    pub held_until: Option<String>,
    /// Its page in the workroom.
    pub path: String,
}

/// Units that are being spoken to; silence stands before a late report. Errors: the database does not answer.
pub async fn latest(ctx: &Ctx) -> Result<HashMap<UnitId, Latest>> {
    let mut all = HashMap::new();
    let mut after = ContactId(0);
    loop {
        let open = store::list_open(ctx.db(), ctx.body(), after).await?;
        let Some(last) = open.last() else { return Ok(all) };
        after = last.id;
        for contact in open {
            let one = Latest {
                id: contact.id,
                topic: contact.topic.0,
                state: contact.state.0,
                rung: contact.rung.map(|rung| rung.0),
                on: contact.rung_on.clone(),
                held_until: contact.held_until.clone(),
                path: contact.path(),
            };
            let known: Option<&Latest> = all.get(&contact.unit_id);
            if known.is_none_or(|known| known.topic == Topic::Report) {
                all.insert(contact.unit_id, one);
            }
        }
    }
}

/// Pages of the contacts with the person's own units that are not over. Officers who reach every unit see them on the
/// list instead. Errors: the database does not answer.
pub(crate) async fn own(ctx: &Ctx) -> Result<Vec<String>> {
    let mut paths = Vec::new();
    for unit in permission::units_for(Act::AnswerContact, ctx.grants()).unwrap_or_default() {
        let last = ContactId(i64::MAX);
        let newest = store::list(ctx.db(), ctx.body(), Some(UnitId(unit)), false, last, 1).await?;
        paths.extend(newest.first().map(super::model::Contact::path));
    }
    Ok(paths)
}
