//! Reading a registered site over the network, for a run.

use std::net::{IpAddr, SocketAddr};

use jiff::Timestamp;
use rules::activity::Month;
use url::{Host, Url};
use watch::{Memory, Options, SiteReport, Trouble};
use web::outgoing::Outgoing;

use super::incident::word;
use super::model::{Evidence, Website};
use super::run::Looker;
use super::store;
use crate::look::{KeptAnswer, Patience, client, look};
use crate::{Ctx, Result};

/// Fetches sites over the network.
pub struct Fetcher {
    client: Outgoing,
    rdap: Option<Url>,
}

impl Fetcher {
    /// A fetcher of public addresses.
    /// Errors: TLS cannot be set up.
    pub fn new(ctx: &Ctx) -> Result<Self> {
        Self::of(ctx, Vec::new())
    }

    /// A fetcher that also asks sites registered at a literal address of this machine or its network, on any port: for
    /// who runs the program by hand and answers for what it asks.
    /// Errors: TLS cannot be set up; the database does not answer.
    pub async fn with_local(ctx: &Ctx) -> Result<Self> {
        let sites = store::list(ctx.db(), ctx.body(), None).await?;
        let also: Vec<SocketAddr> =
            sites.iter().filter(|site| site.is_watched()).filter_map(|site| literal(&site.url)).collect();
        Self::of(ctx, also)
    }

    fn of(ctx: &Ctx, also: Vec<SocketAddr>) -> Result<Self> {
        let client = client(also, &[]).map_err(anyhow::Error::new)?;
        Ok(Self { client, rdap: ctx.app.config.rdap.clone() })
    }
}

/// The socket of an address that names no host but a number.
fn literal(url: &str) -> Option<SocketAddr> {
    let url = Url::parse(url).ok()?;
    let address = match url.host()? {
        Host::Ipv4(v4) => IpAddr::V4(v4),
        Host::Ipv6(v6) => IpAddr::V6(v6),
        Host::Domain(_) => return None,
    };
    Some(SocketAddr::new(address, url.port_or_known_default()?))
}

impl Looker for Fetcher {
    async fn look(&self, ctx: &Ctx, site: &Website, memory: Memory) -> (SiteReport, Vec<Evidence>) {
        let now = Timestamp::from_millisecond(ctx.now()).unwrap_or(Timestamp::UNIX_EPOCH);
        let Ok(url) = Url::parse(&site.url) else {
            let trouble = Some(Trouble::BadAddress);
            return (SiteReport { asked: site.url.clone(), trouble, ..SiteReport::default() }, Vec::new());
        };
        let month = Month::of(ctx.today());
        // On the first days the month before may still be counted whole.
        let months = if ctx.today().day() <= 5 { vec![month.previous(), month] } else { vec![month] };
        let rdap = self.rdap.clone();
        let options = Options { months, memory, rdap, ..Options::new(ctx.directory.zone.clone(), now) };
        let looked = look(&self.client, &url, options, Patience::default(), now).await;
        (looked.report, looked.answers.into_iter().map(evidence).collect())
    }
}

fn evidence(answer: KeptAnswer) -> Evidence {
    Evidence {
        position: 0,
        kind: format!("answer {}", word(&answer.visitor)),
        url: answer.address,
        found: String::new(),
        headers: answer.headers.replace('\0', ""),
        answer: answer.body,
    }
}
