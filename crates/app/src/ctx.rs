//! Everything that varies from one request to the next: body, actor, time, language.
//!
//! A handler takes [`Visit`] (public, never looks at cookies, so its page may be cached) or
//! [`SignedIn`] (workroom). Jobs and the command line build a [`Ctx`] by hand.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use jiff::civil::Date;
use rules::permission::{self, Act, Denied};
use rules::role::{Grant, Role};
use rules::visibility::Viewer;

use crate::ids::{AccountId, BodyId, UnitId};
use crate::locale::Locale;
use crate::org::{Directory, Unit};
use crate::{App, Error, Result};

/// Who acts.
#[derive(Debug, Clone)]
pub enum Actor {
    /// Anyone on the public pages.
    Visitor,
    /// A signed-in officer.
    Officer(Arc<Officer>),
    /// The program itself, under a name (`scheduler`, `mailer`).
    System(&'static str),
    /// The command line, run by who owns the machine.
    Console,
}

/// A signed-in officer and the roles held now.
#[derive(Debug, Clone)]
pub struct Officer {
    /// Account.
    pub id: AccountId,
    /// Name as shown.
    pub name: String,
    /// Address for mail.
    pub email: String,
    /// Roles by unit.
    pub grants: Vec<Grant>,
    /// SHA-256 of the session token, for the list of sessions and for form tokens.
    pub session: String,
    /// Unread notifications.
    pub unread: i64,
}

/// The surroundings of one act.
#[derive(Clone)]
pub struct Ctx {
    /// The program.
    pub app: Arc<App>,
    /// The public body and its units.
    pub directory: Arc<Directory>,
    /// Who acts.
    pub actor: Actor,
    /// Language of the answer.
    pub locale: Locale,
    /// Id of the request, shown on error pages and in the log.
    pub request_id: String,
    /// `scheme://host[:port]` of this request, without a slash at the end.
    pub origin: String,
    /// Path of this request without the language prefix.
    pub path: String,
    /// Network of the caller (see `web::ip_prefix`).
    pub network: String,
}

impl Ctx {
    /// A context for jobs and the command line.
    pub fn for_system(app: &Arc<App>, directory: Arc<Directory>, actor: Actor) -> Self {
        let origin =
            directory.body.public_url.clone().unwrap_or_else(|| format!("http://{}", app.config.listen));
        Self {
            app: Arc::clone(app),
            directory,
            actor,
            locale: Locale::Indonesian,
            request_id: String::new(),
            origin,
            path: String::new(),
            network: String::new(),
        }
    }

    /// Id of the public body; first argument of every store function.
    pub fn body(&self) -> BodyId {
        self.directory.body.id
    }

    /// Database, for reading.
    pub fn db(&self) -> &db::Db {
        &self.app.db
    }

    /// Now, Unix ms UTC.
    pub fn now(&self) -> i64 {
        self.app.clock.now()
    }

    /// Today in the body's zone.
    pub fn today(&self) -> Date {
        rules::zone::day(self.now(), &self.directory.zone)
    }

    /// The signed-in officer. `None` for visitors, the system and the command line.
    pub fn officer(&self) -> Option<&Officer> {
        match &self.actor {
            Actor::Officer(officer) => Some(officer),
            _ => None,
        }
    }

    /// The acting account, for columns that remember who.
    pub fn account(&self) -> Option<AccountId> {
        self.officer().map(|officer| officer.id)
    }

    /// Roles of the actor. Empty for visitors.
    pub fn grants(&self) -> &[Grant] {
        self.officer().map_or(&[], |officer| officer.grants.as_slice())
    }

    /// Asks whether the actor may do `act` in `unit` (`None` = in the whole body) and returns the
    /// role to record. First line of every command. Console and system may do everything:
    /// who owns the machine owns the data, and the change log names them.
    /// Errors: `SignedOut`, `Forbidden`.
    pub fn allow(&self, act: Act, unit: Option<UnitId>) -> Result<Option<Role>> {
        match &self.actor {
            Actor::System(_) | Actor::Console => Ok(None),
            Actor::Visitor => Err(Error::SignedOut),
            Actor::Officer(officer) => permission::may(act, &officer.grants, unit.map(|unit| unit.0))
                .map(Some)
                .map_err(|denied| match denied {
                    Denied::SignedOut => Error::SignedOut,
                    other => Error::Forbidden(other),
                }),
        }
    }

    /// Whether the actor may do `act` in `unit`: for showing or hiding a button.
    pub fn may(&self, act: Act, unit: Option<UnitId>) -> bool {
        self.allow(act, unit).is_ok()
    }

    /// The units in which the actor may do `act`, active ones, in the order of the directory.
    pub fn units_for(&self, act: Act) -> Vec<&Unit> {
        let limit = match &self.actor {
            Actor::Officer(officer) => permission::units_for(act, &officer.grants),
            Actor::Visitor => Some(Vec::new()),
            _ => None,
        };
        self.directory
            .active()
            .filter(|unit| limit.as_ref().is_none_or(|ids| ids.contains(&unit.id.0)))
            .collect()
    }

    /// The viewer for `rules::visibility`.
    pub fn viewer(&self) -> Viewer<'_> {
        match &self.actor {
            Actor::Officer(officer) => Viewer::Officer(&officer.grants),
            _ => Viewer::Public,
        }
    }
}

/// Host, language and path of a request, worked out once by `page::prepare`.
#[derive(Clone)]
pub struct Address {
    /// Body and units of the host.
    pub directory: Arc<Directory>,
    /// Unit of the host name (`dinkes.cilegon.go.id`), when it names one.
    pub unit_of_host: Option<UnitId>,
    /// `scheme://host[:port]`.
    pub origin: String,
    /// Whether the host is one of ours: only then may the page be cached.
    pub is_known_host: bool,
    /// Language of the path.
    pub locale: Locale,
    /// Path without the language prefix.
    pub path: String,
}

fn context(parts: &Parts, app: &Arc<App>, actor: Actor) -> Result<Ctx> {
    let address = parts.extensions.get::<Address>().ok_or(Error::NotFound)?;
    Ok(Ctx {
        app: Arc::clone(app),
        directory: Arc::clone(&address.directory),
        actor,
        locale: address.locale,
        request_id: parts
            .extensions
            .get::<web::RequestId>()
            .map(|id| id.as_str().to_owned())
            .unwrap_or_default(),
        origin: address.origin.clone(),
        path: address.path.clone(),
        network: parts
            .extensions
            .get::<crate::routes::ClientAddress>()
            .map(|client| web::address::ip_prefix(client.0).to_string())
            .unwrap_or_default(),
    })
}

/// Surroundings of a request whose actor is not worked out yet.
pub(crate) fn visitor(parts: &Parts, app: &Arc<App>) -> Result<Ctx> {
    context(parts, app, Actor::Visitor)
}

/// A public visit. Cookies are not looked at: the page is the same for everyone.
pub struct Visit(pub Ctx);

impl FromRequestParts<Arc<App>> for Visit {
    type Rejection = Error;
    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self> {
        context(parts, app, Actor::Visitor).map(Self)
    }
}

/// A workroom request with a complete session.
pub struct SignedIn(pub Ctx);

impl FromRequestParts<Arc<App>> for SignedIn {
    type Rejection = Error;
    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self> {
        let ctx = context(parts, app, Actor::Visitor)?;
        let officer = crate::account::session::officer(&ctx, &parts.headers).await?;
        Ok(Self(Ctx { actor: Actor::Officer(Arc::new(officer)), ..ctx }))
    }
}

/// A request that may come from anyone, signed in or not (previews, pictures).
pub struct Anyone(pub Ctx);

impl FromRequestParts<Arc<App>> for Anyone {
    type Rejection = Error;
    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self> {
        let ctx = context(parts, app, Actor::Visitor)?;
        match crate::account::session::officer(&ctx, &parts.headers).await {
            Ok(officer) => Ok(Self(Ctx { actor: Actor::Officer(Arc::new(officer)), ..ctx })),
            Err(Error::SignedOut) => Ok(Self(ctx)),
            Err(other) => Err(other),
        }
    }
}
