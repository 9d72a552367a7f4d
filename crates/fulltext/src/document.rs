//! What is put into the index, and the changes that keep it true.

/// What a search result is. The text codes are stable: they stand in addresses and the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A published news item.
    News,
    /// A unit with its profile.
    Unit,
    /// A standing page, such as *about* or *contact*.
    Page,
    /// An entry of the register of public information, with the text of its documents.
    Register,
    /// An application of the city.
    App,
    /// A public service of a unit.
    Service,
    /// Something in the diary of a unit.
    Event,
    /// The programmes of a unit in a year.
    Programme,
}

impl Kind {
    /// Every kind, in the order it is listed.
    pub const ALL: [Self; 8] = [
        Self::Register,
        Self::News,
        Self::App,
        Self::Service,
        Self::Event,
        Self::Programme,
        Self::Unit,
        Self::Page,
    ];

    /// `news`, `unit`, `page`, `register`, `app`, `service`, `event`, `programme`.
    pub fn code(self) -> &'static str {
        match self {
            Self::News => "news",
            Self::Unit => "unit",
            Self::Page => "page",
            Self::Register => "register",
            Self::App => "app",
            Self::Service => "service",
            Self::Event => "event",
            Self::Programme => "programme",
        }
    }

    /// The kind of a text code, none for any other text.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Number kept in the index. A new kind gets a new number; old numbers never change their meaning.
    pub(crate) fn number(self) -> i64 {
        match self {
            Self::News => 1,
            Self::Unit => 2,
            Self::Page => 3,
            Self::Register => 4,
            Self::App => 5,
            Self::Service => 6,
            Self::Event => 7,
            Self::Programme => 8,
        }
    }

    pub(crate) fn from_number(number: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.number() == number)
    }
}

/// One public thing that can be found. `(body_id, kind, id)` is its identity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The public body; searches never cross it.
    pub body_id: i64,
    /// What it is.
    pub kind: Kind,
    /// Id of the thing in its table.
    pub id: i64,
    /// The unit it belongs to; for a unit, itself.
    pub unit_id: i64,
    /// Code of that unit, findable as a word (`dinkes`).
    pub unit_code: String,
    /// Title, plain text.
    pub title: String,
    /// Lead or short description, plain text; may be empty.
    pub lead: String,
    /// The whole text, plain, without markup.
    pub text: String,
    /// Words people look for it by, as its owner gave them. They weigh like the title and are never shown.
    pub keywords: String,
    /// Topics and names. Findable as words, and a filter by the whole label.
    pub labels: Vec<String>,
    /// Publication, Unix milliseconds UTC; 0 for what stands without a day, such as a unit.
    pub published_at_ms: i64,
    /// When it is over and ranks behind what is not, Unix milliseconds UTC; none for what never is.
    pub ends_at_ms: Option<i64>,
    /// Year of publication in the body's time zone, or the year it is about; 0 for none.
    pub year: i64,
    /// Month of publication in the body's time zone, 1 to 12; 0 for none.
    pub month: i64,
    /// Values by which results are counted and filtered.
    pub facets: Facets,
}

/// Values of a document for the counts beside the filters. Codes, not labels.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facets {
    /// Legal class of an entry (`berkala` …); none for everything else.
    pub class: Option<String>,
    /// Kinds of its files (`pdf`, `xlsx` …), each once.
    pub types: Vec<String>,
    /// Codes of the obligations it fulfils, each once.
    pub obligations: Vec<String>,
}

/// One step of the change log as the index sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Put in, or replace what has the same identity.
    Upsert(Box<Document>),
    /// Take out; fine when it is not there.
    Delete {
        /// The public body.
        body_id: i64,
        /// What it is.
        kind: Kind,
        /// Its id.
        id: i64,
    },
}
