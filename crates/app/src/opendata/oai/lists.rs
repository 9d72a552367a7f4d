//! Headers in order of their change, and the token that continues a list.

use db::{Sql, params, sql};
use rules::Code as _;
use rules::register::InformationClass;

use super::arguments::Arguments;
use super::{Fault, refuse};
use crate::Result;
use crate::ctx::Ctx;
use crate::ids::{Coded, EntryId, UnitId};

const LIST_HARVEST: Sql = sql!("../sql/list_harvest.sql");
const FIND_HARVEST: Sql = sql!("../sql/find_harvest.sql");
const FIRST_HARVEST: Sql = sql!("../sql/first_harvest.sql");

/// Records in one answer.
const PAGE: usize = 100;

db::record! {
    /// An entry that is or was public.
    #[derive(Debug, Clone)]
    pub(super) struct Header {
        pub(super) id: EntryId,
        pub(super) unit_id: UnitId,
        pub(super) class: Coded<InformationClass>,
        pub(super) changed_at: i64,
        /// Withdrawn: only the header is left.
        pub(super) is_deleted: bool,
    }
}

/// What a list is about and where it goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Question {
    /// Behind this instant, Unix ms.
    at: i64,
    /// Behind this entry of the same instant.
    id: i64,
    until: i64,
    unit: Option<UnitId>,
    class: Option<InformationClass>,
    /// Records before this answer.
    pub(super) before: i64,
}

impl Question {
    /// Reads the question of a list verb, or takes it from its token.
    pub(super) fn read(ctx: &Ctx, arguments: &Arguments) -> std::result::Result<Self, Fault> {
        if let Some(token) = arguments.get("resumptionToken") {
            return Self::resume(token)
                .map_or_else(|| refuse("badResumptionToken", "the token is none of ours"), Ok);
        }
        if arguments.get("metadataPrefix") != Some("oai_dc") {
            return refuse("cannotDisseminateFormat", "only oai_dc is offered");
        }
        let (from, until) = arguments.span().map_err(Fault::Refused)?;
        let (unit, class) = match arguments.get("set").map(|set| set.split_once(':')) {
            None => (None, None),
            Some(Some(("unit", code))) if ctx.directory.by_code(code).is_some() => {
                (ctx.directory.by_code(code).map(|unit| unit.id), None)
            }
            Some(Some(("class", code))) if InformationClass::from_code(code).is_some() => {
                (None, InformationClass::from_code(code))
            }
            // A set without members and no set at all answer the same.
            Some(_) => return refuse("noRecordsMatch", "there is no such set"),
        };
        Ok(Self { at: from - 1, id: i64::MAX, until, unit, class, before: 0 })
    }

    fn resume(token: &str) -> Option<Self> {
        let [at, id, until, unit, class, before] = *web::cursor::decode(token)?.as_slice() else {
            return None;
        };
        let place = usize::try_from(class).ok()?;
        let class = match place.checked_sub(1) {
            None => None,
            Some(place) => Some(*InformationClass::ALL.get(place)?),
        };
        Some(Self { at, id, until, unit: (unit > 0).then_some(UnitId(unit)), class, before })
    }

    fn token(&self) -> String {
        let place =
            self.class.and_then(|class| InformationClass::ALL.iter().position(|known| *known == class));
        let class = place.and_then(|place| i64::try_from(place + 1).ok()).unwrap_or(0);
        let unit = self.unit.map_or(0, |unit| unit.0);
        web::cursor::encode(&[self.at, self.id, self.until, unit, class, self.before])
    }

    /// The next headers and the token for what follows; empty token = the list is complete.
    pub(super) async fn page(&self, ctx: &Ctx) -> Result<(Vec<Header>, Option<String>)> {
        let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
        let values =
            params![ctx.body(), self.at, self.id, self.until, limit, self.unit, self.class.map(Coded)];
        let mut found: Vec<Header> = ctx.db().all(&LIST_HARVEST, values).await?;
        let has_more = found.len() > PAGE;
        found.truncate(PAGE);
        let next = found.last().filter(|_| has_more).map(|last| Self {
            at: last.changed_at,
            id: last.id.0,
            before: self.before + i64::try_from(found.len()).unwrap_or_default(),
            ..*self
        });
        let token = match next {
            Some(next) => Some(next.token()),
            None if self.before > 0 => Some(String::new()),
            None => None,
        };
        Ok((found, token))
    }
}

/// The header of one entry that is or was public.
pub(super) async fn find(ctx: &Ctx, id: EntryId) -> Result<Option<Header>> {
    Ok(ctx.db().optional(&FIND_HARVEST, params![ctx.body(), id]).await?)
}

db::record! {
    struct First {
        at: Option<i64>,
    }
}

/// When the oldest record last changed; now when there is none.
pub(super) async fn earliest(ctx: &Ctx) -> Result<i64> {
    let first: First = ctx.db().one(&FIRST_HARVEST, params![ctx.body()]).await?;
    Ok(first.at.unwrap_or_else(|| ctx.now()))
}
