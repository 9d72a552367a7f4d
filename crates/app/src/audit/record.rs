//! Writing one row of the change log, in the transaction of the change itself.

use rules::chain;
use rules::role::Role;

use super::store;
use crate::Result;
use crate::ctx::{Actor, Ctx};
use crate::ids::{Hex, UnitId};

/// What was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Subject {
    /// Kind of object: `news`, `unit`, `account`, `body`, `file`, `mail`, `search`.
    pub kind: &'static str,
    /// Its id.
    pub id: i64,
}

/// One change to be recorded.
#[derive(Debug, Clone)]
pub struct Change {
    /// The act: `news.publish`, `unit.update`, `account.invite` …
    pub act: &'static str,
    /// The object.
    pub subject: Subject,
    /// Unit concerned.
    pub unit: Option<UnitId>,
    /// Role in which it was done, as [`Ctx::allow`] returned it.
    pub role: Option<Role>,
    /// Whether public pages, feeds or search may look different now.
    pub is_public: bool,
    /// Reason given by the person; empty when none is asked.
    pub reason: String,
    /// What a reader of the log needs to understand the row; never personal data or secrets.
    pub detail: String,
    /// Hex digest of the object's content before and after; empty when it has no content.
    pub before: String,
    /// See `before`.
    pub after: String,
}

impl Change {
    /// A change without reason, detail or digests.
    pub fn new(act: &'static str, kind: &'static str, id: impl Into<db::Value>) -> Self {
        let id = match id.into() {
            db::Value::Int(id) => id,
            _ => 0,
        };
        Self {
            act,
            subject: Subject { kind, id },
            unit: None,
            role: None,
            is_public: false,
            reason: String::new(),
            detail: String::new(),
            before: String::new(),
            after: String::new(),
        }
    }

    /// Sets the unit concerned.
    #[must_use]
    pub fn in_unit(mut self, unit: UnitId) -> Self {
        self.unit = Some(unit);
        self
    }

    /// Sets the role in which it was done.
    #[must_use]
    pub fn as_role(mut self, role: Option<Role>) -> Self {
        self.role = role;
        self
    }

    /// Says that public pages change.
    #[must_use]
    pub fn public(mut self) -> Self {
        self.is_public = true;
        self
    }

    /// Sets the reason the person gave.
    #[must_use]
    pub fn because(mut self, reason: &str) -> Self {
        reason.trim().clone_into(&mut self.reason);
        self
    }

    /// Sets the detail.
    #[must_use]
    pub fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = detail.into();
        self
    }

    /// Sets the digests of the content before and after.
    #[must_use]
    pub fn digests(mut self, before: impl Into<String>, after: impl Into<String>) -> Self {
        self.before = before.into();
        self.after = after.into();
        self
    }
}

/// Appends one row. The time never runs backwards in the log, even when the machine's clock was
/// set back: a row is then stamped with the time of the row before it.
/// Errors: the database refuses; the transaction must then not be committed.
pub async fn record(ctx: &Ctx, tx: &db::Tx, change: Change) -> Result<i64> {
    let place = store::next_place(tx, ctx.body(), ctx.now()).await?;
    let (actor_kind, actor_id, actor_name) = match &ctx.actor {
        Actor::Visitor => ("visitor", None, String::new()),
        Actor::Officer(officer) => ("officer", Some(officer.id.0), officer.name.clone()),
        Actor::System(name) => ("system", None, (*name).to_owned()),
        Actor::Console => ("console", None, "terbuka".to_owned()),
    };
    let mut row = store::ChangeRow {
        seq: place.log_seq,
        at: place.log_at,
        actor_kind: actor_kind.to_owned(),
        actor_id,
        actor_name,
        role: change.role.map(rules::Code::code).unwrap_or_default().to_owned(),
        unit_id: change.unit,
        act: change.act.to_owned(),
        object_kind: change.subject.kind.to_owned(),
        object_id: change.subject.id,
        is_public: change.is_public,
        reason: change.reason,
        detail: change.detail,
        before_digest: Hex(change.before),
        after_digest: Hex(change.after),
        hash: Hex::default(),
    };
    row.hash = hash_of(&place.log_head, &row);
    store::insert(tx, ctx.body(), &row).await?;
    crate::webhook::tell(ctx, tx, &row).await?;
    if row.is_public {
        ctx.app.expect_public_change();
    }
    Ok(row.seq)
}

/// The hash of a row from the hash before it and all its fields (see `rules::chain`).
pub(super) fn hash_of(previous: &Hex, row: &store::ChangeRow) -> Hex {
    let number = |value: i64| value.to_be_bytes().to_vec();
    let maybe = |value: Option<i64>| value.map(number).unwrap_or_default();
    let fields = [
        number(row.seq),
        number(row.at),
        row.actor_kind.clone().into_bytes(),
        maybe(row.actor_id),
        row.actor_name.clone().into_bytes(),
        row.role.clone().into_bytes(),
        maybe(row.unit_id.map(|unit| unit.0)),
        row.act.clone().into_bytes(),
        row.object_kind.clone().into_bytes(),
        number(row.object_id),
        number(i64::from(row.is_public)),
        row.reason.clone().into_bytes(),
        row.detail.clone().into_bytes(),
        row.before_digest.0.clone().into_bytes(),
        row.after_digest.0.clone().into_bytes(),
    ];
    let slices: Vec<&[u8]> = fields.iter().map(Vec::as_slice).collect();
    let previous = chain::digest(&[previous.0.as_bytes()]);
    Hex(hex(&chain::link(&previous, &slices)))
}

/// Lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        write!(text, "{byte:02x}").unwrap_or_default();
        text
    })
}
