//! Posting one story to one account: what to ask next, until the post stands or something is in the way.
//!
//! A machine without input and output, as [`crate::Visit`] is for reading. Two things make posting harder than reading.
//! First, most networks take the picture and the text in two requests: what was taken is handed to the caller to keep
//! ([`Keep`]), so that a later try goes on where the first ended. Second, nobody knows what became of a request whose
//! answer is lost: before the request that makes the post goes out, [`Delivery::doubt_at`] tells the caller to write
//! that down; a later try then begins with looking where the network lets us look, with the same key where it keeps
//! keys, and otherwise asks a person ([`Hurdle::Unclear`]). Nothing is posted twice, nothing is called posted
//! without an id.

mod facebook;
mod hurdle;
mod instagram;
mod mastodon;
mod multipart;
mod outlet;
mod telegram;
mod x;

use std::fmt;

use crate::ask::{Answer, Ask};
use crate::kit;
use crate::patience::Patience;
use crate::visit::{Next, Tokens};

pub use hurdle::Hurdle;
pub use outlet::{Account, App, Outlet};

/// Hours an uploaded picture is taken to be kept by a network; their day is 24.
const PICTURE_HOURS: i64 = 20;
const HOUR_MS: i64 = 3_600_000;

/// What is posted.
#[derive(Clone, PartialEq, Eq)]
pub struct Parcel {
    /// The same for every try of this story on this account, ASCII letters, digits and `-`: networks with keys make one
    /// post of it.
    pub key: String,
    /// Text, as [`kit::kit`] made it or a person changed it.
    pub text: String,
    /// Alternative text of the picture.
    pub alternative: String,
    /// The picture as JPEG.
    pub jpeg: Vec<u8>,
    /// Public address of the same picture: Instagram fetches it there.
    pub picture_url: String,
}

/// How far earlier tries came.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Progress {
    /// What the network calls the picture it has taken; empty = none.
    pub picture: String,
    /// When it took it, Unix ms.
    pub picture_at: i64,
    /// When the request that makes the post was sent whose answer was never heard, Unix ms.
    pub doubt_at: Option<i64>,
}

/// What the caller keeps before it asks again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Keep {
    /// New keys; the old ones are dead.
    Tokens(Tokens),
    /// What the network calls the picture it has taken; empty = it has lost it.
    Picture(String),
}

/// A post that stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Posted {
    /// Id on the network, the same that reading finds.
    pub id: String,
    /// Address for people; empty where the network named none.
    pub permalink: String,
}

/// How a try ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ending {
    /// The post stands.
    Posted(Posted),
    /// Something is in the way.
    Hurdle(Hurdle),
    /// Left early, by the caller.
    Left,
}

/// What an answer means.
enum Told {
    /// Go on.
    Step,
    /// Keep this, then go on.
    Keep(Keep),
    /// It stands.
    Posted(Posted),
    /// Come again at this instant (Unix ms); `None` when the network does not say.
    Wait(Option<i64>),
    /// A fault of the network.
    Fault,
    /// No.
    Refused(Hurdle),
}

/// What can be done when nobody knows whether the post was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Doubt {
    /// The same request again makes no second post, or the sender looks first.
    Again,
    /// A person must look.
    Person,
}

/// How one network takes a post.
trait Sender: Send {
    /// The next request.
    /// Errors: then nothing is asked.
    fn ask(&mut self, parcel: &Parcel, now: i64) -> Result<Ask, Hurdle>;
    /// Understands the answer to it.
    fn read(&mut self, parcel: &Parcel, answer: &Answer, now: i64) -> Told;
    /// Whether the request made last is the one that makes the post.
    fn is_last_step(&self) -> bool;
    /// What can be done after its answer was lost so long ago (ms); the sender prepares for it.
    fn doubt(&mut self, age: i64) -> Doubt;
    /// The post, when it stands though more was asked.
    fn posted(&self) -> Option<Posted> {
        None
    }
}

/// Posting under way.
pub struct Delivery {
    sender: Box<dyn Sender>,
    parcel: Parcel,
    patience: Patience,
    ending: Option<Ending>,
    doubt_at: Option<i64>,
    asked: u32,
}

impl fmt::Debug for Parcel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Parcel")
            .field("key", &self.key)
            .field("bytes", &self.jpeg.len())
            .finish_non_exhaustive()
    }
}

impl Account {
    /// Begins to post, where earlier tries ended. What can be seen to be refused is refused before anything is asked.
    pub fn deliver(self, parcel: Parcel, progress: &Progress, now: i64) -> Delivery {
        let outlet = self.outlet;
        let is_fresh = now.saturating_sub(progress.picture_at) < PICTURE_HOURS * HOUR_MS;
        let picture = Some(progress.picture.clone()).filter(|id| !id.is_empty() && is_fresh);
        let mut sender = self.sender(picture);
        let doubt_at = progress.doubt_at;
        let is_unclear = doubt_at.is_some_and(|at| sender.doubt(now.saturating_sub(at)) == Doubt::Person);
        let hurdle = if is_unclear { Some(Hurdle::Unclear) } else { refusal(outlet, &parcel) };
        let ending = hurdle.map(Ending::Hurdle);
        Delivery { sender, parcel, patience: Patience::default(), ending, doubt_at, asked: 0 }
    }
}

/// What the network would refuse.
fn refusal(outlet: Outlet, parcel: &Parcel) -> Option<Hurdle> {
    let is_long = kit::rule(outlet.network())
        .zip(kit::length_on(outlet.network(), &parcel.text))
        .is_none_or(|(rule, length)| length > rule.limit);
    if parcel.text.trim().is_empty() {
        Some(Hurdle::TextRefused)
    } else if is_long {
        Some(Hurdle::TextTooLong)
    } else if parcel.jpeg.len() > outlet.most_picture_bytes() {
        Some(Hurdle::PictureTooLarge)
    } else {
        None
    }
}

impl Delivery {
    /// What to do next.
    pub fn next(&mut self, now: i64) -> Next {
        if self.ending.is_some() {
            return Next::Done;
        }
        if let Some(until) = self.patience.pause(now) {
            return Next::Wait(until);
        }
        match self.sender.ask(&self.parcel, now) {
            Ok(ask) => {
                if self.sender.is_last_step() {
                    self.doubt_at = Some(now);
                }
                Next::Ask(ask)
            }
            Err(hurdle) => {
                self.end(hurdle);
                Next::Done
            }
        }
    }

    /// What belongs into [`Progress::doubt_at`] now: the caller writes it down before it sends what [`Delivery::next`]
    /// gave out, and again at the end.
    pub fn doubt_at(&self) -> Option<i64> {
        self.doubt_at
    }

    /// Hears an answer. Returns what the caller keeps before it goes on.
    pub fn take(&mut self, answer: &Answer, now: i64) -> Option<Keep> {
        self.asked = self.asked.saturating_add(1);
        let told =
            if answer.status >= 500 { Told::Fault } else { self.sender.read(&self.parcel, answer, now) };
        if !matches!(told, Told::Fault) {
            self.patience.recover();
            if self.sender.is_last_step() {
                self.doubt_at = None;
            }
        }
        match told {
            Told::Step => {}
            Told::Keep(keep) => return Some(keep),
            Told::Posted(posted) => (self.ending, self.doubt_at) = (Some(Ending::Posted(posted)), None),
            Told::Wait(until) => {
                if !self.patience.sent_away(until, now) {
                    self.end(Hurdle::Throttled);
                }
            }
            Told::Fault => self.fault(now),
            Told::Refused(hurdle) => self.end(hurdle),
        }
        None
    }

    /// Hears that no answer came.
    pub fn lost(&mut self, now: i64) {
        self.asked = self.asked.saturating_add(1);
        self.fault(now);
    }

    fn fault(&mut self, now: i64) {
        if self.sender.is_last_step() && self.sender.doubt(0) == Doubt::Person {
            return self.end(Hurdle::Unclear);
        }
        if !self.patience.fault(now) {
            self.end(Hurdle::Unavailable);
        }
    }

    /// A post that stands is posted, whatever came after it.
    fn end(&mut self, hurdle: Hurdle) {
        self.ending = Some(self.sender.posted().map_or(Ending::Hurdle(hurdle), Ending::Posted));
    }

    /// How it ended, and how many requests were made.
    pub fn finish(self) -> (Ending, u32) {
        let stands = self.sender.posted().map(Ending::Posted);
        (self.ending.or(stands).unwrap_or(Ending::Left), self.asked)
    }
}
