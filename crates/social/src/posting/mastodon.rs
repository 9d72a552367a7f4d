//! Mastodon: the picture with its description, then the status under a key, of which the server makes one post.

use serde_json::json;

use super::hurdle::Hurdle;
use super::multipart::with_picture;
use super::{Doubt, Keep, Parcel, Posted, Sender, Told};
use crate::ask::{Answer, Ask, Base};
use crate::json as look;
use crate::time::moment;

/// Pause while the server works on the picture.
const WORKING_MS: i64 = 2_000;

/// A server remembers a key for an hour; a little less is relied on.
const KEY_MS: i64 = 50 * 60_000;

/// What was asked last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Picture,
    /// Whether the picture is ready.
    State,
    Post,
}

/// A status of an account.
pub(super) struct Status {
    base: Base,
    token: String,
    picture: Option<String>,
    is_ready: bool,
    step: Step,
}

impl Status {
    pub(super) fn new(base: Base, token: String, picture: Option<String>) -> Self {
        Self { base, token, picture, is_ready: false, step: Step::Picture }
    }

    fn refusal(&self, answer: &Answer, now: i64) -> Told {
        let is_picture = self.step != Step::Post;
        match answer.status {
            401 => Told::Refused(Hurdle::Reconnect),
            403 => Told::Refused(Hurdle::NoPermission),
            413 => Told::Refused(Hurdle::PictureTooLarge),
            429 => {
                let after = answer
                    .number("retry-after")
                    .map(|seconds| now.saturating_add(seconds.saturating_mul(1_000)));
                Told::Wait(answer.header("x-ratelimit-reset").and_then(moment).or(after))
            }
            400 | 404 | 422 if is_picture => Told::Refused(Hurdle::PictureRefused),
            400 | 422 => Told::Refused(Hurdle::TextRefused),
            _ => Told::Refused(Hurdle::Malformed),
        }
    }
}

impl Sender for Status {
    fn ask(&mut self, parcel: &Parcel, _: i64) -> Result<Ask, Hurdle> {
        let (step, ask) = match &self.picture {
            None => {
                let url = self.base.at("/api/v2/media", &[]);
                (Step::Picture, with_picture(url, parcel, &[("description", &parcel.alternative)], "file"))
            }
            Some(id) if !self.is_ready => {
                (Step::State, Ask::get(self.base.at(&format!("/api/v1/media/{id}"), &[])))
            }
            Some(id) => {
                let body = json!({ "status": parcel.text, "media_ids": [id], "language": "id" });
                let ask =
                    Ask::post(self.base.at("/api/v1/statuses", &[]), "application/json", body.to_string());
                (Step::Post, ask.with("idempotency-key", parcel.key.clone()))
            }
        };
        self.step = step;
        Ok(ask.bearer(&self.token))
    }

    fn read(&mut self, _: &Parcel, answer: &Answer, now: i64) -> Told {
        if !(200..300).contains(&answer.status) {
            return self.refusal(answer, now);
        }
        let value = look::body(answer).unwrap_or_default();
        match (self.step, look::id(&value, "/id")) {
            (Step::Picture, Some(id)) => {
                self.is_ready = answer.status == 200;
                self.picture = Some(id.clone());
                Told::Keep(Keep::Picture(id))
            }
            (Step::Picture, None) => Told::Refused(Hurdle::Malformed),
            (Step::State, _) if answer.status == 206 => Told::Wait(Some(now.saturating_add(WORKING_MS))),
            (Step::State, _) => {
                self.is_ready = true;
                Told::Step
            }
            (Step::Post, Some(id)) => {
                let permalink = look::text(&value, "/url").unwrap_or_default().to_owned();
                Told::Posted(Posted { id, permalink })
            }
            (Step::Post, None) => Told::Refused(Hurdle::Unclear),
        }
    }

    fn is_last_step(&self) -> bool {
        self.step == Step::Post
    }

    fn doubt(&mut self, age: i64) -> Doubt {
        if age < KEY_MS { Doubt::Again } else { Doubt::Person }
    }
}
