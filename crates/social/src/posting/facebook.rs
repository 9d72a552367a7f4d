//! A Facebook page: the picture unpublished first, then the post that shows it.
//!
//! A post whose answer was lost is looked for among the newest of the page before it is made again.

use serde_json::{Value, json};

use super::hurdle::Hurdle;
use super::multipart::with_picture;
use super::{Doubt, Keep, Parcel, Posted, Sender, Told};
use crate::ask::{Answer, Ask, Base};
use crate::visit::Heard;
use crate::{json as look, meta};

/// Newest posts that are looked through.
const NEWEST: &str = "10";

/// What is asked next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// The picture, or straight the post when it is there.
    Picture,
    /// The post.
    Post,
    /// Whether the post stands.
    Look,
}

/// A post of a page.
pub(super) struct Page {
    pub(super) base: Base,
    pub(super) version: String,
    /// Id of the page.
    pub(super) page: String,
    pub(super) token: String,
    pub(super) picture: Option<String>,
    pub(super) step: Step,
}

impl Page {
    fn path(&self, edge: &str) -> String {
        format!("/{}/{}/{edge}", self.version, self.page)
    }

    fn posted(id: String) -> Posted {
        Posted { permalink: format!("https://www.facebook.com/{id}"), id }
    }

    /// The post among the newest, or none: then it is made.
    fn found(&mut self, parcel: &Parcel, value: &Value) -> Told {
        let newest = look::list(value, "/data");
        let same =
            newest.iter().find(|row| look::text(row, "/message").map(str::trim) == Some(parcel.text.trim()));
        if let Some(id) = same.and_then(|row| look::id(row, "/id")) {
            return Told::Posted(Self::posted(id));
        }
        self.step = Step::Picture;
        Told::Step
    }
}

impl Sender for Page {
    fn ask(&mut self, parcel: &Parcel, _: i64) -> Result<Ask, Hurdle> {
        let token = ("access_token", self.token.as_str());
        if self.step == Step::Look {
            let query = [("fields", "id,message"), ("limit", NEWEST), token];
            return Ok(Ask::get(self.base.at(&self.path("published_posts"), &query)));
        }
        let Some(picture) = self.picture.clone() else {
            self.step = Step::Picture;
            let fields = [("published", "false"), ("alt_text_custom", parcel.alternative.as_str()), token];
            return Ok(with_picture(self.base.at(&self.path("photos"), &[]), parcel, &fields, "source"));
        };
        let attached = json!({ "media_fbid": picture }).to_string();
        let fields = [("message", parcel.text.as_str()), ("attached_media[0]", &attached), token];
        let ask = Ask::form(self.base.at(&self.path("feed"), &[]), &fields);
        self.step = Step::Post;
        Ok(ask)
    }

    fn read(&mut self, parcel: &Parcel, answer: &Answer, now: i64) -> Told {
        let refused = if self.step == Step::Picture { Hurdle::PictureRefused } else { Hurdle::TextRefused };
        let value = match read(answer, now, refused) {
            Ok(value) => value,
            Err(told) => return told,
        };
        match (self.step, look::id(&value, "/id")) {
            (Step::Look, _) => self.found(parcel, &value),
            (Step::Picture, Some(id)) => {
                self.picture = Some(id.clone());
                Told::Keep(Keep::Picture(id))
            }
            (Step::Picture, None) => Told::Refused(Hurdle::Malformed),
            (Step::Post, Some(id)) => Told::Posted(Self::posted(id)),
            (Step::Post, None) => Told::Refused(Hurdle::Unclear),
        }
    }

    fn is_last_step(&self) -> bool {
        self.step == Step::Post
    }

    fn doubt(&mut self, _: i64) -> Doubt {
        self.step = Step::Look;
        Doubt::Again
    }
}

/// A good answer of Meta as JSON; otherwise what its fault means for what was sent.
pub(super) fn read(answer: &Answer, now: i64, refused: Hurdle) -> Result<Value, Told> {
    let code = look::body(answer).and_then(|value| look::number(&value, "/error/code"));
    match code {
        // "Invalid parameter": of reading it means a missing role, of posting what was sent.
        Some(100) => return Err(Told::Refused(refused)),
        Some(324 | 9_004 | 36_000..=36_999) => return Err(Told::Refused(Hurdle::PictureRefused)),
        Some(506) => return Err(Told::Refused(Hurdle::AlreadyThere)),
        // "Posting too fast", and the daily number of posts on Instagram.
        Some(9 | 341 | 368) => return Err(Told::Wait(Some(now.saturating_add(3_600_000)))),
        _ if answer.status == 413 => return Err(Told::Refused(Hurdle::PictureTooLarge)),
        _ => {}
    }
    // A success that is no JSON may have made the post; the caller of the last step says so.
    if (200..300).contains(&answer.status) && code.is_none() && look::body(answer).is_none() {
        return Ok(Value::Null);
    }
    meta::read(answer, now).map_err(|heard| match heard {
        Heard::Wait(until) => Told::Wait(until),
        Heard::Fault => Told::Fault,
        Heard::Refused(problem) => Told::Refused(problem.into()),
        Heard::Page(_) | Heard::Step(_) | Heard::Renewed(_) => Told::Refused(Hurdle::Malformed),
    })
}
