//! Settings: a TOML file, then `TERBUKA_*` variables, then arguments. Read once, passed down.
//!
//! Unknown keys are refused with their line. `docs/config.md` describes every key.

use std::path::{Path, PathBuf};

use anyhow::Context;
use app::file::scan::{self, Scanner};
use serde::Deserialize;
use tracing_subscriber::EnvFilter;

use crate::storage::Storage;

/// The settings file `terbuka.toml` in the data folder; every key may be left out.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Settings {
    /// Database address; empty = SQLite in the data folder. `TERBUKA_DATABASE_URL`.
    pub(crate) database_url: Option<String>,
    /// `smtp://user:password@host:587`; empty = mail is kept and shown. `TERBUKA_SMTP_URL`.
    pub(crate) smtp_url: Option<String>,
    /// Sender of mail. `TERBUKA_MAIL_FROM`.
    pub(crate) mail_from: Option<String>,
    /// People reach the program by https, through a proxy. `TERBUKA_SECURE=true`.
    pub(crate) secure: Option<bool>,
    /// Seconds of HSTS; 0 = none. `TERBUKA_HSTS_SECONDS`.
    pub(crate) hsts_seconds: Option<u64>,
    /// Blocks of proxies whose `X-Forwarded-For` is believed, such as `127.0.0.1/32`. `TERBUKA_TRUSTED_PROXIES`.
    pub(crate) trusted_proxies: Vec<String>,
    /// Connections to PostgreSQL or readers of SQLite. `TERBUKA_CONNECTIONS`.
    pub(crate) connections: Option<usize>,
    /// Largest document of the register, megabytes. `TERBUKA_DOCUMENT_MB`.
    pub(crate) document_mb: Option<usize>,
    /// The virus scanner `clamd`: `host:port`, or the path of its socket. `TERBUKA_CLAMAV`.
    pub(crate) clamav: Option<String>,
    /// `refuse` (default) or `accept` files while the scanner does not answer. `TERBUKA_CLAMAV_ON_UNAVAILABLE`.
    pub(crate) clamav_on_unavailable: Option<String>,
    /// RDAP service of the registry of names, such as `https://rdap.example/rdap/`; empty = not asked. `TERBUKA_RDAP`.
    pub(crate) rdap: Option<String>,
    /// Where files are kept. `TERBUKA_STORAGE_…`.
    pub(crate) storage: Storage,
}

impl Settings {
    /// Reads the file of the data folder, when there is one, and the environment.
    /// Errors: a key or value that is not understood, with its place.
    pub(crate) fn read(data: &Path) -> anyhow::Result<Self> {
        let path = data.join("terbuka.toml");
        let mut settings = match std::fs::read_to_string(&path) {
            Ok(text) => toml::from_str(&text).with_context(|| format!("settings file {}", path.display()))?,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Self::default(),
            Err(error) => return Err(error).with_context(|| format!("settings file {}", path.display())),
        };
        settings.read_environment()?;
        Ok(settings)
    }

    fn read_environment(&mut self) -> anyhow::Result<()> {
        let text = |name: &str| variable(name).filter(|value| !value.is_empty());
        if let Some(value) = text("TERBUKA_DATABASE_URL") {
            self.database_url = Some(value);
        }
        if let Some(value) = text("TERBUKA_SMTP_URL") {
            self.smtp_url = Some(value);
        }
        if let Some(value) = text("TERBUKA_MAIL_FROM") {
            self.mail_from = Some(value);
        }
        if let Some(value) = text("TERBUKA_SECURE") {
            self.secure = Some(value.parse().context("TERBUKA_SECURE is true or false")?);
        }
        if let Some(value) = text("TERBUKA_HSTS_SECONDS") {
            self.hsts_seconds = Some(value.parse().context("TERBUKA_HSTS_SECONDS is a number")?);
        }
        if let Some(value) = text("TERBUKA_TRUSTED_PROXIES") {
            self.trusted_proxies = value.split(',').map(|block| block.trim().to_owned()).collect();
        }
        if let Some(value) = text("TERBUKA_CONNECTIONS") {
            self.connections = Some(value.parse().context("TERBUKA_CONNECTIONS is a number")?);
        }
        if let Some(value) = text("TERBUKA_DOCUMENT_MB") {
            self.document_mb = Some(value.parse().context("TERBUKA_DOCUMENT_MB is a number")?);
        }
        if let Some(value) = text("TERBUKA_CLAMAV") {
            self.clamav = Some(value);
        }
        if let Some(value) = text("TERBUKA_CLAMAV_ON_UNAVAILABLE") {
            self.clamav_on_unavailable = Some(value);
        }
        if let Some(value) = text("TERBUKA_RDAP") {
            self.rdap = Some(value);
        }
        self.storage.read_environment(text)?;
        Ok(())
    }

    /// The virus scanner, when one is set.
    /// Errors: an address or a word that is not understood.
    fn scanner(&self) -> anyhow::Result<Option<Scanner>> {
        let accepts_unseen = match self.clamav_on_unavailable.as_deref() {
            None | Some("refuse") => false,
            Some("accept") => true,
            Some(_) => anyhow::bail!("clamav_on_unavailable is refuse or accept"),
        };
        let Some(text) = &self.clamav else { return Ok(None) };
        let address = scan::parse_address(text).map_err(|why| anyhow::anyhow!("clamav: {why}"))?;
        Ok(Some(Scanner { address, accepts_unseen }))
    }

    /// The settings in the application's terms.
    /// Errors: a proxy block that is not a network; an SMTP address that cannot be read.
    pub(crate) fn for_app(&self, data: PathBuf, listen: &str) -> anyhow::Result<app::state::Config> {
        if let Some(url) = &self.smtp_url {
            app::mail::check_smtp(url).context("smtp_url is not the address of a mail server")?;
        }
        let blocks: Result<Vec<web::address::Network>, _> =
            self.trusted_proxies.iter().map(|block| block.parse()).collect();
        Ok(app::state::Config {
            data,
            listen: listen.to_owned(),
            secure: self.secure.unwrap_or(false),
            hsts_seconds: self.hsts_seconds.unwrap_or(0),
            trusted_proxies: web::TrustedProxies::new(
                blocks.map_err(|bad| anyhow::anyhow!("not a network: {}", bad.0))?,
            ),
            smtp: self.smtp_url.clone(),
            mail_from: self.mail_from.clone().unwrap_or_else(|| "terbuka@localhost".to_owned()),
            upload_bytes: 25 * 1024 * 1024,
            document_bytes: self.document_mb.unwrap_or(100).saturating_mul(1024 * 1024),
            scanner: self.scanner()?,
            rdap: self.rdap.as_deref().map(str::parse).transpose().context("rdap is not an address")?,
            password_cost: app::account::password::Cost::default(),
        })
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place that reads the environment")]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// Starts the log on standard error: lines for people on a terminal, JSON with `TERBUKA_LOG_JSON=1`.
/// `TERBUKA_LOG` sets the level (`info`, `debug`, `web=debug`).
pub(crate) fn start_log() {
    let filter = variable("TERBUKA_LOG").and_then(|text| EnvFilter::try_new(text).ok());
    let filter = filter.unwrap_or_else(|| EnvFilter::new("warn,terbuka=info,app=info"));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let started = if variable("TERBUKA_LOG_JSON").is_some() {
        log.json().try_init()
    } else {
        log.without_time().with_target(false).try_init()
    };
    if let Err(error) = started {
        talk(&format!("terbuka: no log: {error}"));
    }
}

/// Says something to the person at the terminal, on standard error.
pub(crate) fn talk(text: &str) {
    use std::io::Write as _;
    // A closed terminal is no reason to stop serving.
    writeln!(std::io::stderr(), "{text}").unwrap_or_default();
}

/// Prints data on standard output.
pub(crate) fn print(text: &str) {
    use std::io::Write as _;
    writeln!(std::io::stdout(), "{text}").unwrap_or_default();
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_unknown_setting_is_refused_with_its_name() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("terbuka.toml"), "smtp = 'x'\n").unwrap();
        let error = format!("{:#}", Settings::read(folder.path()).unwrap_err());
        assert!(error.contains("smtp") && error.contains("terbuka.toml"), "{error}");
    }

    #[test]
    fn a_missing_file_means_the_embedded_program() {
        let folder = tempfile::tempdir().unwrap();
        let settings = Settings::read(folder.path()).unwrap();
        assert!(settings.for_app(folder.path().to_owned(), "127.0.0.1:8080").unwrap().smtp.is_none());
    }

    /// Reads a settings file and turns it into the application's terms.
    fn read_and_use(text: &[u8]) -> anyhow::Result<app::state::Config> {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("terbuka.toml"), text).unwrap();
        Settings::read(folder.path())?.for_app(folder.path().to_owned(), "127.0.0.1:8080")
    }

    proptest! {
        #[test]
        fn any_settings_file_is_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _read = read_and_use(&bytes);
        }

        #[test]
        fn any_value_of_a_setting_is_taken_or_refused(
            key in prop::sample::select(vec![
                "database_url", "smtp_url", "mail_from", "secure", "hsts_seconds", "trusted_proxies", "connections",
            ]),
            value in "(\"\\PC{0,20}\"|\\[('[0-9a-f.:/]{0,12}',?){0,3}\\]|-?[0-9]{0,22}|true|'smtps?://[!-&(-~]{0,20}'|1979-05-27)",
        ) {
            if let Err(error) = read_and_use(format!("{key} = {value}\n").as_bytes()) {
                let words = format!("{error:#}");
                prop_assert!(!words.is_empty());
            }
        }
    }
}
