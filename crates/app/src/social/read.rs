//! Reading accounts through the networks' own interfaces and feeds, once a day.
//!
//! Each account is a reading of its own: killed in the middle, the accounts read today are passed over and the rest is
//! read. Renewed keys are stored before anything else is asked. What a day may cost is kept with the connector.

use std::collections::BTreeSet;

use rules::activity::{Month, Network};
use social::{
    Access, Answer, Ask, Base, Connection, Connector, Method, Next, Outcome, Tokens, Visit, connector_of,
};
use web::outgoing::{HeaderMap, HeaderValue, Outgoing, Policy, Resolver};

use super::connector_store::{self, ConnectorRow, Left};
use super::model::{Account, Place, PostRow};
use super::recount::recount;
use super::store::{self, NewReading};
use super::{account_store, keys};
use crate::audit::{self, Change};
use crate::daily::{self, Daily};
use crate::{Ctx, Result};

/// Longer pauses are left to the next day.
const PATIENCE_MS: i64 = 60_000;
/// In the first days of a month the month before is read once more.
const FIRST_DAYS: i8 = 7;
/// Version of Meta's interfaces.
pub(super) const META_VERSION: &str = "v25.0";

/// The daily look at every account.
pub(crate) struct Look;

impl Daily for Look {
    const NAME: &'static str = "social.read";
    const HOUR: i8 = 3;
    const ACTOR: &'static str = "pembaca medsos";

    async fn run(ctx: &Ctx) -> Result<()> {
        let policy = Policy { max_redirects: 0, ..Policy::default() };
        let client = Outgoing::new(policy, Resolver::System).map_err(anyhow::Error::new)?;
        let count = read_all(ctx, &client).await?;
        tracing::info!(count, "accounts on social networks were read");
        Ok(())
    }
}

/// Reads every account that was not read today and may be asked. Returns how many were read.
/// Errors: the database does not answer. What a network answers is no error: it stands with the account.
pub async fn read_all(ctx: &Ctx, client: &Outgoing) -> Result<usize> {
    let mut count = 0;
    if connector_store::list(ctx.db(), ctx.body()).await?.is_empty() {
        return Ok(count);
    }
    for account in account_store::list(ctx.db(), ctx.body(), None).await? {
        if is_due(ctx, &account) {
            let read = read_one(ctx, client, &account).await;
            count += usize::from(*read.as_ref().unwrap_or(&false));
            daily::pass_over(read.map(|_| ()), "social_account", account.id.0)?;
        }
    }
    Ok(count)
}

fn is_due(ctx: &Ctx, account: &Account) -> bool {
    let today = ctx.today();
    let is_read = account.read_at.is_some_and(|at| rules::zone::day(at, &ctx.directory.zone) == today);
    let waits = account.wait_until.is_some_and(|until| until > ctx.now());
    account.ended_at.is_none() && !is_read && !waits
}

/// What is read: this month, and in its first days the month before.
fn range(ctx: &Ctx) -> (i64, i64) {
    let month = Month::of(ctx.today());
    let first = if ctx.today().day() <= FIRST_DAYS { month.previous() } else { month };
    (first.range(&ctx.directory.zone).0, month.range(&ctx.directory.zone).1)
}

/// Reads one account. False when there is no way to read it.
async fn read_one(ctx: &Ctx, client: &Outgoing, account: &Account) -> Result<bool> {
    // Read anew for each account: what was spent and what was switched off counts at once.
    let rows = connector_store::list(ctx.db(), ctx.body()).await?;
    let Some((row, connection)) = connection(ctx, account, &rows)? else { return Ok(false) };
    let today = ctx.today().to_string();
    let spent = if row.spent_on == today { row.spent } else { 0 };
    let left = row.daily_budget.map(|budget| u64::try_from(budget.saturating_sub(spent)).unwrap_or(0));
    let connector = connection.connector;
    let visit = connection.visit(range(ctx), left, ctx.now());
    let (outcome, wait_until) = drive(ctx, client, account, visit).await?;
    keep(ctx, account, connector, &outcome, (wait_until, &today, spent)).await?;
    Ok(true)
}

/// The way an account is read, and the settings it rests on. `None` when there is no way.
/// Errors: `Internal` when stored keys cannot be opened: that is a fault, not an account without keys.
fn connection<'a>(
    ctx: &Ctx,
    account: &Account,
    rows: &'a [ConnectorRow],
) -> Result<Option<(&'a ConnectorRow, Connection)>> {
    let open = |sealed: &Vec<u8>| keys::open(&ctx.app, ctx.body(), account.id, sealed);
    let tokens = account.tokens.as_ref().map(open).transpose()?;
    let remote_id = Some(account.remote_id.as_str()).filter(|id| !id.is_empty());
    let network = account.network.0;
    let is_set = |connector: Connector| rows.iter().any(|row| row.connector == connector.code());
    let city = Connector::ALL.iter().find(|one| {
        one.network() == network
            && is_set(**one)
            && !matches!(one, Connector::YoutubeFeed | Connector::InstagramOwn)
    });
    let access = Access { has_city_key: city.is_some(), has_own_keys: tokens.is_some(), remote_id };
    let Some(connector) = connector_of(network, &access) else { return Ok(None) };
    let Some(row) = rows.iter().find(|row| row.connector == connector.code()) else { return Ok(None) };
    let open = |key: &Vec<u8>| keys::open_city(&ctx.app, ctx.body(), &row.connector, key);
    let key = row.city_key.as_ref().map(open).transpose()?;
    let base = match network {
        Network::Mastodon => url::Url::parse(&account.url).ok().map(|url| url.origin().ascii_serialization()),
        _ => Some(row.base.clone()),
    };
    let Some(base) = base.as_deref().and_then(Base::parse) else { return Ok(None) };
    let none = Tokens { access: String::new(), refresh: String::new(), access_until: 0, refresh_until: 0 };
    let connection = Connection {
        connector,
        base,
        version: META_VERSION.to_owned(),
        handle: account.handle.clone(),
        remote_id: remote_id.map(str::to_owned),
        city_id: row.city_id.clone(),
        city_key: key.unwrap_or_default(),
        tokens: tokens.unwrap_or(none),
    };
    Ok(Some((row, connection)))
}

/// Asks until the reading is over, or has to wait longer than a night has patience for.
async fn drive(
    ctx: &Ctx,
    client: &Outgoing,
    account: &Account,
    mut visit: Visit,
) -> Result<(Outcome, Option<i64>)> {
    loop {
        match visit.next(ctx.now()) {
            Next::Done => return Ok((visit.finish(), None)),
            Next::Wait(until) if until.saturating_sub(ctx.now()) > PATIENCE_MS => {
                return Ok((visit.finish(), Some(until)));
            }
            Next::Wait(until) => {
                let pause = u64::try_from(until.saturating_sub(ctx.now())).unwrap_or(0);
                tokio::time::sleep(std::time::Duration::from_millis(pause)).await;
            }
            Next::Ask(ask) => match send(client, &ask).await {
                Some(answer) => {
                    if let Some(tokens) = visit.take(&answer, ctx.now()) {
                        store_tokens(ctx, account, &tokens).await?;
                    }
                }
                None => visit.lost(ctx.now()),
            },
        }
    }
}

/// Stores renewed keys at once: the old ones are dead.
async fn store_tokens(ctx: &Ctx, account: &Account, tokens: &Tokens) -> Result<()> {
    let sealed = keys::seal(&ctx.app, ctx.body(), account.id, tokens)?;
    let tx = ctx.db().begin().await?;
    connector_store::set_tokens(&tx, ctx.body(), account.id, sealed).await?;
    let change = Change::new("social.renew", "social_account", account.id).in_unit(account.unit_id);
    audit::record(ctx, &tx, change).await?;
    tx.commit().await?;
    Ok(())
}

/// One request. `None` when no answer came.
pub(crate) async fn send(client: &Outgoing, ask: &Ask) -> Option<Answer> {
    let mut headers = HeaderMap::new();
    let mut key = None;
    for (name, value) in &ask.headers {
        let value = HeaderValue::from_str(value).ok()?;
        match *name {
            "authorization" => key = Some(value),
            name => drop(headers.insert(name, value)),
        }
    }
    let method = match ask.method {
        Method::Get => web::outgoing::Method::GET,
        Method::Post => web::outgoing::Method::POST,
    };
    let content = ask.body.clone().into();
    let fetched = client.ask_with_key(&method, &ask.url, (&headers, key.as_ref()), content).await;
    let fetched = fetched.inspect_err(|error| tracing::info!(?ask, %error, "no answer of a network")).ok()?;
    let text = |value: &HeaderValue| value.to_str().unwrap_or_default().to_owned();
    Some(Answer {
        status: fetched.status.as_u16(),
        headers: fetched.headers.iter().map(|(name, value)| (name.to_string(), text(value))).collect(),
        body: String::from_utf8_lossy(&fetched.body).into_owned(),
    })
}

/// Writes down what a reading found, marks what has gone, and counts again.
async fn keep(
    ctx: &Ctx,
    account: &Account,
    connector: Connector,
    outcome: &Outcome,
    (wait_until, today, spent): (Option<i64>, &str, i64),
) -> Result<()> {
    let (unit, network, road) = (account.unit_id, account.network.0, connector.road());
    let problem = match (outcome.problem, wait_until) {
        (Some(problem), _) => problem.code(),
        (None, Some(_)) => social::Problem::Throttled.code(),
        (None, None) => "",
    };
    let at = (ctx.body(), ctx.now());
    let tx = ctx.db().begin().await?;
    let known = store::posts(&tx, ctx.body(), (unit, network, Some(road)), outcome.covered).await?;
    let reading = NewReading {
        unit,
        network,
        road,
        account: Some(account.id),
        import: None,
        covered: outcome.covered,
        posts: &outcome.posts,
        asked: outcome.asked,
        cost: outcome.cost,
        problem,
    };
    store::insert_reading(&tx, at, &reading).await?;
    let found: BTreeSet<&str> = outcome.posts.iter().map(|post| post.id.as_str()).collect();
    // Only what this account showed before: a unit may have two accounts on a network.
    let before = account_store::readings(&tx, ctx.body(), account.id).await?;
    let mine: BTreeSet<&str> = before.iter().flat_map(|reading| reading.ids.lines()).collect();
    let is_gone =
        |post: &&PostRow| mine.contains(post.post_id.as_str()) && !found.contains(post.post_id.as_str());
    for gone in known.iter().filter(is_gone) {
        connector_store::mark_deleted(&tx, ctx.body(), (network, road), &gone.post_id).await?;
    }
    let (from, _) = range(ctx);
    let months = BTreeSet::from([Month::at(from, &ctx.directory.zone), Month::of(ctx.today())]);
    for month in months {
        recount(ctx, &tx, Place { unit, network, month, road }).await?;
    }
    let remote_id = outcome.remote_id.as_deref().unwrap_or(&account.remote_id);
    connector_store::set_read(&tx, at, account.id, &Left { problem, wait_until, remote_id }).await?;
    let spent = spent.saturating_add(i64::try_from(outcome.cost).unwrap_or(i64::MAX));
    connector_store::set_spent(&tx, ctx.body(), connector.code(), (today, spent)).await?;
    let detail = format!("{}; {} unggahan; {problem}", connector.code(), outcome.posts.len());
    let change = Change::new("social.read", "social_account", account.id).in_unit(unit).detail(detail);
    audit::record(ctx, &tx, change).await?;
    tx.commit().await?;
    Ok(())
}
