//! Something found, as everybody may see it now.

use fulltext::Kind;

use super::needs::programme_title;
use crate::Result;
use crate::appdir::CityApp;
use crate::ctx::Ctx;
use crate::event::Event;
use crate::ids::{CityAppId, EntryId, EventId, NewsId, ProgrammeId, ServiceId, UnitId};
use crate::locale::Locale;
use crate::news::public::{Card, find_card};
use crate::org::{Directory, Unit};
use crate::programme::ProgrammeFile;
use crate::register::public::{Row, find_row};
use crate::service::Service;

/// Something found.
#[derive(Debug, Clone)]
pub enum Thing {
    /// A published item.
    News(Box<Card>),
    /// A public entry of the register.
    Entry(Box<Row>),
    /// A unit.
    Unit(Box<Unit>),
    /// An application of the city.
    App(Box<CityApp>),
    /// A service.
    Service(Box<Service>),
    /// Something in the diary.
    Event(Box<Event>),
    /// The programmes of a unit in a year, and their page.
    Programme(Box<ProgrammeFile>, String),
}

impl Thing {
    /// What a hit is, while everybody may see it. Errors: the database does not answer.
    pub async fn find(ctx: &Ctx, kind: Kind, id: i64) -> Result<Option<Self>> {
        let (db, body) = (ctx.db(), ctx.body());
        Ok(match kind {
            Kind::News => find_card(db, body, NewsId(id)).await?.map(|card| Self::News(Box::new(card))),
            Kind::Register => find_row(db, body, EntryId(id)).await?.map(|row| Self::Entry(Box::new(row))),
            Kind::Unit => {
                let unit = ctx.directory.unit(UnitId(id)).filter(|unit| unit.is_active());
                unit.map(|unit| Self::Unit(Box::new(unit.clone())))
            }
            Kind::App => {
                let found = crate::appdir::find_public(db, body, CityAppId(id)).await?;
                found.map(|app| Self::App(Box::new(app)))
            }
            Kind::Service => {
                let found = crate::service::find_public(db, body, ServiceId(id)).await?;
                found.map(|service| Self::Service(Box::new(service)))
            }
            Kind::Event => {
                let found = crate::event::find_public(db, body, EventId(id)).await?;
                found.map(|event| Self::Event(Box::new(event)))
            }
            Kind::Programme => {
                let found = crate::programme::find_public(db, body, ProgrammeId(id)).await?;
                found.map(|file| {
                    let code = ctx.directory.unit(file.unit_id).map_or("", |unit| unit.code.as_str());
                    let path = format!("/program/unit/{code}?tahun={}", file.year);
                    Self::Programme(Box::new(file), path)
                })
            }
            Kind::Page => None,
        })
    }

    /// Its kind.
    pub fn kind(&self) -> Kind {
        match self {
            Self::News(_) => Kind::News,
            Self::Entry(_) => Kind::Register,
            Self::Unit(_) => Kind::Unit,
            Self::App(_) => Kind::App,
            Self::Service(_) => Kind::Service,
            Self::Event(_) => Kind::Event,
            Self::Programme(..) => Kind::Programme,
        }
    }

    /// Its number among those of its kind.
    pub fn id(&self) -> i64 {
        match self {
            Self::News(card) => card.id.0,
            Self::Entry(row) => row.id.0,
            Self::Unit(unit) => unit.id.0,
            Self::App(app) => app.head.id.0,
            Self::Service(service) => service.head.id.0,
            Self::Event(event) => event.head.id.0,
            Self::Programme(file, _) => file.id.0,
        }
    }

    /// Its path, without language prefix.
    pub fn path(&self) -> String {
        match self {
            Self::News(card) => card.path(),
            Self::Entry(row) => row.path(),
            Self::Unit(unit) => unit.path(),
            Self::App(app) => app.path(),
            Self::Service(service) => service.path(),
            Self::Event(event) => event.path(),
            Self::Programme(_, path) => path.clone(),
        }
    }

    /// What it is called; of what was called off the title says so.
    pub fn title(&self, directory: &Directory, locale: Locale) -> String {
        match self {
            Self::News(card) => card.title.clone(),
            Self::Entry(row) => row.title.clone(),
            Self::Unit(unit) => unit.name.clone(),
            Self::App(app) => app.said.name.clone(),
            Self::Service(service) => service.said.name.clone(),
            Self::Event(event) if event.is_off() => {
                format!("{} ({})", event.said.title, locale.t("event-state-cancelled"))
            }
            Self::Event(event) => event.said.title.clone(),
            Self::Programme(file, _) => programme_title(directory, locale, file),
        }
    }

    /// Whose it is.
    pub fn unit(&self) -> UnitId {
        match self {
            Self::News(card) => card.unit_id,
            Self::Entry(row) => row.unit_id,
            Self::Unit(unit) => unit.id,
            Self::App(app) => app.head.unit_id,
            Self::Service(service) => service.head.unit_id,
            Self::Event(event) => event.head.unit_id,
            Self::Programme(file, _) => file.unit_id,
        }
    }

    /// When it was published or, where it may change afterwards, last changed, Unix ms. None for what stands without a
    /// day: units, applications, services.
    pub fn at(&self) -> Option<i64> {
        match self {
            Self::News(card) => Some(card.at()),
            Self::Entry(row) => Some(row.at()),
            Self::Event(event) => Some(event.head.changed_at),
            Self::Programme(file, _) => file.published_at,
            Self::Unit(_) | Self::App(_) | Self::Service(_) => None,
        }
    }

    /// Whether it is a demonstration row.
    pub fn is_sample(&self) -> bool {
        match self {
            Self::News(card) => card.is_sample,
            Self::Entry(row) => row.is_sample,
            Self::Unit(_) => false,
            Self::App(app) => app.head.is_sample,
            Self::Service(service) => service.head.is_sample,
            Self::Event(event) => event.head.is_sample,
            Self::Programme(file, _) => file.is_sample,
        }
    }
}
