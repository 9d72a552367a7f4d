//! Answers that are written while they are sent, so that a whole catalogue never lies in memory.
//!
//! A slow reader holds the writer back (a few pieces wait at most); a reader who goes away ends it.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes, HttpBody};
use hyper::body::Frame;
use tokio::sync::mpsc;

/// The writing end of an answer. Dropping it ends the answer.
#[derive(Clone, Debug)]
pub struct StreamSender(mpsc::Sender<io::Result<Bytes>>);

/// The reader went away: nothing more need be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the reader went away")]
pub struct ReaderGone;

struct Receiving(mpsc::Receiver<io::Result<Bytes>>);

impl HttpBody for Receiving {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        self.0.poll_recv(cx).map(|piece| piece.map(|piece| piece.map(Frame::data)))
    }
}

/// A body and the end to write into it; at most `waiting` pieces lie between the two.
pub fn stream(waiting: usize) -> (StreamSender, Body) {
    let (sender, receiver) = mpsc::channel(waiting.max(1));
    (StreamSender(sender), Body::new(Receiving(receiver)))
}

impl StreamSender {
    /// Sends a piece, as soon as the reader has taken those before.
    /// Errors: the reader went away.
    pub async fn send(&self, piece: impl Into<Bytes>) -> Result<(), ReaderGone> {
        self.0.send(Ok(piece.into())).await.map_err(|_| ReaderGone)
    }

    /// Breaks the answer off, so that the reader does not take half of it for the whole.
    pub async fn break_off(&self) {
        let broken = io::Error::other("the answer could not be finished");
        drop(self.0.send(Err(broken)).await);
    }
}

#[cfg(test)]
mod tests {
    use super::{ReaderGone, stream};
    use http_body_util::BodyExt as _;

    #[tokio::test]
    async fn pieces_arrive_in_order_and_a_broken_answer_is_an_error() {
        let (sender, body) = stream(1);
        let writing = tokio::spawn(async move {
            sender.send("satu ").await.unwrap();
            sender.send("dua").await.unwrap();
        });
        assert_eq!(body.collect().await.unwrap().to_bytes(), "satu dua");
        writing.await.unwrap();
        let (sender, body) = stream(2);
        sender.send("satu").await.unwrap();
        sender.break_off().await;
        assert!(body.collect().await.is_err());
    }

    #[tokio::test]
    async fn a_reader_who_goes_away_ends_the_writing() {
        let (sender, body) = stream(1);
        drop(body);
        assert_eq!(sender.send("x").await, Err(ReaderGone));
    }
}
