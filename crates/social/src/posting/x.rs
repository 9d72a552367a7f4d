//! X, version 2 of its interface: the picture, its alternative text, then the post. Keys last two hours; the key that
//! renews them is replaced at every use. The network refuses a second post of the same words, so a lost answer is
//! asked again without harm.

use serde_json::{Value, json};

use super::hurdle::Hurdle;
use super::multipart::with_picture;
use super::outlet::App;
use super::{Doubt, Keep, Parcel, Posted, Sender, Told};
use crate::ask::{Answer, Ask, Base};
use crate::json as look;
use crate::visit::Tokens;

/// Keys are renewed when less than this is left: a clock may be wrong by minutes.
const RENEW_BEFORE_MS: i64 = 5 * 60_000;

/// What was asked last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Renew,
    Picture,
    Describe,
    Post,
}

/// A post of an account.
pub(super) struct Tweet {
    base: Base,
    handle: String,
    app: App,
    tokens: Tokens,
    picture: Option<String>,
    is_described: bool,
    must_renew: bool,
    has_renewed: bool,
    step: Step,
}

impl Tweet {
    pub(super) fn new(base: Base, handle: String, app: App, tokens: Tokens, picture: Option<String>) -> Self {
        Self {
            base,
            handle,
            app,
            tokens,
            picture,
            is_described: false,
            must_renew: false,
            has_renewed: false,
            step: Step::Picture,
        }
    }

    fn renewal(&mut self, now: i64) -> Result<Ask, Hurdle> {
        if self.tokens.refresh.is_empty() || self.tokens.refresh_until <= now || self.has_renewed {
            return Err(Hurdle::Reconnect);
        }
        self.step = Step::Renew;
        let fields = [
            ("grant_type", "refresh_token"),
            ("refresh_token", self.tokens.refresh.as_str()),
            ("client_id", &self.app.id),
            ("client_secret", &self.app.secret),
        ];
        // An app without a secret (a public client) names itself by its id alone.
        let count = if self.app.secret.is_empty() { 3 } else { 4 };
        Ok(Ask::form(self.base.at("/2/oauth2/token", &[]), fields.get(..count).unwrap_or_default()))
    }

    fn renewed(&mut self, value: &Value, now: i64) -> Told {
        let (Some(access), Some(seconds)) =
            (look::text(value, "/access_token"), look::number(value, "/expires_in"))
        else {
            return Told::Refused(Hurdle::Malformed);
        };
        let refresh = look::text(value, "/refresh_token").unwrap_or(&self.tokens.refresh);
        let tokens = Tokens {
            access: access.to_owned(),
            refresh: refresh.to_owned(),
            access_until: now.saturating_add(seconds.saturating_mul(1_000)),
            refresh_until: self.tokens.refresh_until,
        };
        (self.must_renew, self.has_renewed) = (false, true);
        self.tokens = tokens.clone();
        Told::Keep(Keep::Tokens(tokens))
    }

    fn refusal(&mut self, answer: &Answer, value: Option<&Value>, now: i64) -> Told {
        let said =
            |at: &str| value.and_then(|value| look::text(value, at)).unwrap_or_default().to_lowercase();
        let words = format!("{} {} {}", said("/title"), said("/detail"), said("/errors/0/message"));
        let refused = if self.step == Step::Post { Hurdle::TextRefused } else { Hurdle::PictureRefused };
        match answer.status {
            // A refresh key that is refused is dead.
            400 | 401 if self.step == Step::Renew => Told::Refused(Hurdle::Reconnect),
            401 if !self.has_renewed && !self.tokens.refresh.is_empty() => {
                self.must_renew = true;
                Told::Step
            }
            401 => Told::Refused(Hurdle::Reconnect),
            402 => Told::Refused(Hurdle::Budget),
            403 if words.contains("duplicate") => Told::Refused(Hurdle::AlreadyThere),
            403 if words.contains("creditsdepleted") => Told::Refused(Hurdle::Budget),
            403 => Told::Refused(Hurdle::NoPermission),
            413 => Told::Refused(Hurdle::PictureTooLarge),
            429 if words.contains("usagecap") => Told::Refused(Hurdle::Budget),
            429 => {
                let reset = answer.number("x-rate-limit-reset").map(|seconds| seconds.saturating_mul(1_000));
                let after = answer
                    .number("retry-after")
                    .map(|seconds| now.saturating_add(seconds.saturating_mul(1_000)));
                Told::Wait(reset.or(after))
            }
            400 => Told::Refused(refused),
            _ => Told::Refused(Hurdle::Malformed),
        }
    }
}

impl Sender for Tweet {
    fn ask(&mut self, parcel: &Parcel, now: i64) -> Result<Ask, Hurdle> {
        if self.must_renew || self.tokens.access_until.saturating_sub(now) < RENEW_BEFORE_MS {
            return self.renewal(now);
        }
        let json_to = |path: &str, body: &Value| {
            Ask::post(self.base.at(path, &[]), "application/json", body.to_string())
        };
        let (step, ask) = match &self.picture {
            None => {
                let url = self.base.at("/2/media/upload", &[]);
                (Step::Picture, with_picture(url, parcel, &[("media_category", "tweet_image")], "media"))
            }
            Some(id) if !self.is_described && !parcel.alternative.is_empty() => {
                let body = json!({ "id": id, "metadata": { "alt_text": { "text": parcel.alternative } } });
                (Step::Describe, json_to("/2/media/metadata", &body))
            }
            Some(id) => {
                let body = json!({ "text": parcel.text, "media": { "media_ids": [id] } });
                (Step::Post, json_to("/2/tweets", &body))
            }
        };
        self.step = step;
        Ok(ask.bearer(&self.tokens.access))
    }

    fn read(&mut self, _: &Parcel, answer: &Answer, now: i64) -> Told {
        let value = look::body(answer);
        if !(200..300).contains(&answer.status) {
            return self.refusal(answer, value.as_ref(), now);
        }
        let id = value.as_ref().and_then(|value| look::id(value, "/data/id"));
        match (self.step, id) {
            (Step::Renew, _) => self.renewed(&value.unwrap_or_default(), now),
            (Step::Picture, Some(id)) => {
                self.picture = Some(id.clone());
                Told::Keep(Keep::Picture(id))
            }
            (Step::Picture, None) => Told::Refused(Hurdle::Malformed),
            (Step::Describe, _) => {
                self.is_described = true;
                Told::Step
            }
            (Step::Post, Some(id)) => {
                let permalink = format!("https://x.com/{}/status/{id}", self.handle);
                Told::Posted(Posted { id, permalink })
            }
            (Step::Post, None) => Told::Refused(Hurdle::Unclear),
        }
    }

    fn is_last_step(&self) -> bool {
        self.step == Step::Post
    }

    fn doubt(&mut self, _: i64) -> Doubt {
        Doubt::Again
    }
}
