//! A Telegram channel: one request with picture and caption, by a bot that is an administrator of the channel. Bots
//! cannot read a channel and the interface knows no keys, so a lost answer is left to a person.

use serde_json::Value;

use super::hurdle::Hurdle;
use super::multipart::with_picture;
use super::{Doubt, Parcel, Posted, Sender, Told};
use crate::ask::{Answer, Ask, Base};
use crate::json as look;

/// A message of a channel.
pub(super) struct Message {
    pub(super) base: Base,
    /// Key of the bot; it is part of the path.
    pub(super) token: String,
    /// Public name of the channel.
    pub(super) channel: String,
}

impl Message {
    /// The channel and the number of the message, as its public address has them.
    fn posted(&self, value: &Value) -> Option<Posted> {
        let number = look::number(value, "/result/message_id")?;
        let channel = look::text(value, "/result/chat/username").unwrap_or(&self.channel).to_lowercase();
        let id = format!("{channel}/{number}");
        Some(Posted { permalink: format!("https://t.me/{id}"), id })
    }
}

impl Sender for Message {
    fn ask(&mut self, parcel: &Parcel, _: i64) -> Result<Ask, Hurdle> {
        let channel = format!("@{}", self.channel);
        let fields = [("chat_id", channel.as_str()), ("caption", &parcel.text)];
        let url = self.base.at(&format!("/bot{}/sendPhoto", self.token), &[]);
        Ok(with_picture(url, parcel, &fields, "photo"))
    }

    fn read(&mut self, _: &Parcel, answer: &Answer, now: i64) -> Told {
        let value = look::body(answer).unwrap_or_default();
        if (200..300).contains(&answer.status) && value.get("ok").and_then(Value::as_bool) != Some(false) {
            return self.posted(&value).map_or(Told::Refused(Hurdle::Unclear), Told::Posted);
        }
        let words = look::text(&value, "/description").unwrap_or_default().to_lowercase();
        let seconds =
            look::number(&value, "/parameters/retry_after").or_else(|| answer.number("retry-after"));
        match answer.status {
            // A bot nobody knows: its key was replaced.
            401 | 404 => Told::Refused(Hurdle::Reconnect),
            403 => Told::Refused(Hurdle::NoPermission),
            413 => Told::Refused(Hurdle::PictureTooLarge),
            429 => Told::Wait(seconds.map(|seconds| now.saturating_add(seconds.saturating_mul(1_000)))),
            400 if words.contains("chat not found") || words.contains("rights") => {
                Told::Refused(Hurdle::NoPermission)
            }
            400 if words.contains("caption is too long") => Told::Refused(Hurdle::TextTooLong),
            400 if words.contains("photo") || words.contains("image") => {
                Told::Refused(Hurdle::PictureRefused)
            }
            400 => Told::Refused(Hurdle::TextRefused),
            _ => Told::Refused(Hurdle::Malformed),
        }
    }

    fn is_last_step(&self) -> bool {
        true
    }

    fn doubt(&mut self, _: i64) -> Doubt {
        Doubt::Person
    }
}
