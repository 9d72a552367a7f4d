//! How and when something came that an officer writes down: channel, day and minute in the zone of the body.

use jiff::civil::DateTime;
use rules::Code as _;
use rules::request::{Channel, ReceivedFault};

use crate::error::FieldErrors;
use crate::org::input::{Input, Kind};
use crate::page::{Fields, Page};
use crate::{Ctx, Error, Result};

/// As typed.
pub(crate) struct Came {
    /// By which way; the first one when it is none an officer writes down.
    pub(crate) channel: Channel,
    /// ISO day.
    day: String,
    /// `09:05`.
    time: String,
}

impl Came {
    /// At the desk, now.
    pub(crate) fn now(ctx: &Ctx) -> Self {
        let local = rules::zone::local(ctx.now(), &ctx.directory.zone);
        let (day, time) = (local.date().to_string(), local.strftime("%H:%M").to_string());
        Self { channel: Channel::WalkIn, day, time }
    }

    /// From a form.
    pub(crate) fn read(fields: &Fields) -> Self {
        let channel = Channel::from_code(fields.text("kanal")).filter(|channel| channel.is_written_down());
        Self {
            channel: channel.unwrap_or(Channel::WalkIn),
            day: fields.text("tanggal").to_owned(),
            time: fields.text("pukul").to_owned(),
        }
    }

    /// Day and minute. Errors: `Invalid` when they are none.
    pub(crate) fn moment(&self) -> Result<DateTime> {
        let moment = format!("{}T{}", self.day, self.time).parse().ok();
        moment.ok_or(Error::Invalid(FieldErrors(vec![("tanggal", "request-error-moment")])))
    }

    /// The fields of a form.
    pub(crate) fn inputs(&self, p: &Page, errors: &FieldErrors) -> Vec<Input> {
        let field = |name: &'static str, key: &str, value: &str, kind: Kind| {
            let keys = [format!("request-field-{key}"), format!("request-hint-{key}")];
            Input::of(p, &keys, name, value, kind).check(p, errors).required()
        };
        let channels = Channel::ALL.iter().filter(|channel| channel.is_written_down()).map(|channel| {
            let code = channel.code();
            (code.to_owned(), p.t(&format!("request-channel-{}", code.replace('_', "-"))))
        });
        vec![
            field("kanal", "channel", self.channel.code(), Kind::Choice(channels.collect())),
            field("tanggal", "received-day", &self.day, Kind::Line("date")),
            field("pukul", "received-time", &self.time, Kind::Line("time")),
        ]
    }
}

/// The moment of receipt, Unix ms, of what came at a minute in the zone of the body; every period counts from it.
/// Errors: `Invalid` for a moment in the future and before the act.
pub(crate) fn received_at(ctx: &Ctx, moment: DateTime) -> Result<i64> {
    let at = rules::request::received_at(moment, ctx.now(), &ctx.directory.zone);
    at.map_err(|fault| {
        let key = match fault {
            ReceivedFault::Future => "request-error-future",
            ReceivedFault::BeforeTheAct => "request-error-before-the-act",
        };
        Error::Invalid(FieldErrors(vec![("tanggal", key)]))
    })
}
