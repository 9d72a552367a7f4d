//! One reading of one account: what to ask next, until the month is seen or something stands in the way.
//!
//! A machine without input and output: [`Visit::next`] says what to do, [`Visit::take`] hears the answer. Pages come
//! newest first with old posts pinned on top, so a list is followed until a whole page is older than the range;
//! nothing trusts a network's own filter by time. Every loop is bounded: tries, waits, pages.

use std::collections::BTreeMap;
use std::fmt;

use crate::ask::{Answer, Ask};
use crate::patience::Patience;
use crate::post::Post;
use crate::problem::Problem;

/// Pages of one reading; the largest account of a city has a few dozen.
const MOST_PAGES: u32 = 200;
/// Pages without anything new before a list that turns in circles is left.
const MOST_EMPTY_TURNS: u32 = 3;

/// Keys of an account that run out and are renewed. Never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Tokens {
    /// What is shown with each request.
    pub access: String,
    /// What renews it, once; empty where the access key renews itself.
    pub refresh: String,
    /// Until when the access key is good, Unix ms.
    pub access_until: i64,
    /// Until when it can be renewed, Unix ms.
    pub refresh_until: i64,
}

impl fmt::Debug for Tokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tokens").field("access_until", &self.access_until).finish_non_exhaustive()
    }
}

/// One page of a list.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    /// Its posts.
    pub(crate) posts: Vec<Post>,
    /// Whether the dialect knows where to go on.
    pub(crate) more: bool,
    /// Whether the list ends here because the network gives no more, though there are older posts.
    pub(crate) is_cut: bool,
    /// What it cost, in the units of the network.
    pub(crate) cost: u64,
}

/// What an answer means.
pub(crate) enum Heard {
    /// Posts.
    Page(Sheet),
    /// Something on the way to the posts, and its cost.
    Step(u64),
    /// New keys. The caller stores them before it asks again.
    Renewed(Tokens),
    /// Come again at this instant (Unix ms); `None` when the network does not say.
    Wait(Option<i64>),
    /// A fault of the network; the same question may be asked again.
    Fault,
    /// No.
    Refused(Problem),
}

/// How one network is asked and understood.
pub(crate) trait Dialect: Send {
    /// The next request. `left` is what may still be spent.
    /// Errors: `Budget`, `Reconnect`: then nothing is asked.
    fn ask(&mut self, left: Option<u64>, now: i64) -> Result<Ask, Problem>;
    /// Understands the answer to it.
    fn read(&mut self, answer: &Answer, now: i64) -> Heard;
    /// What the account is called for good on the network, once it is known.
    fn remote_id(&self) -> Option<String> {
        None
    }
}

/// What to do next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// Ask this.
    Ask(Ask),
    /// Nothing before this instant, Unix ms.
    Wait(i64),
    /// It is over: [`Visit::finish`].
    Done,
}

/// What a reading found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Posts of the range, oldest first, each once.
    pub posts: Vec<Post>,
    /// The part of the range that was looked at without a gap, `from..to`, Unix ms; empty when `from >= to`.
    pub covered: (i64, i64),
    /// Whether that is the whole range up to the moment of reading.
    pub is_whole: bool,
    /// What stood in the way.
    pub problem: Option<Problem>,
    /// Requests made.
    pub asked: u32,
    /// What they cost: units of YouTube, millionths of a dollar on X, otherwise nothing.
    pub cost: u64,
    /// The account's lasting id, where the network has one: a renamed handle keeps it.
    pub remote_id: Option<String>,
}

/// A reading under way.
pub struct Visit {
    dialect: Box<dyn Dialect>,
    range: (i64, i64),
    begun: i64,
    budget: Option<u64>,
    cost: u64,
    posts: BTreeMap<String, Post>,
    covered_from: Option<i64>,
    patience: Patience,
    pages: u32,
    empty_turns: u32,
    asked: u32,
    problem: Option<Problem>,
    is_over: bool,
}

impl Visit {
    /// Begins to read `range` (`from..to`, Unix ms) at `now`; `budget` is what may be spent.
    pub(crate) fn new(dialect: Box<dyn Dialect>, range: (i64, i64), budget: Option<u64>, now: i64) -> Self {
        Self {
            dialect,
            range,
            begun: now,
            budget,
            cost: 0,
            posts: BTreeMap::new(),
            covered_from: None,
            patience: Patience::default(),
            pages: 0,
            empty_turns: 0,
            asked: 0,
            problem: None,
            is_over: false,
        }
    }

    /// What to do next.
    pub fn next(&mut self, now: i64) -> Next {
        if self.is_over {
            return Next::Done;
        }
        if let Some(until) = self.patience.pause(now) {
            return Next::Wait(until);
        }
        let left = self.budget.map(|budget| budget.saturating_sub(self.cost));
        match self.dialect.ask(left, now) {
            Ok(ask) => Next::Ask(ask),
            Err(problem) => {
                self.end(Some(problem));
                Next::Done
            }
        }
    }

    /// Hears an answer. Returns new keys, which the caller stores before it goes on.
    pub fn take(&mut self, answer: &Answer, now: i64) -> Option<Tokens> {
        self.asked = self.asked.saturating_add(1);
        let heard = if answer.status >= 500 { Heard::Fault } else { self.dialect.read(answer, now) };
        if !matches!(heard, Heard::Fault) {
            self.patience.recover();
        }
        match heard {
            Heard::Page(sheet) => self.page(sheet),
            Heard::Step(cost) => self.cost = self.cost.saturating_add(cost),
            Heard::Renewed(tokens) => return Some(tokens),
            Heard::Wait(until) => self.sent_away(until, now),
            Heard::Fault => self.fault(now),
            Heard::Refused(problem) => self.end(Some(problem)),
        }
        None
    }

    /// Hears that no answer came: no connection, or none in time.
    pub fn lost(&mut self, now: i64) {
        self.asked = self.asked.saturating_add(1);
        self.fault(now);
    }

    fn fault(&mut self, now: i64) {
        if !self.patience.fault(now) {
            self.end(Some(Problem::Unavailable));
        }
    }

    fn sent_away(&mut self, until: Option<i64>, now: i64) {
        if !self.patience.sent_away(until, now) {
            self.end(Some(Problem::Throttled));
        }
    }

    fn page(&mut self, sheet: Sheet) {
        self.cost = self.cost.saturating_add(sheet.cost);
        self.pages = self.pages.saturating_add(1);
        let newest = sheet.posts.iter().map(|post| post.published).max();
        let oldest = sheet.posts.iter().map(|post| post.published).min();
        let before = self.posts.len();
        for post in sheet.posts {
            self.posts.entry(post.id.clone()).or_insert(post);
        }
        self.empty_turns = if self.posts.len() > before { 0 } else { self.empty_turns.saturating_add(1) };
        let is_past = newest.is_some_and(|newest| newest < self.range.0);
        let reached = if sheet.is_cut { oldest } else { Some(self.range.0) };
        if is_past || !sheet.more {
            self.covered_from = if is_past { Some(self.range.0) } else { reached };
            return self.end(None);
        }
        // Whatever is newer than the newest of this page has been listed; pinned ones make no difference.
        self.covered_from = newest.or(self.covered_from);
        if self.pages >= MOST_PAGES || self.empty_turns >= MOST_EMPTY_TURNS {
            self.end(Some(Problem::Malformed));
        }
    }

    fn end(&mut self, problem: Option<Problem>) {
        self.problem = problem;
        self.is_over = true;
    }

    /// What was found. A reading that is left early says what it saw until then.
    pub fn finish(self) -> Outcome {
        let (from, to) = self.range;
        let end = to.min(self.begun);
        let begin = self.covered_from.map_or(end, |begin| begin.max(from));
        let mut posts: Vec<Post> =
            self.posts.into_values().filter(|post| (from..to).contains(&post.published)).collect();
        posts.sort();
        Outcome {
            posts,
            covered: (begin, end),
            is_whole: self.is_over && self.problem.is_none() && begin <= from,
            problem: self.problem,
            asked: self.asked,
            cost: self.cost,
            remote_id: self.dialect.remote_id(),
        }
    }
}
