//! `terbuka serve`: listens, follows the change log, runs jobs, until told to stop.

use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use app::feeder::Feeder;
use tokio::net::TcpListener;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::watch;

use crate::config::talk;
use crate::start::{self, DataFolder};

/// How to serve.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct Options {
    /// Address and port of the site.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
    pub(crate) listen: String,
    /// Address and port of the Prometheus metrics; none = not served.
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) metrics: Option<String>,
    #[command(flatten)]
    pub(crate) folder: DataFolder,
}

/// Opens the data folder and serves it.
pub(crate) async fn run(options: Options) -> anyhow::Result<ExitCode> {
    let (listener, address) = listen(&options.listen).await?;
    let app = start::open(&options.folder.data, &address).await?;
    let stop = Stop::listen()?;
    if app.directories().is_empty() {
        talk(&format!(
            "Nothing is set up yet. Open this address and follow the steps:\n  http://{address}/penyiapan?kunci={}",
            app::setup::key(&app)
        ));
    } else {
        talk(&format!("Terbuka listens on http://{address}"));
    }
    serve(app, listener, options.metrics.as_deref(), stop).await
}

/// Takes the port. Returns the listener and the address it really has (port 0 = any free one).
/// Errors: the port is taken or not allowed.
pub(crate) async fn listen(address: &str) -> anyhow::Result<(TcpListener, String)> {
    let listener = TcpListener::bind(address).await.with_context(|| format!("cannot listen on {address}"))?;
    let address = listener.local_addr()?.to_string();
    Ok((listener, address))
}

/// How long the start waits for the search index.
const PATIENCE: Duration = Duration::from_secs(3);

/// The wish of the machine to stop. Taken before the address is announced, so that whoever reads the
/// address may stop the program at once without cutting anything off.
pub(crate) struct Stop {
    terminate: Signal,
    interrupt: Signal,
}

impl Stop {
    /// Begins to listen for Ctrl-C and termination.
    /// Errors: the system has no signals to give.
    pub(crate) fn listen() -> anyhow::Result<Self> {
        Ok(Self { terminate: signal(SignalKind::terminate())?, interrupt: signal(SignalKind::interrupt())? })
    }

    async fn wait(mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }
}

/// Serves until told to stop.
pub(crate) async fn serve(
    app: Arc<app::App>,
    listener: TcpListener,
    metrics: Option<&str>,
    stop: Stop,
) -> anyhow::Result<ExitCode> {
    let (end, stopped) = watch::channel(false);
    let until = |mut stopped: watch::Receiver<bool>| async move {
        // A closed channel means the program ends too.
        stopped.changed().await.unwrap_or_default();
    };
    let mut feeder = Feeder::new(&app).await?;
    // What was published before the last stop is found by the first question. A whole new index of a
    // large city takes longer: then the site answers meanwhile and search fills up.
    if tokio::time::timeout(PATIENCE, feeder.step()).await.is_err() {
        tracing::info!("the search index is still being made; the site answers meanwhile");
    }
    let feeder = tokio::spawn(feeder.serve(until(stopped.clone())));
    app::worker::plan(&app).await?;
    let runner = app::runner(&app);
    if app.job_waker.set(runner.waker()).is_err() {
        tracing::warn!("two job runners were started");
    }
    let until_stopped = until(stopped.clone());
    let runner = tokio::spawn(async move { runner.serve(until_stopped).await });
    let (watched, until_stopped) = (Arc::clone(&app), until(stopped.clone()));
    let pulse = tokio::spawn(async move {
        if let Err(error) = app::website::pulse::serve(&watched, until_stopped).await {
            tracing::error!(%error, "websites are not watched");
        }
    });
    let (counted, until_stopped) = (Arc::clone(&app), until(stopped.clone()));
    let visits = tokio::spawn(async move { app::visit::serve(&counted, until_stopped).await });
    if let Some(address) = metrics {
        let (listener, address) = listen(address).await?;
        talk(&format!("Metrics on http://{address}/metrics"));
        let router = app::dashboard::metrics::metrics_router(Arc::clone(&app));
        let until = until(stopped.clone());
        tokio::spawn(async move {
            web::serve(listener, move |_| router.clone(), web::ServerConfig::default(), until).await;
        });
    }
    let service = app::routes::service(&app);
    web::serve(listener, move |peer| service.for_peer(peer), web::ServerConfig::default(), stop.wait()).await;
    end.send_replace(true);
    for task in [feeder, runner, pulse, visits] {
        task.await.context("a background task ended badly")?;
    }
    app.db.checkpoint().await?;
    talk("Terbuka has stopped.");
    Ok(ExitCode::SUCCESS)
}
