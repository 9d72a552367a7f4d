//! An Instagram professional account: a container with the address of the picture and the caption, then its
//! publishing. The network fetches the picture itself, so its address must be public.
//!
//! A container lasts a day and is published once: asked for its state first, it tells whether an earlier try succeeded.

use serde_json::Value;

use super::facebook::read;
use super::hurdle::Hurdle;
use super::{Doubt, Keep, Parcel, Posted, Sender, Told};
use crate::ask::{Answer, Ask, Base};
use crate::instagram::{RENEW_BEFORE_MS, renewal, renewed};
use crate::json as look;
use crate::visit::Tokens;

/// Pause while the network fetches the picture.
const FETCHING_MS: i64 = 5_000;

/// What was asked last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Renew,
    Container,
    State,
    Publish,
    /// Its id, after it was found to be published.
    Look,
    /// Its address for people.
    Permalink,
}

/// A post of an account.
pub(super) struct Media {
    base: Base,
    version: String,
    user: String,
    tokens: Tokens,
    container: Option<String>,
    has_remade: bool,
    is_ready: bool,
    is_published: bool,
    id: Option<String>,
    step: Step,
}

impl Media {
    pub(super) fn new(
        base: Base,
        version: String,
        user: String,
        tokens: Tokens,
        container: Option<String>,
    ) -> Self {
        Self {
            base,
            version,
            user,
            tokens,
            container,
            has_remade: false,
            is_ready: false,
            is_published: false,
            id: None,
            step: Step::Container,
        }
    }

    fn plan(&self, now: i64) -> Step {
        let is_old = self.tokens.access_until.saturating_sub(now) < RENEW_BEFORE_MS;
        match (&self.container, &self.id) {
            (_, Some(_)) => Step::Permalink,
            _ if is_old => Step::Renew,
            (None, None) => Step::Container,
            (Some(_), None) if self.is_published => Step::Look,
            (Some(_), None) if self.is_ready => Step::Publish,
            (Some(_), None) => Step::State,
        }
    }

    /// Ready, not yet, published by an earlier try, or lost.
    fn state(&mut self, value: &Value, now: i64) -> Told {
        match look::text(value, "/status_code") {
            Some("FINISHED") => self.is_ready = true,
            Some("PUBLISHED") => self.is_published = true,
            Some("IN_PROGRESS") => return Told::Wait(Some(now.saturating_add(FETCHING_MS))),
            Some("EXPIRED" | "ERROR") if !self.has_remade => {
                (self.container, self.has_remade) = (None, true);
                return Told::Keep(Keep::Picture(String::new()));
            }
            Some("EXPIRED" | "ERROR") => return Told::Refused(Hurdle::PictureRefused),
            _ => return Told::Refused(Hurdle::Malformed),
        }
        Told::Step
    }

    fn renew(&mut self, value: &Value, now: i64) -> Told {
        let Some(tokens) = renewed(value, now) else { return Told::Refused(Hurdle::Malformed) };
        self.tokens = tokens.clone();
        Told::Keep(Keep::Tokens(tokens))
    }
}

impl Sender for Media {
    fn ask(&mut self, parcel: &Parcel, now: i64) -> Result<Ask, Hurdle> {
        if self.tokens.access_until <= now {
            return Err(Hurdle::Reconnect);
        }
        self.step = self.plan(now);
        let token = ("access_token", self.tokens.access.as_str());
        let container = self.container.as_deref().unwrap_or_default();
        let at =
            |path: &str, query: &[(&str, &str)]| self.base.at(&format!("/{}/{path}", self.version), query);
        let user = self.user.as_str();
        Ok(match self.step {
            Step::Renew => renewal(&self.base, &self.tokens.access),
            Step::Container => Ask::form(
                at(&format!("{user}/media"), &[]),
                &[
                    ("image_url", parcel.picture_url.as_str()),
                    ("caption", &parcel.text),
                    ("alt_text", &parcel.alternative),
                    token,
                ],
            ),
            Step::State => Ask::get(at(container, &[("fields", "status_code"), token])),
            Step::Publish => {
                Ask::form(at(&format!("{user}/media_publish"), &[]), &[("creation_id", container), token])
            }
            Step::Look => {
                let query = [("fields", "id,caption,permalink"), ("limit", "10"), token];
                Ask::get(at(&format!("{user}/media"), &query))
            }
            Step::Permalink => {
                let id = self.id.as_deref().unwrap_or_default();
                Ask::get(at(id, &[("fields", "permalink"), token]))
            }
        })
    }

    fn read(&mut self, parcel: &Parcel, answer: &Answer, now: i64) -> Told {
        // The caption goes with the picture, whose own faults have codes of their own.
        let value = match read(answer, now, Hurdle::TextRefused) {
            Ok(value) => value,
            Err(told) => return told,
        };
        let id = look::id(&value, "/id");
        match (self.step, id) {
            (Step::Renew, _) => self.renew(&value, now),
            (Step::Container, Some(id)) => {
                self.container = Some(id.clone());
                Told::Keep(Keep::Picture(id))
            }
            (Step::Container, None) => Told::Refused(Hurdle::Malformed),
            (Step::State, _) => self.state(&value, now),
            (Step::Publish, Some(id)) => {
                self.id = Some(id);
                Told::Step
            }
            (Step::Publish, None) => Told::Refused(Hurdle::Unclear),
            (Step::Look, _) => {
                let rows = look::list(&value, "/data");
                let same =
                    |row: &&Value| look::text(row, "/caption").map(str::trim) == Some(parcel.text.trim());
                let found = rows.iter().find(same).and_then(|row| {
                    let permalink = look::text(row, "/permalink").unwrap_or_default().to_owned();
                    Some(Posted { id: look::id(row, "/id")?, permalink })
                });
                found.map_or(Told::Refused(Hurdle::Unclear), Told::Posted)
            }
            (Step::Permalink, _) => {
                let permalink = look::text(&value, "/permalink").unwrap_or_default().to_owned();
                let id = self.id.clone().unwrap_or_default();
                Told::Posted(Posted { id, permalink })
            }
        }
    }

    fn is_last_step(&self) -> bool {
        self.step == Step::Publish
    }

    fn doubt(&mut self, _: i64) -> Doubt {
        // The container tells; without one nobody can.
        self.is_ready = false;
        if self.container.is_some() { Doubt::Again } else { Doubt::Person }
    }

    fn posted(&self) -> Option<Posted> {
        self.id.clone().map(|id| Posted { id, permalink: String::new() })
    }
}
