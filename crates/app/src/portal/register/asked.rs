//! What a reader asks of a list of the register: the fields of the filter form and the address they make.

use rules::Code as _;
use rules::register::InformationClass;

use super::{class_of, class_word};
use crate::Ctx;
use crate::form::Query;
use crate::ids::UnitId;
use crate::page::{FeedLink, Page};
use crate::register::public::{self, Filter};
use crate::search;

/// One choice of a select.
pub(super) struct Choice {
    pub(super) value: String,
    pub(super) name: String,
    pub(super) is_chosen: bool,
}

/// The fields of the filter form. What cannot be read counts as not asked.
#[derive(Debug, Clone, Default)]
pub(super) struct Asked {
    pub(super) filter: Filter,
    /// Code of the unit, for addresses.
    pub(super) unit_code: String,
}

impl Asked {
    /// Reads `kelas`, `unit`, `tahun`, `kewajiban`, `bawahan`.
    pub(super) fn read(ctx: &Ctx, query: &Query) -> Self {
        let unit = ctx.directory.by_code(query.text("unit"));
        let is_code = |code: &&str| {
            (1..=20).contains(&code.len())
                && code.bytes().all(|b| b.is_ascii_alphanumeric() || b".-".contains(&b))
        };
        let filter = Filter {
            unit: unit.map(|unit| unit.id),
            with_children: unit.is_some() && query.text("bawahan") == "ya",
            class: class_of(query.text("kelas")),
            obligation: Some(query.text("kewajiban")).filter(is_code).map(str::to_owned),
            year: query.parse::<i64>("tahun").filter(|year| (1900..=2100).contains(year)),
        };
        Self { filter, unit_code: unit.map(|unit| unit.code.clone()).unwrap_or_default() }
    }

    /// The same for a page of one class, whose address says the class.
    pub(super) fn of_class(mut self, class: InformationClass) -> Self {
        self.filter.class = Some(class);
        self
    }

    /// The same for the page of a unit, whose address says the unit.
    pub(super) fn of_unit(mut self, unit: UnitId, code: &str) -> Self {
        self.filter.unit = Some(unit);
        code.clone_into(&mut self.unit_code);
        self
    }

    /// Whether anything narrows the list.
    pub(super) fn is_narrow(&self) -> bool {
        self.filter != Filter::default()
    }

    /// The fields as a query string, without those the path says already; empty or `a=b&c=d`.
    pub(super) fn query(&self, says_class: bool, says_unit: bool) -> String {
        let filter = &self.filter;
        let mut pairs = Vec::new();
        if let Some(class) = filter.class.filter(|_| !says_class) {
            pairs.push(format!("kelas={}", class_word(class)));
        }
        if !says_unit && !self.unit_code.is_empty() {
            pairs.push(format!("unit={}", self.unit_code));
        }
        if let Some(year) = filter.year {
            pairs.push(format!("tahun={year}"));
        }
        if let Some(code) = &filter.obligation {
            pairs.push(format!("kewajiban={code}"));
        }
        if filter.with_children {
            pairs.push("bawahan=ya".to_owned());
        }
        pairs.join("&")
    }

    /// The same as a question to the search. Units below have no part in it.
    fn question(&self) -> search::Asked {
        search::Asked {
            kind: Some(fulltext::Kind::Register),
            unit: self.filter.unit,
            unit_code: self.unit_code.clone(),
            year: self.filter.year,
            class: self.filter.class,
            obligation: self.filter.obligation.clone(),
            ..search::Asked::default()
        }
    }

    /// Path of the page on which one asks to be told of what is new here.
    pub(super) fn to_follow(&self) -> String {
        format!("/cari/langganan?{}", self.question().query())
    }

    /// Feeds of the list at `path`, and of what a filter lets through.
    pub(super) fn feeds(&self, ctx: &Ctx, title: &str, path: &str, is_filtered: bool) -> Vec<FeedLink> {
        let mut feeds = vec![FeedLink { title: title.to_owned(), path: format!("{path}/umpan.atom") }];
        if is_filtered {
            let question = self.question();
            let path = format!("/cari/feed.xml?{}", question.query());
            feeds.push(FeedLink { title: question.in_words(ctx, ctx.locale), path });
        }
        feeds
    }

    /// The classes to choose from.
    pub(super) fn classes(&self, p: &Page) -> Vec<Choice> {
        InformationClass::ALL
            .iter()
            .map(|class| Choice {
                value: class_word(*class).to_owned(),
                name: p.t(&format!("register-public-class-{}", class_word(*class))),
                is_chosen: self.filter.class == Some(*class),
            })
            .collect()
    }

    /// The active units to choose from.
    pub(super) fn units(&self, ctx: &Ctx) -> Vec<Choice> {
        ctx.directory
            .active()
            .map(|unit| Choice {
                value: unit.code.clone(),
                name: unit.name.clone(),
                is_chosen: self.filter.unit == Some(unit.id),
            })
            .collect()
    }

    /// The years that occur, newest first.
    pub(super) async fn years(&self, ctx: &Ctx) -> crate::Result<Vec<Choice>> {
        let years = public::list_years(ctx.db(), ctx.body()).await?;
        let choice = |year: i64| Choice {
            value: year.to_string(),
            name: year.to_string(),
            is_chosen: self.filter.year == Some(year),
        };
        Ok(years.into_iter().map(choice).collect())
    }
}

/// Path with a query string, when there is one.
pub(super) fn with_query(path: &str, query: &str) -> String {
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}
