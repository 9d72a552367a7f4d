//! The page of a text with the notes of its reviewers, each at its paragraph.

use std::borrow::Borrow;

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::news::Step;
use rules::permission::Act;

use super::comment::{self, Answer, Comment, NewComment};
use super::model::News;
use super::{step, suggestion};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::{CommentId, NewsId};
use crate::page::{Fields, Page, Query, html_status, see_other};
use crate::typed::Typed;
use crate::{Ctx, Error, Result};

/// The form for a new note.
const FORM: &str = "comment";
/// The form for an answer; its field `comment` says to which note.
const ANSWER: &str = "answer";

/// A note with its answers.
struct Thread {
    comment: Comment,
    answers: Vec<Answer>,
}

/// A part of the text with its notes.
struct Part {
    number: i64,
    words: String,
    threads: Vec<Thread>,
}

#[derive(Template)]
#[template(path = "news/pages/comments.html")]
struct CommentsPage {
    p: Page,
    news: News,
    parts: Vec<Part>,
    /// Notes on paragraphs that are gone.
    homeless: Vec<Thread>,
    can_comment: bool,
    can_take: bool,
    can_answer: bool,
    typed: Typed,
}

impl CommentsPage {
    fn part_name(&self, number: impl Borrow<i64>) -> String {
        match number.borrow() {
            0 => self.p.t("news-field-title"),
            1 => self.p.t("news-field-lead"),
            more => self.p.n("news-comment-paragraph", more - 1),
        }
    }

    /// What was typed into the form of a part that came back.
    fn value(&self, number: impl Borrow<i64>, name: &str) -> String {
        if self.is_back(number) { self.typed.value(FORM, name, "") } else { String::new() }
    }

    fn is_back(&self, number: impl Borrow<i64>) -> bool {
        self.typed.is(FORM) && self.typed.value(FORM, "part", "") == number.borrow().to_string()
    }

    /// What was typed as an answer to a note, when it came back.
    fn answer_to(&self, comment: impl Borrow<CommentId>) -> Option<String> {
        let is_back = self.typed.value(ANSWER, "comment", "") == comment.borrow().to_string();
        is_back.then(|| self.typed.value(ANSWER, "answer", ""))
    }

    /// Behind the name of a field with a fault stands which part or note it is about.
    fn place(&self) -> String {
        let part = self.typed.value(FORM, "part", "");
        self.typed.value(ANSWER, "comment", &part)
    }

    fn path(&self) -> String {
        format!("{}/catatan", step::path(self.news.id))
    }
}

async fn page(ctx: &Ctx, news: News, typed: Typed, ok: &str) -> Result<Response<Body>> {
    let content = step::latest(ctx, &news).await?;
    let words = suggestion::parts(&content);
    let answers = comment::list_answers(ctx.db(), ctx.body(), news.id).await?;
    let mut parts: Vec<Part> = (0_i64..)
        .zip(&words)
        .map(|(number, words)| Part { number, words: words.clone(), threads: Vec::new() })
        .collect();
    let mut homeless = Vec::new();
    for comment in comment::list(ctx.db(), ctx.body(), news.id).await? {
        let mine = answers.iter().filter(|answer| answer.comment_id == comment.id).cloned().collect();
        let at = suggestion::place(&words, comment.part, &comment.quoted);
        let thread = Thread { comment, answers: mine };
        match at.and_then(|at| parts.get_mut(at)) {
            Some(part) => part.threads.push(thread),
            None => homeless.push(thread),
        }
    }
    let title = ctx.locale.t("news-comments-title");
    let status = typed.status();
    let page = CommentsPage {
        p: Page::new(ctx, title).section("news").flash(Some(ok)),
        parts,
        homeless,
        can_comment: step::may(ctx, &news, Step::Return),
        can_take: step::may(ctx, &news, Step::Edit),
        can_answer: ctx.may(Act::WriteNews, Some(news.unit_id)),
        typed,
        news,
    };
    html_status(status, &page)
}

/// `GET /kerja/berita/{id}/catatan`
pub(super) async fn show(
    SignedIn(ctx): SignedIn,
    Path(id): Path<NewsId>,
    query: Query,
) -> Result<Response<Body>> {
    let news = step::find(&ctx, id).await?;
    page(&ctx, news, Typed::default(), query.text("ok")).await
}

/// `POST /kerja/berita/{id}/catatan`: a new note.
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path(id): Path<NewsId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let text = |name: &str| fields.text(name).replace("\r\n", "\n");
    let new = NewComment {
        part: fields.parse("part").ok_or(Error::BadRequest)?,
        note: text("note"),
        original: text("original"),
        suggestion: text("suggestion"),
    };
    match comment::comment(&ctx, id, &new).await {
        Ok(_) => {
            Ok(see_other(&ctx, &format!("{}/catatan?ok=news-commented#bagian-{}", step::path(id), new.part)))
        }
        Err(Error::Invalid(errors)) => {
            let news = step::find(&ctx, id).await?;
            page(&ctx, news, Typed::wrong(FORM, &fields, errors), "").await
        }
        // The author took the story back meanwhile: what was typed stays until it is handed in again.
        Err(Error::Refused(key)) => {
            let news = step::find(&ctx, id).await?;
            page(&ctx, news, Typed::wrong(FORM, &fields, FieldErrors(vec![("note", key)])), "").await
        }
        Err(other) => Err(other),
    }
}

/// `POST /kerja/berita/{id}/catatan/{comment}`: `do` = `take`, `resolve` or `answer`.
pub(super) async fn post_one(
    SignedIn(ctx): SignedIn,
    Path((id, comment)): Path<(NewsId, CommentId)>,
    fields: Fields,
) -> Result<Response<Body>> {
    let done = match fields.text("do") {
        "take" => comment::take_suggestion(&ctx, id, comment).await.map(|()| "news-comment-taken"),
        "resolve" => comment::resolve(&ctx, id, comment).await.map(|()| "news-comment-resolved"),
        "answer" => {
            let text = fields.text("answer").replace("\r\n", "\n");
            comment::answer(&ctx, id, comment, &text).await.map(|()| "news-comment-answered")
        }
        _ => Err(Error::BadRequest),
    };
    match done {
        Ok(ok) => Ok(see_other(&ctx, &format!("{}/catatan?ok={ok}#catatan-{comment}", step::path(id)))),
        Err(Error::Invalid(errors)) => {
            let news = step::find(&ctx, id).await?;
            page(&ctx, news, Typed::wrong(ANSWER, &fields, errors), "").await
        }
        Err(other) => Err(other),
    }
}
