//! Links sent by mail: a random token, its SHA-256 in the database, used once.

use db::{Db, Sql, Tx, params, sql};

use super::model::Account;
use super::{letters, store};
use crate::ctx::Ctx;
use crate::ids::{AccountId, BodyId};
use crate::{Error, Result};

const INSERT_LINK: Sql = sql!("sql/insert_link.sql");
const FIND_LINK: Sql = sql!("sql/find_link.sql");
const USE_LINK: Sql = sql!("sql/use_link.sql");
const VOID_LINKS: Sql = sql!("sql/void_links.sql");
const COUNT_LINKS_SINCE: Sql = sql!("sql/count_links_since.sql");
const FIND_OPEN_INVITATION: Sql = sql!("sql/find_open_invitation.sql");
const DELETE_OLD_LINKS: Sql = sql!("sql/delete_old_links.sql");

const HOUR_MS: i64 = 60 * 60 * 1000;
const DAY_MS: i64 = 24 * HOUR_MS;
/// So many mails with a link one account gets per hour.
const PER_HOUR: i64 = 4;

/// What a link is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Accepting an invitation: seven days.
    Invitation,
    /// Setting a new password: one hour.
    Reset,
}

impl Kind {
    fn code(self) -> &'static str {
        match self {
            Self::Invitation => "invitation",
            Self::Reset => "reset",
        }
    }

    fn life_ms(self) -> i64 {
        match self {
            Self::Invitation => 7 * DAY_MS,
            Self::Reset => HOUR_MS,
        }
    }

    fn path(self) -> &'static str {
        match self {
            Self::Invitation => "/undangan/",
            Self::Reset => "/sandi-baru/",
        }
    }
}

fn hash(token: &str) -> String {
    web::secrets::sha256_hex(token.as_bytes())
}

db::record! {
    struct Link {
        account_id: AccountId,
        kind: String,
        expires_at: i64,
    }
}

/// Makes a link and mails it; earlier ones of the kind stop working. False when the account got too
/// many within the hour and nothing was sent.
pub(super) async fn send(ctx: &Ctx, tx: &Tx, account: &Account, kind: Kind) -> Result<bool> {
    let now = ctx.now();
    let since = params![ctx.body(), account.id, kind.code(), now - HOUR_MS];
    let recent: i64 = tx.one(&COUNT_LINKS_SINCE, since).await?;
    if recent >= PER_HOUR {
        return Ok(false);
    }
    void(tx, ctx.body(), account.id, kind, now).await?;
    let token = web::secrets::random_token();
    let until = now + kind.life_ms();
    let values = params![ctx.body(), hash(&token), account.id, kind.code(), now, until];
    tx.exec(&INSERT_LINK, values).await?;
    let path = format!("{}{token}", kind.path());
    letters::link(ctx, tx, account, kind.code(), &path, until).await?;
    Ok(true)
}

/// Makes all open links of a kind worthless.
pub(super) async fn void(tx: &Tx, body: BodyId, account: AccountId, kind: Kind, now_ms: i64) -> Result<()> {
    tx.exec(&VOID_LINKS, params![body, account, kind.code(), now_ms]).await?;
    Ok(())
}

/// The account of a link that still works. Changes nothing.
/// Errors: `Refused` when the link is used, too old or made up.
pub(super) async fn owner(ctx: &Ctx, db: &Db, token: &str, kind: Kind) -> Result<Account> {
    let values = params![ctx.body(), hash(token), kind.code(), ctx.now()];
    let link: Option<Link> = db.optional(&FIND_LINK, values).await?;
    let Some(link) = link else { return Err(Error::Refused("account-link-dead")) };
    let account = store::find_account(db, ctx.body(), link.account_id).await?;
    let expected = if kind == Kind::Invitation { "invited" } else { "active" };
    account.filter(|account| account.state == expected).ok_or(Error::Refused("account-link-dead"))
}

/// Uses a link up.
/// Errors: `Refused` when another request was faster.
pub(super) async fn consume(ctx: &Ctx, tx: &Tx, token: &str, kind: Kind) -> Result<()> {
    let values = params![ctx.body(), hash(token), kind.code(), ctx.now()];
    match tx.exec(&USE_LINK, values).await? {
        1 => Ok(()),
        _ => Err(Error::Refused("account-link-dead")),
    }
}

/// Until when the open invitation of an account works, Unix ms.
pub(super) async fn open_invitation(db: &Db, body: BodyId, account: AccountId) -> Result<Option<i64>> {
    Ok(db.one(&FIND_OPEN_INVITATION, params![body, account]).await?)
}

/// Forgets links that ended a month ago.
pub(super) async fn sweep(tx: &Tx, body: BodyId, now_ms: i64) -> Result<u64> {
    Ok(tx.exec(&DELETE_OLD_LINKS, params![body, now_ms - 30 * DAY_MS]).await?)
}
