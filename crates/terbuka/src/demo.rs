//! `terbuka demo`: Kota Cilegon with all its units, one account per role and sample news.

use std::process::ExitCode;
use std::sync::Arc;

use app::setup::demo::{DemoFiles, accounts, is_seeded, seed};
use include_dir::{Dir, include_dir};

use crate::config::{print, talk};
use crate::serve::{Options, Stop, listen, serve};
use crate::start;

static DEMO: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../demo");

/// Makes the demonstration city when the data folder is empty, prints its accounts, serves it.
pub(crate) async fn run(options: Options) -> anyhow::Result<ExitCode> {
    let (listener, address) = listen(&options.listen).await?;
    let app = start::open(&options.folder.data, &address).await?;
    let files = files()?;
    if app.directories().is_empty() {
        talk("Making the demonstration city …");
        seed(&app, &files).await?;
    } else if !is_seeded(&app) {
        anyhow::bail!(
            "the data folder {} holds a real city; use `terbuka serve`, or another --data for the demo",
            options.folder.data.display()
        );
    }
    let stop = Stop::listen()?;
    print_accounts(&app, &files, &address)?;
    serve(app, listener, options.metrics.as_deref(), stop).await
}

fn files() -> anyhow::Result<DemoFiles> {
    let text = |name: &str| -> anyhow::Result<String> {
        let file = DEMO.get_file(name).ok_or_else(|| anyhow::anyhow!("demo/{name} is missing"))?;
        Ok(file.contents_utf8().unwrap_or_default().to_owned())
    };
    let folder =
        |name: &str| DEMO.get_dir(name).map(|dir| dir.files().collect::<Vec<_>>()).unwrap_or_default();
    let name_of = |file: &include_dir::File<'_>| {
        file.path().file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
    };
    Ok(DemoFiles {
        body: text("body.toml")?,
        units: text("units.csv")?.into_bytes(),
        accounts: text("accounts.toml")?,
        about: text("pages/tentang.md")?,
        news: folder("news")
            .iter()
            .map(|f| (name_of(f), f.contents_utf8().unwrap_or_default().to_owned()))
            .collect(),
        alerts: text("alerts.toml")?,
        requests: text("requests.toml")?,
        websites: text("websites.toml")?,
        social: text("social.csv")?,
        ranking: text("ranking.toml")?,
        scores: text("scores.csv")?,
        programmes: text("programmes.csv")?,
        apps: text("apps.toml")?,
        services: text("services.toml")?,
        register: text("register/entries.toml")?,
        law: text("law.toml")?,
        tasks: text("tasks.toml")?,
        register_files: folder("register").iter().map(|f| (name_of(f), f.contents().to_vec())).collect(),
        photos: folder("photos").iter().map(|f| (name_of(f), f.contents().to_vec())).collect(),
    })
}

fn print_accounts(app: &Arc<app::App>, files: &DemoFiles, address: &str) -> anyhow::Result<()> {
    let lines: Vec<String> = accounts(app, files)?
        .into_iter()
        .map(|account| format!("  {:<24}  {:<42}  {}", account.role, account.email, account.password))
        .collect();
    print(&format!("Accounts (role, address, password):\n{}", lines.join("\n")));
    let (owner, token) = app::setup::demo::token(app);
    print(&format!("Token of the API, acting for {owner}:\n  {token}"));
    talk(&format!(
        "Kota Cilegon is at http://{address}   workroom: http://{address}/masuk\nPublic information: http://{address}/informasi   official form: http://{address}/informasi/daftar\nStop with Ctrl-C."
    ));
    Ok(())
}
