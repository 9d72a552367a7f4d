//! The report of one reading of one site.

use serde::{Deserialize, Serialize};

use super::{Injection, Item, Memory, MonthCount, Newest, Registration, Tls};

/// The system a site is made with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum System {
    /// WordPress.
    Wordpress,
    /// OpenSID, the village system.
    Opensid,
    /// Joomla.
    Joomla,
    /// Blogspot.
    Blogspot,
    /// Drupal.
    Drupal,
    /// A site served by this program.
    Terbuka,
    /// SPSE/LPSE, the procurement portal.
    Spse,
    /// Anything else, written by hand mostly.
    #[default]
    Other,
}

/// Why a site that was asked is not there for its readers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Trouble {
    /// The name has no address.
    UnknownHost,
    /// No connection.
    NoConnection,
    /// The answer took longer than allowed.
    TooSlow,
    /// It redirects for ever.
    RedirectLoop,
    /// It leads to an address that is not public.
    PrivateAddress,
    /// The address itself makes no sense.
    BadAddress,
    /// An answer with an error status.
    ErrorStatus,
    /// 200, but the text of a failure: a database that is gone, a script that died.
    ErrorText,
    /// 200, but the host was suspended by its provider.
    Suspended,
    /// 200, but the name is for sale or parked.
    Parked,
    /// 200, but nothing to read.
    Blank,
    /// 200, but the page a web server shows when it has just been installed.
    DefaultPage,
}

/// A link that leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BrokenLink {
    /// Where it should lead.
    pub address: String,
    /// The page it stands on.
    pub on: String,
    /// The status of the answer; nothing where there was no answer.
    pub status: Option<u16>,
}

/// Pages a public body must have (Perki 1/2021 Ps.15; `domain.md` §10): the address of each that was found.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RequiredPages {
    /// The page of the information officer.
    pub ppid: Option<String>,
    /// Who the unit is.
    pub profile: Option<String>,
    /// How to reach it.
    pub contact: Option<String>,
    /// The register of public information (DIP).
    pub register: Option<String>,
}

/// What one reading found.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SiteReport {
    /// The address that was asked for.
    pub asked: String,
    /// The address that answered, after redirects.
    pub address: String,
    /// Whether a reader finds the site there.
    pub alive: bool,
    /// Why not.
    pub trouble: Option<Trouble>,
    /// The words of the failure, for a person; empty when alive.
    pub trouble_text: String,
    /// Status of the page asked for.
    pub status: Option<u16>,
    /// Time until the whole page was there, in ms.
    pub response_ms: Option<u64>,
    /// Every address on the way to the page, first to last but one.
    pub redirects: Vec<String>,
    /// The certificate; nothing for plain http.
    pub tls: Option<Tls>,
    /// The registration of its name, where a registry was to be asked.
    pub domain: Option<Registration>,
    /// Parts of an https page that come over plain http, at most 20.
    pub mixed_content: Vec<String>,
    /// Whether the host is under `.go.id` (or `.desa.id`, PP 71/2019 Ps.82).
    pub official_domain: bool,
    /// What the site is made with.
    pub system: System,
    /// Its title.
    pub title: String,
    /// The newest news. Nothing where no date could be found, which is not the same as no news.
    pub newest: Option<Newest>,
    /// The news seen, newest first, at most 500.
    pub items: Vec<Item>,
    /// Numbers of the months asked for, one for each road that has some.
    pub months: Vec<MonthCount>,
    /// Pages the site must have.
    pub pages: RequiredPages,
    /// Links that lead nowhere.
    pub broken_links: Vec<BrokenLink>,
    /// PDFs that hold only pictures of text, so that nobody can search or hear them.
    pub pdfs_without_text: Vec<String>,
    /// Whether robots.txt kept the reader from looking further.
    pub kept_out: bool,
    /// Signs of planted content.
    pub injection: Injection,
    /// Requests made.
    pub requests: u32,
    /// What to give to the next reading of this site.
    pub memory: Memory,
}
