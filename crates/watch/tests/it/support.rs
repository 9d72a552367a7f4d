//! A site in memory: addresses and what they answer, read by the plan as the program would.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use rules::activity::Month;
use url::Url;
use watch::{Answer, Ask, Content, Options, Plan, SiteReport, Trouble, Visitor};

/// The address of every made-up site.
pub(crate) const HOME: &str = "https://dinas.contoh.go.id/";

/// What an address answers.
type Answers = Box<dyn Fn(&Ask) -> Option<Content>>;

/// A site in memory.
#[derive(Default)]
pub(crate) struct Site {
    pages: BTreeMap<String, Content>,
    special: Option<Answers>,
}

impl Site {
    /// Adds a page. `address` is absolute, or relative to [`HOME`].
    pub(crate) fn with(mut self, address: &str, kind: &str, body: impl Into<Vec<u8>>) -> Self {
        let content = Content {
            status: 200,
            headers: vec![("content-type".to_owned(), kind.to_owned())],
            body: body.into(),
            cut: false,
        };
        self.pages.insert(home().join(address).unwrap().to_string(), content);
        self
    }

    /// Adds a page of HTML.
    pub(crate) fn html(self, address: &str, body: impl Into<Vec<u8>>) -> Self {
        self.with(address, "text/html; charset=utf-8", body)
    }

    /// Answers by a function first.
    pub(crate) fn special(mut self, answers: impl Fn(&Ask) -> Option<Content> + 'static) -> Self {
        self.special = Some(Box::new(answers));
        self
    }

    /// What a request gets.
    pub(crate) fn answer(&self, ask: &Ask) -> Answer {
        let content = self.special.as_ref().and_then(|special| special(ask));
        let content = content.or_else(|| self.pages.get(ask.url.as_str()).cloned());
        let content = content.unwrap_or_else(|| Content { status: 404, ..html("<h1>Tidak ditemukan</h1>") });
        Answer { hops: vec![ask.url.to_string()], outcome: Some(content), took_ms: 12, ..Answer::default() }
    }

    /// Reads the site at an address.
    pub(crate) fn read(&self, address: &str, now: &str, month: &str) -> SiteReport {
        self.read_with(address, options(now, month), now).0
    }

    /// Reads it with options; also the requests that were made.
    pub(crate) fn read_with(&self, address: &str, options: Options, now: &str) -> (SiteReport, Vec<Ask>) {
        let mut plan = Plan::new(&Url::parse(address).unwrap(), options, now.parse().unwrap());
        let mut asked = Vec::new();
        while let Some(ask) = plan.next_ask() {
            let answer = self.answer(&ask);
            asked.push(ask);
            plan.take(answer);
        }
        (plan.report(), asked)
    }
}

/// The address of every made-up site.
pub(crate) fn home() -> Url {
    Url::parse(HOME).unwrap()
}

/// Options for one month.
pub(crate) fn options(now: &str, month: &str) -> Options {
    let now: Timestamp = now.parse().unwrap();
    Options { months: vec![Month::parse(month).unwrap()], ..Options::new(jakarta(), now) }
}

/// The zone of the made-up bodies.
pub(crate) fn jakarta() -> TimeZone {
    TimeZone::get("Asia/Jakarta").unwrap()
}

/// A page of HTML.
pub(crate) fn html(body: &str) -> Content {
    Content {
        status: 200,
        headers: vec![("content-type".to_owned(), "text/html; charset=utf-8".to_owned())],
        body: body.as_bytes().to_vec(),
        cut: false,
    }
}

/// No answer at all.
pub(crate) fn nothing(trouble: Trouble) -> Answer {
    Answer { hops: vec![HOME.to_owned()], failure: Some((trouble, "x".to_owned())), ..Answer::default() }
}

/// Whether a request comes as a stranger from a search engine or its robot.
pub(crate) fn is_from_search(ask: &Ask) -> bool {
    matches!(ask.visitor, Visitor::SearchRobot | Visitor::FromSearch)
}

/// The folder of facts beside the repository, where it is there.
pub(crate) fn facts(name: &str) -> Option<std::path::PathBuf> {
    [
        concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data"),
        concat!(env!("CARGO_MANIFEST_DIR"), "/../../../../shared/data"),
    ]
    .iter()
    .map(|folder| std::path::Path::new(folder).join(name))
    .find(|path| path.exists())
}
