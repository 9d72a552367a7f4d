//! Handing mail to the mail server: the job `mail.send`.
//!
//! The job runs at least once. A mail already sent is left alone, and each mail has a `Message-ID` of
//! its own, so a server that sees it twice after a crash can tell.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use db::Tx;
use jobs::{NewJob, Registry};
use lettre::message::{Attachment, Mailbox, MultiPart, SinglePart, header};
use lettre::transport::smtp;
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Tokio1Executor};
use serde::{Deserialize, Serialize};

use super::{MailId, store};
use crate::App;
use crate::ctx::Ctx;
use crate::ids::BodyId;

const NAME: &str = "mail.send";
/// About an hour and a half of a server that does not answer; then the administrator decides.
const MAX_TRIES: u32 = 9;
const TIMEOUT: Duration = Duration::from_secs(30);
/// A reason is for a line in a table.
const FAILURE_CHARS: usize = 300;

#[derive(Debug, Serialize, Deserialize)]
struct SendMail {
    body: i64,
    mail: i64,
}

/// Puts the job in.
pub(super) async fn enqueue(ctx: &Ctx, tx: &Tx, id: MailId) -> crate::Result<()> {
    let payload = SendMail { body: ctx.body().0, mail: id.0 };
    let job = NewJob::new(NAME, &payload, ctx.now())?.unique(format!("{NAME}:{id}")).max_tries(MAX_TRIES + 1);
    jobs::enqueue(tx, &job).await?;
    Ok(())
}

/// Adds this slice's job handlers.
pub fn register(registry: Registry, app: &Arc<App>) -> Registry {
    let app = Arc::clone(app);
    registry.on(NAME, move |job: SendMail| {
        let app = Arc::clone(&app);
        async move { run(&app, BodyId(job.body), MailId(job.mail)).await }
    })
}

enum Refusal {
    /// Worth another try.
    Later(anyhow::Error),
    /// The server or the address says no for good.
    Never(anyhow::Error),
}

/// Sends one mail.
/// Errors: the server does not answer or says "later"; the queue tries again.
pub(super) async fn run(app: &Arc<App>, body: BodyId, id: MailId) -> anyhow::Result<()> {
    let Some(mail) = store::find(&app.db, body, id).await? else { return Ok(()) };
    let Some(url) = app.config.smtp.as_deref().filter(|_| mail.state == "queued") else { return Ok(()) };
    let outcome = hand_over(app, body, url, &mail).await;
    let tx = app.db.begin().await?;
    let result = match outcome {
        Ok(()) => {
            store::set_sent(&tx, body, id, app.clock.now()).await?;
            Ok(())
        }
        Err(Refusal::Never(cause)) => {
            store::set_failed(&tx, body, id, "failed", &short(&cause)).await?;
            tracing::warn!(mail.id = id.0, "a mail was refused for good");
            Ok(())
        }
        Err(Refusal::Later(cause)) if mail.tries + 1 >= i64::from(MAX_TRIES) => {
            store::set_failed(&tx, body, id, "failed", &short(&cause)).await?;
            tracing::warn!(mail.id = id.0, "a mail was given up after its last try");
            Ok(())
        }
        Err(Refusal::Later(cause)) => {
            store::set_failed(&tx, body, id, "queued", &short(&cause)).await?;
            Err(anyhow::anyhow!("the mail server did not take the mail"))
        }
    };
    tx.commit().await?;
    result
}

fn short(cause: &anyhow::Error) -> String {
    format!("{cause:#}").chars().filter(|c| !c.is_control()).take(FAILURE_CHARS).collect()
}

async fn hand_over(app: &App, body: BodyId, url: &str, mail: &store::Stored) -> Result<(), Refusal> {
    let directory = app.directory(body).context("the body is gone").map_err(Refusal::Never)?;
    let site = &directory.body.short_name;
    let to =
        super::reader(app, body, mail).context("the reader's address is gone").map_err(Refusal::Never)?;
    let files = store::list_attachments(&app.db, body, mail.id).await;
    let files = files.map_err(|error| Refusal::Later(anyhow::Error::new(error)))?;
    let message = compose(&app.config.mail_from, site, mail, (&to, files)).map_err(Refusal::Never)?;
    send(url, message).await
}

async fn send(url: &str, message: lettre::Message) -> Result<(), Refusal> {
    let transport = transport(url).map_err(Refusal::Later)?;
    match transport.send(message).await {
        Ok(_) => Ok(()),
        Err(error) if error.is_permanent() => Err(Refusal::Never(anyhow::Error::new(error))),
        Err(error) => Err(Refusal::Later(anyhow::Error::new(error))),
    }
}

/// Puts a mail together for an address, with its files.
fn compose(
    sender: &str,
    site: &str,
    mail: &store::Stored,
    (to, files): (&str, Vec<store::Attachment>),
) -> anyhow::Result<lettre::Message> {
    let sender: Mailbox = sender.parse().context("the sender of mail is no address")?;
    let name = sender.name.clone().unwrap_or_else(|| site.to_owned());
    let to = to.parse().context("the reader's address is no address")?;
    let to_name = Some(mail.to_name.clone()).filter(|name| !name.is_empty());
    let at = Duration::from_millis(u64::try_from(mail.created_at).unwrap_or_default());
    let mut message = lettre::Message::builder();
    if !mail.unsubscribe.is_empty() {
        // One click in the reader's program ends it, without a page (RFC 8058).
        message = message
            .raw_header(raw("List-Unsubscribe", format!("<{}>", mail.unsubscribe)))
            .raw_header(raw("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".to_owned()));
    }
    let message = message
        .message_id(Some(format!("<{}.{}@{}>", mail.id, mail.created_at, sender.email.domain())))
        .date(std::time::UNIX_EPOCH + at)
        .from(Mailbox::new(Some(name), sender.email.clone()))
        .to(Mailbox::new(to_name, to))
        .subject(mail.subject.clone())
        .header(AutoSubmitted);
    let made = if files.is_empty() {
        message.header(header::ContentType::TEXT_PLAIN).body(mail.text.clone())
    } else {
        let mut parts = MultiPart::mixed().singlepart(SinglePart::plain(mail.text.clone()));
        for file in files {
            let kind = header::ContentType::parse(&file.content_type).context("the type of a file")?;
            parts = parts.singlepart(Attachment::new(file.name).body(file.content, kind));
        }
        message.multipart(parts)
    };
    made.context("the mail cannot be put together")
}

/// A header this mail library has no type for; only plain ASCII names come here.
fn raw(name: &'static str, value: String) -> header::HeaderValue {
    header::HeaderValue::new(header::HeaderName::new_from_ascii_str(name), value)
}

/// `Auto-Submitted: auto-generated` (RFC 3834), so that out-of-office replies stay away.
#[derive(Debug, Clone)]
struct AutoSubmitted;

impl header::Header for AutoSubmitted {
    fn name() -> header::HeaderName {
        header::HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> header::HeaderValue {
        header::HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

fn transport(url: &str) -> anyhow::Result<AsyncSmtpTransport<Tokio1Executor>> {
    let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(&with_tls(url))
        .context("the mail server's address (smtp) cannot be read")?;
    Ok(builder.timeout(Some(TIMEOUT)).build())
}

/// A server elsewhere gets no password and no mail in the clear unless the address says so.
fn with_tls(url: &str) -> String {
    let rest = url.strip_prefix("smtp://").unwrap_or_default();
    let host = rest.rsplit('@').next().unwrap_or_default();
    let is_local = ["127.0.0.1", "localhost", "[::1]"].iter().any(|local| host.starts_with(local));
    if rest.is_empty() || is_local || url.contains("tls=") {
        return url.to_owned();
    }
    format!("{url}{}tls=required", if url.contains('?') { '&' } else { '?' })
}

/// Whether the address of a mail server can be read, for the program's start.
/// Errors: says what is wrong, without the password.
pub fn check_smtp(url: &str) -> Result<(), smtp::Error> {
    AsyncSmtpTransport::<Tokio1Executor>::from_url(&with_tls(url)).map(drop)
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
    use tokio::net::TcpListener;

    use super::{Refusal, check_smtp, compose, send, with_tls};
    use crate::mail::MailId;
    use crate::mail::store::{Attachment, Stored};

    #[test]
    fn mail_leaves_the_machine_encrypted() {
        assert_eq!(with_tls("smtp://a:b@mail.test:587"), "smtp://a:b@mail.test:587?tls=required");
        assert_eq!(with_tls("smtp://127.0.0.1:2525"), "smtp://127.0.0.1:2525");
        assert_eq!(with_tls("smtps://mail.test"), "smtps://mail.test");
        assert!(check_smtp("http://mail.test").is_err());
    }

    fn mail() -> Stored {
        Stored {
            id: MailId(7),
            to_address: "siti@contoh.test".to_owned(),
            to_name: "Siti Aminah".to_owned(),
            subject: "Undangan".to_owned(),
            text: "Buka tautan ini.\n".to_owned(),
            state: "queued".to_owned(),
            tries: 0,
            failure: String::new(),
            created_at: 1_795_310_400_000,
            sent_at: None,
            is_private: false,
            sealed_to: None,
            unsubscribe: "https://contoh.test/cari/langganan/1-x".to_owned(),
        }
    }

    /// A mail server for one mail that answers the reader's address with `answer`.
    async fn server(answer: &'static str) -> (String, tokio::task::JoinHandle<String>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("smtp://{}", listener.local_addr().unwrap());
        let task = tokio::spawn(async move {
            let (stream, _) = listener.accept().await.unwrap();
            let (read, mut write) = stream.into_split();
            let mut lines = BufReader::new(read).lines();
            let mut mail = String::new();
            let mut is_data = false;
            write.write_all(b"220 contoh\r\n").await.unwrap();
            while let Ok(Some(line)) = lines.next_line().await {
                let reply = match line.as_str() {
                    "." if is_data => {
                        is_data = false;
                        "250 diterima"
                    }
                    line if is_data => {
                        mail.push_str(line);
                        mail.push('\n');
                        continue;
                    }
                    "DATA" => {
                        is_data = true;
                        "354 silakan"
                    }
                    line if line.starts_with("RCPT") => answer,
                    "QUIT" => "221 selesai",
                    _ => "250 baik",
                };
                write.write_all(format!("{reply}\r\n").as_bytes()).await.unwrap();
            }
            mail
        });
        (url, task)
    }

    #[tokio::test]
    async fn a_mail_server_takes_the_mail() {
        let (url, server) = server("250 baik").await;
        let message =
            compose("surel@contoh.test", "Kota Contoh", &mail(), ("siti@contoh.test", Vec::new())).unwrap();
        assert!(send(&url, message).await.is_ok());
        let seen = server.await.unwrap();
        for part in [
            "From: \"Kota Contoh\" <surel@contoh.test>",
            "To: \"Siti Aminah\" <siti@contoh.test>",
            "Subject: Undangan",
            "Message-ID: <7.1795310400000@contoh.test>",
            "Auto-Submitted: auto-generated",
            "List-Unsubscribe: <https://contoh.test/cari/langganan/1-x>",
            "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
            "Buka tautan ini.",
        ] {
            assert!(seen.contains(part), "{part} is missing in {seen}");
        }
    }

    #[tokio::test]
    async fn rfc_2045_a_mail_takes_its_files_along() {
        let (url, server) = server("250 baik").await;
        let file = Attachment {
            name: "rapat.ics".to_owned(),
            content_type: "text/calendar; charset=utf-8; method=PUBLISH".to_owned(),
            content: b"BEGIN:VCALENDAR".to_vec(),
        };
        let to = ("siti@contoh.test", vec![file]);
        let message = compose("surel@contoh.test", "Kota Contoh", &mail(), to).unwrap();
        assert!(send(&url, message).await.is_ok());
        let seen = server.await.unwrap();
        for part in ["multipart/mixed", "Buka tautan ini.", "text/calendar", "rapat.ics"] {
            assert!(seen.contains(part), "{part} is missing in {seen}");
        }
    }

    #[tokio::test]
    async fn an_unknown_reader_is_given_up_and_a_busy_server_is_asked_again() {
        let message = || {
            compose("surel@contoh.test", "Kota Contoh", &mail(), ("siti@contoh.test", Vec::new())).unwrap()
        };
        let (url, _server) = server("550 tidak dikenal").await;
        assert!(matches!(send(&url, message()).await, Err(Refusal::Never(_))));
        let (url, _server) = server("450 nanti").await;
        assert!(matches!(send(&url, message()).await, Err(Refusal::Later(_))));
        assert!(matches!(send("smtp://127.0.0.1:1", message()).await, Err(Refusal::Later(_))));
    }
}
