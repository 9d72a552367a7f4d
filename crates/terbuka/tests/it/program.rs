//! Starting the program, reading what it prints, talking HTTP to it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

/// The program with arguments, without the developer's own settings.
pub(crate) fn terbuka(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_terbuka"));
    command.args(arguments).env_remove("TERBUKA_DATABASE_URL").env_remove("TERBUKA_SMTP_URL");
    command
}

/// Runs to the end.
pub(crate) fn run(arguments: &[&str]) -> Output {
    terbuka(arguments).output().unwrap()
}

/// Both outputs as one text.
pub(crate) fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// A serving program; killed when dropped.
pub(crate) struct Serving {
    child: Child,
    /// `127.0.0.1:PORT`.
    pub address: String,
    /// What it said until it was ready.
    pub said: String,
}

impl Serving {
    /// Starts `terbuka COMMAND` on a free port and waits until it says where it listens.
    pub(crate) fn start(command: &str, data: &Path) -> Self {
        let data = data.to_str().unwrap();
        let mut child = terbuka(&[command, "--listen", "127.0.0.1:0", "--data", data])
            .stderr(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        let mut said = String::new();
        let mut address = None;
        for line in BufReader::new(child.stderr.take().unwrap()).lines() {
            let line = line.unwrap();
            said.push_str(&line);
            said.push('\n');
            if let Some(rest) = line.split("http://").nth(1) {
                address = rest.split(['/', ' ']).next().map(str::to_owned);
                break;
            }
        }
        Self { child, address: address.unwrap_or_else(|| panic!("it never listened: {said}")), said }
    }

    /// The whole answer to `GET path`, head and body.
    pub(crate) fn get(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let host = &self.address;
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// As an administrator stops it: open requests end, everything is written to the database file.
    pub(crate) fn stop(mut self) {
        let asked = Command::new("kill").arg(self.child.id().to_string()).status().unwrap();
        assert!(asked.success());
        assert!(self.child.wait().unwrap().success());
    }

    /// As a power cut: no chance to tidy up.
    pub(crate) fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // Already ended is fine.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}
