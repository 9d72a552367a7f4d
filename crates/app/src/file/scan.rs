//! Asking `ClamAV` about a file before it is stored (`clamd`, command INSTREAM). Only when it is configured.
//!
//! What to do while `clamd` does not answer is a setting: refuse files, or take them unseen.

use std::io::{Read, Seek as _, SeekFrom};
use std::path::PathBuf;
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::{TcpStream, UnixStream};

use crate::{App, Error, Result};

/// Bytes sent at once.
const CHUNK: usize = 64 * 1024;
/// A scanner that does not answer within this time is away: it reads archives too.
const PATIENCE: Duration = Duration::from_mins(1);
/// Longest wait for a connection.
const CONNECT: Duration = Duration::from_secs(2);

/// Where `clamd` listens, and what to do without it.
#[derive(Debug, Clone)]
pub struct Scanner {
    /// Its address.
    pub address: Address,
    /// Whether files are taken unseen while it does not answer.
    pub accepts_unseen: bool,
}

/// An address of `clamd`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Address {
    /// `host:port`.
    Tcp(String),
    /// Path of a socket.
    Unix(PathBuf),
}

/// What the scanner says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing known was found.
    Clean,
    /// A known malicious content, by its name.
    Infected(String),
    /// There is no answer.
    Unavailable,
}

impl Scanner {
    /// Sends the content and waits for the verdict.
    pub async fn scan(&self, content: impl Read + Send + 'static) -> Verdict {
        let asked = async {
            match &self.address {
                Address::Tcp(address) => {
                    let stream = tokio::time::timeout(CONNECT, TcpStream::connect(address)).await??;
                    ask(stream, content).await
                }
                Address::Unix(path) => {
                    let stream = tokio::time::timeout(CONNECT, UnixStream::connect(path)).await??;
                    ask(stream, content).await
                }
            }
        };
        match tokio::time::timeout(PATIENCE, asked).await {
            Ok(Ok(reply)) => verdict(&reply),
            Ok(Err(error)) => {
                tracing::warn!(%error, "the virus scanner does not answer");
                Verdict::Unavailable
            }
            Err(_) => {
                tracing::warn!("the virus scanner is too slow");
                Verdict::Unavailable
            }
        }
    }
}

/// One INSTREAM exchange: chunks with their length before them, an empty one at the end, one line back.
async fn ask(
    mut stream: impl AsyncRead + AsyncWrite + Unpin,
    mut content: impl Read + Send + 'static,
) -> std::io::Result<String> {
    stream.write_all(b"zINSTREAM\0").await?;
    loop {
        let read = tokio::task::spawn_blocking(move || {
            let mut chunk = vec![0; CHUNK];
            let count = content.read(&mut chunk)?;
            chunk.truncate(count);
            Ok::<_, std::io::Error>((chunk, content))
        });
        let chunk;
        (chunk, content) = read.await.map_err(std::io::Error::other)??;
        let length = u32::try_from(chunk.len()).map_err(std::io::Error::other)?;
        stream.write_all(&length.to_be_bytes()).await?;
        if chunk.is_empty() {
            break;
        }
        stream.write_all(&chunk).await?;
    }
    stream.flush().await?;
    let mut reply = Vec::new();
    stream.take(1_000).read_to_end(&mut reply).await?;
    Ok(String::from_utf8_lossy(&reply).trim_end_matches(['\0', '\n']).to_owned())
}

/// `stream: OK`, `stream: NAME FOUND`; anything else, such as a size limit, is no verdict.
fn verdict(reply: &str) -> Verdict {
    let said = reply.strip_prefix("stream: ").unwrap_or_default();
    match said.strip_suffix(" FOUND") {
        Some(name) => Verdict::Infected(name.to_owned()),
        None if said == "OK" => Verdict::Clean,
        None => {
            tracing::warn!(reply, "the virus scanner gave no verdict");
            Verdict::Unavailable
        }
    }
}

/// Lets a file in that may be stored. Without a scanner every file may.
/// Errors: `Refused` for a malicious file, or while the scanner is away and files are not taken unseen.
pub async fn admit(app: &App, content: impl Read + Send + 'static) -> Result<()> {
    let Some(scanner) = &app.config.scanner else { return Ok(()) };
    match scanner.scan(content).await {
        Verdict::Clean => Ok(()),
        Verdict::Infected(name) => {
            tracing::warn!(virus = name, "a file was refused");
            Err(Error::Refused("file-refused-virus"))
        }
        Verdict::Unavailable if scanner.accepts_unseen => Ok(()),
        Verdict::Unavailable => Err(Error::Refused("file-refused-unseen")),
    }
}

/// As [`admit`], for an open file, which is wound back before and after.
/// Errors: as [`admit`]; the file cannot be read.
pub async fn admit_file(app: &App, file: &std::fs::File) -> Result<()> {
    if app.config.scanner.is_none() {
        return Ok(());
    }
    let mut content = file.try_clone()?;
    content.seek(SeekFrom::Start(0))?;
    let admitted = admit(app, content).await;
    let mut file = file;
    file.seek(SeekFrom::Start(0))?;
    admitted
}

/// Reads the setting `clamav`: `host:port`, or the path of a socket.
/// Errors: neither; the text says so.
pub fn parse_address(text: &str) -> std::result::Result<Address, String> {
    if text.starts_with('/') {
        return Ok(Address::Unix(text.into()));
    }
    let port =
        text.rsplit_once(':').and_then(|(host, port)| port.parse::<u16>().ok().filter(|_| !host.is_empty()));
    port.map(|_| Address::Tcp(text.to_owned()))
        .ok_or_else(|| format!("`{text}` is neither host:port nor a path"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::net::{TcpListener, UnixListener};

    /// Reads one INSTREAM request as clamd does and gives its verdict by a word in the content.
    async fn clamd(mut stream: impl AsyncRead + AsyncWrite + Unpin) -> usize {
        let mut head = [0; 10];
        stream.read_exact(&mut head).await.unwrap();
        assert_eq!(&head, b"zINSTREAM\0");
        let mut content = Vec::new();
        loop {
            let mut chunk = vec![0; usize::try_from(stream.read_u32().await.unwrap()).unwrap()];
            stream.read_exact(&mut chunk).await.unwrap();
            if chunk.is_empty() {
                break;
            }
            content.extend(chunk);
        }
        let is_bad = content.windows(5).any(|word| word == b"jahat");
        let reply: &[u8] = if is_bad { b"stream: Uji.Jahat-1 FOUND\0" } else { b"stream: OK\0" };
        stream.write_all(reply).await.unwrap();
        content.len()
    }

    fn scanner(address: Address) -> Scanner {
        Scanner { address, accepts_unseen: false }
    }

    #[tokio::test]
    async fn a_malicious_file_is_named_and_a_clean_one_passes() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let scanner = scanner(parse_address(&listener.local_addr().unwrap().to_string()).unwrap());
        let serving = tokio::spawn(async move {
            let mut sizes = Vec::new();
            for _ in 0..2 {
                sizes.push(clamd(listener.accept().await.unwrap().0).await);
            }
            sizes
        });
        let mut bad = vec![b'x'; 200_000];
        bad.extend(b"jahat");
        assert_eq!(
            scanner.scan(std::io::Cursor::new(bad)).await,
            Verdict::Infected("Uji.Jahat-1".to_owned())
        );
        assert_eq!(scanner.scan(b"baik".as_slice()).await, Verdict::Clean);
        assert_eq!(serving.await.unwrap(), [200_005, 4]);
    }

    #[tokio::test]
    async fn a_socket_file_works_too() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("clamd.ctl");
        let listener = UnixListener::bind(&path).unwrap();
        let scanner = scanner(parse_address(path.to_str().unwrap()).unwrap());
        let serving = tokio::spawn(async move { clamd(listener.accept().await.unwrap().0).await });
        assert_eq!(scanner.scan(b"baik".as_slice()).await, Verdict::Clean);
        assert_eq!(serving.await.unwrap(), 4);
    }

    #[tokio::test]
    async fn no_answer_is_no_verdict() {
        assert_eq!(
            scanner(Address::Tcp("127.0.0.1:9".to_owned())).scan(b"x".as_slice()).await,
            Verdict::Unavailable
        );
        assert_eq!(verdict("INSTREAM size limit exceeded. ERROR"), Verdict::Unavailable);
        assert_eq!(verdict(""), Verdict::Unavailable);
    }

    #[test]
    fn an_address_is_a_port_or_a_path() {
        assert_eq!(parse_address("/run/clamav/clamd.ctl"), Ok(Address::Unix("/run/clamav/clamd.ctl".into())));
        assert_eq!(parse_address("clamav:3310"), Ok(Address::Tcp("clamav:3310".to_owned())));
        for wrong in ["", "clamav", ":3310", "clamav:x"] {
            assert!(parse_address(wrong).is_err(), "{wrong}");
        }
    }
}
