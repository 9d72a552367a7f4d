//! The words of a web page: tags, scripts and styles dropped, blocks on lines of their own.
//!
//! Not a browser: bad markup must give some text and never fail.

use crate::limits::Limits;
use crate::plain::decoded;
use crate::reading::{Reading, Taker};

/// Elements whose content nobody reads.
const DROPPED: [&str; 6] = ["script", "style", "template", "noscript", "iframe", "svg"];
/// Elements that begin a new line.
const BLOCKS: [&str; 26] = [
    "p",
    "div",
    "br",
    "li",
    "ul",
    "ol",
    "tr",
    "table",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "section",
    "article",
    "header",
    "footer",
    "nav",
    "main",
    "blockquote",
    "pre",
    "dt",
    "dd",
    "hr",
    "option",
];

pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Reading {
    let source = decoded(bytes);
    let mut taker = Taker::new(limits);
    taker.reading.has_script = source.to_ascii_lowercase().contains("<script");
    let mut words = Words::default();
    walk(&source, &mut words);
    let title = words.title.split_whitespace().collect::<Vec<_>>().join(" ");
    taker.reading.title = (!title.is_empty()).then_some(title);
    taker.reading.language = words.language;
    if taker.begin(None, false, 0) {
        let lines = words.text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
        for line in lines.filter(|line| !line.is_empty()) {
            if !taker.push(&line) || !taker.push("\n") {
                break;
            }
        }
    }
    taker.part("comments", &words.comments);
    taker.done()
}

#[derive(Default)]
struct Words {
    text: String,
    title: String,
    comments: String,
    language: Option<String>,
    is_title: bool,
}

fn walk(source: &str, words: &mut Words) {
    let mut rest = source;
    while let Some((before, tag)) = rest.split_once('<') {
        take_text(before, words);
        if let Some(comment) = tag.strip_prefix("!--") {
            let (inside, after) = comment.split_once("-->").unwrap_or((comment, ""));
            words.comments.push_str(inside);
            words.comments.push('\n');
            rest = after;
            continue;
        }
        if !tag.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')) {
            words.text.push('<');
            rest = tag;
            continue;
        }
        let (inside, after) = tag_and_rest(tag);
        rest = take_tag(inside, after, words);
    }
    take_text(rest, words);
}

/// Splits at the end of the tag; `>` within quotes does not end it.
fn tag_and_rest(tag: &str) -> (&str, &str) {
    let mut quote = None;
    for (at, c) in tag.char_indices() {
        match (quote, c) {
            (None, '>') => return (tag.get(..at).unwrap_or_default(), tag.get(at + 1..).unwrap_or_default()),
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), _) if open == c => quote = None,
            _ => {}
        }
    }
    // A quote that never closes would swallow the page.
    tag.split_once('>').unwrap_or((tag, ""))
}

fn take_tag<'a>(inside: &str, after: &'a str, words: &mut Words) -> &'a str {
    let is_end = inside.starts_with('/');
    let name: String = inside
        .trim_start_matches('/')
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect();
    if name == "title" {
        words.is_title = !is_end;
    } else if name == "html" && !is_end {
        words.language = attribute(inside, "lang");
    } else if BLOCKS.contains(&name.as_str()) {
        words.text.push('\n');
    } else if name == "td" || name == "th" {
        words.text.push(' ');
    }
    if let Some(said) = ["alt", "title", "aria-label"].iter().find_map(|name| attribute(inside, name))
        && !is_end
    {
        words.text.push(' ');
        words.text.push_str(&said);
        words.text.push(' ');
    }
    if !is_end && DROPPED.contains(&name.as_str()) && !inside.ends_with('/') {
        return after_end(after, &name);
    }
    after
}

/// What follows the end tag; everything is dropped when there is none, as browsers do.
fn after_end<'a>(text: &'a str, name: &str) -> &'a str {
    let mut from = 0;
    while let Some(found) = text.get(from..).and_then(|rest| rest.find("</")) {
        let at = from + found + 2;
        if text.get(at..at + name.len()).is_some_and(|end| end.eq_ignore_ascii_case(name)) {
            return text.get(at..).and_then(|rest| rest.split_once('>')).map_or("", |(_, rest)| rest);
        }
        from = at;
    }
    ""
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let lower = tag.to_ascii_lowercase();
    let at = lower.match_indices(name).map(|(at, _)| at).find(|at| {
        lower.get(..*at).is_some_and(|before| before.ends_with(char::is_whitespace))
            && lower.get(at + name.len()..).is_some_and(|after| after.trim_start().starts_with('='))
    })?;
    let value = tag.get(at + name.len()..)?.trim_start().strip_prefix('=')?.trim_start();
    let value = match value.chars().next()? {
        quote @ ('"' | '\'') => value.get(1..)?.split(quote).next()?,
        _ => value.split_whitespace().next()?,
    };
    Some(unescaped(value))
}

fn take_text(text: &str, words: &mut Words) {
    let text = unescaped(text);
    if words.is_title {
        words.title.push_str(&text);
    } else {
        words.text.push_str(&text);
    }
}

fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let named = after.split_once(';').filter(|(name, _)| name.len() <= 10);
        if let Some((c, remaining)) = named.and_then(|(name, remaining)| Some((entity(name)?, remaining))) {
            out.push(c);
            rest = remaining;
        } else {
            out.push('&');
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        return char::from_u32(code.ok()?);
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "ndash" => '–',
        "mdash" => '—',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        "hellip" => '…',
        "bull" => '•',
        "copy" => '©',
        "eacute" => 'é',
        _ => return None,
    })
}
