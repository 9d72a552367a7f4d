//! The one walk over the tree of a page.

use bahasa::{DateForm, find_dates};
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use scraper::node::Element;
use scraper::{Html, Node, Selector};
use url::Url;

use super::region::{means_other, opened};
use super::{HiddenText, Link, Page, PageDate, Region, Styles, declared_dates, hidden, machine_date, tidy};
use crate::report::{Published, WrittenDate};

/// Most elements looked at, links and dates kept: pages of a hostile size end there.
const MOST_ELEMENTS: usize = 60_000;
const MOST_LINKS: usize = 3000;
const MOST_DATES: usize = 1000;
/// Longest text in which a date stands for itself; in a longer one it is part of a sentence.
const DATE_LINE: usize = 90;
/// How far around an element its place is known.
const CHAIN: usize = 7;

/// An element that is open during the walk.
#[derive(Clone, Default)]
struct Frame {
    id: usize,
    /// Where it stands in the order of the page.
    place: usize,
    tag: String,
    /// Where its text begins in what is visible.
    from: usize,
    region: Region,
    content: bool,
    hidden: Option<&'static str>,
    /// Hidden by the element itself, so that its text is no longer what a reader sees.
    unseen: bool,
    link: Option<usize>,
    /// Dates found before it was opened.
    dates_before: usize,
    hidden_before: usize,
}

struct Reader<'a> {
    address: &'a Url,
    base: Url,
    now: DateTime,
    zone: &'a TimeZone,
    styles: Styles,
    page: Page,
    frames: Vec<Frame>,
    elements: usize,
    place: usize,
    unseen_text: String,
    json: Vec<String>,
}

pub(super) fn read(source: &str, address: &Url, now: DateTime, zone: &TimeZone) -> Page {
    let html = Html::parse_document(source);
    let mut sheets = String::new();
    if let Ok(style) = Selector::parse("style") {
        html.select(&style).for_each(|sheet| sheets.extend(sheet.text()));
    }
    let mut reader = Reader {
        address,
        base: address.clone(),
        now,
        zone,
        styles: Styles::read(&sheets),
        page: Page::default(),
        frames: vec![Frame::default()],
        elements: 0,
        place: 0,
        unseen_text: String::new(),
        json: Vec::new(),
    };
    // Depth first without recursion: a hostile page nests deeper than a stack is long.
    let mut steps = vec![Some(html.tree.root())];
    while let Some(step) = steps.pop() {
        let Some(node) = step else {
            reader.close();
            continue;
        };
        match node.value() {
            Node::Element(element) => {
                if reader.elements >= MOST_ELEMENTS {
                    continue;
                }
                let texts = || {
                    node.children().filter_map(|child| child.value().as_text().map(|text| text.to_string()))
                };
                if reader.open(element, texts().collect::<String>()) {
                    steps.push(None);
                    steps.extend(node.children().rev().map(Some));
                }
            }
            Node::Text(text) => reader.text(text),
            Node::Comment(comment) => reader.comment(comment),
            Node::Document | Node::Fragment => steps.extend(node.children().rev().map(Some)),
            _ => {}
        }
    }
    reader.finish()
}

impl Reader<'_> {
    fn top(&self) -> Frame {
        self.frames.last().cloned().unwrap_or_default()
    }

    /// Opens an element. Returns whether its children are to be walked.
    fn open(&mut self, element: &Element, text: String) -> bool {
        self.elements += 1;
        self.place += 1;
        let tag = element.name();
        match tag {
            "script" => {
                self.script(element, text);
                return false;
            }
            "noscript" => {
                self.page.noscripts.push(text);
                return false;
            }
            "style" | "template" | "svg" | "option" => return false,
            "title" => {
                if self.page.title.is_empty() {
                    self.page.title = tidy(&text, 300);
                }
                return false;
            }
            _ => {}
        }
        self.note(element, tag);
        let frame = self.frame(element, tag);
        self.frames.push(frame);
        true
    }

    fn frame(&mut self, element: &Element, tag: &str) -> Frame {
        let above = self.top();
        let words: Vec<String> = element
            .attr("class")
            .into_iter()
            .chain(element.attr("id"))
            .flat_map(|names| names.split(|c: char| !c.is_alphanumeric()))
            .map(str::to_lowercase)
            .collect();
        let region = if matches!(above.region, Region::Content) {
            opened(tag, &words, above.content).unwrap_or_default()
        } else {
            above.region
        };
        let own = element
            .attr("style")
            .and_then(hidden::technique)
            .or_else(|| element.attr("hidden").map(|_| "hidden"))
            .or_else(|| (tag == "marquee" && marquee_hides(element)).then_some("marquee"));
        let by_sheet = self.styles.hides(element.classes(), element.attr("id"));
        let dates_before = self.page.dates.len();
        Frame {
            id: self.elements,
            place: self.place,
            tag: tag.to_owned(),
            from: self.page.visible.len(),
            region,
            content: above.content || matches!(tag, "main" | "article"),
            hidden: above.hidden.or(own).or(by_sheet),
            unseen: above.unseen || own.is_some_and(|technique| technique != "same-colour"),
            link: self.link(element, tag, own.or(by_sheet)).or(above.link),
            dates_before,
            hidden_before: self.unseen_text.len(),
        }
    }

    /// Elements that say something by themselves.
    fn note(&mut self, element: &Element, tag: &str) {
        let attr = |name: &str| element.attr(name).unwrap_or_default();
        match tag {
            "meta" => {
                let name = [attr("property"), attr("name"), attr("itemprop"), attr("http-equiv")]
                    .into_iter()
                    .find(|name| !name.is_empty())
                    .unwrap_or_default();
                self.page.metas.push((name.to_lowercase(), attr("content").to_owned()));
            }
            "base" => {
                if let Ok(base) = self.address.join(attr("href")) {
                    self.base = base;
                }
            }
            "link" => {
                if let Ok(href) = self.base.join(attr("href").trim()) {
                    let rel = attr("rel").to_lowercase();
                    if rel.contains("stylesheet") {
                        self.page.parts.push(href.to_string());
                    }
                    let kind = attr("type").to_lowercase();
                    self.page.heads.push((rel, kind, attr("title").to_owned(), href.to_string()));
                }
            }
            "img" | "iframe" | "video" | "audio" | "embed" | "object" | "source" => {
                self.page.pictures += 1;
                self.part(attr("src"));
                let alt = attr("alt").to_owned();
                if let Some(link) = self.top().link.and_then(|at| self.page.links.get_mut(at))
                    && link.text.is_empty()
                {
                    link.text = tidy(&alt, 300);
                }
            }
            "body" => element.classes().for_each(|class| {
                self.page.body_class.push_str(class);
                self.page.body_class.push(' ');
            }),
            "form" => self.page.forms += 1,
            "h1" if self.page.heading_place.is_none() => {
                self.page.heading_place = Some(self.place);
            }
            "time" => self.time_element(element),
            _ => {}
        }
    }

    fn part(&mut self, src: &str) {
        if !src.is_empty()
            && self.page.parts.len() < 500
            && let Ok(src) = self.base.join(src.trim())
        {
            self.page.parts.push(src.to_string());
        }
    }

    fn script(&mut self, element: &Element, text: String) {
        self.part(element.attr("src").unwrap_or_default());
        if element.attr("type").is_some_and(|kind| kind.eq_ignore_ascii_case("application/ld+json")) {
            self.json.push(text);
        } else if !text.trim().is_empty() {
            self.page.scripts.push(text);
        }
    }

    /// `<time datetime>`, but not the one of the last change.
    fn time_element(&mut self, element: &Element) {
        let class = element.attr("class").unwrap_or_default();
        let changed = class.contains("updated") && !class.contains("published")
            || element.attr("itemprop").is_some_and(|of| of == "dateModified");
        let Some(published) = element.attr("datetime").and_then(|text| machine_date(text, self.zone)) else {
            return;
        };
        let written = if changed { WrittenDate::Changed } else { WrittenDate::Machine };
        self.date(published, None, written, false);
    }

    fn link(&mut self, element: &Element, tag: &str, own: Option<&'static str>) -> Option<usize> {
        if !matches!(tag, "a" | "area") || self.page.links.len() >= MOST_LINKS {
            return None;
        }
        let href = element.attr("href")?.trim();
        let href = self.base.join(href).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
        let above = self.top();
        self.page.links.push(Link {
            href: href.to_string(),
            text: String::new(),
            region: above.region,
            hidden: above.hidden.or(own),
            around: String::new(),
            place: self.place,
            chain: self.chain(),
        });
        self.page.links.len().checked_sub(1)
    }

    /// The elements around the current place, nearest first.
    fn chain(&self) -> Vec<usize> {
        self.frames.iter().rev().take(CHAIN).map(|frame| frame.id).collect()
    }

    fn text(&mut self, text: &str) {
        let top = self.top();
        if let Some(link) = top.link.and_then(|at| self.page.links.get_mut(at))
            && link.text.len() < 600
        {
            if !link.text.is_empty() {
                link.text.push(' ');
            }
            link.text.push_str(&tidy(text, 300));
        }
        if top.hidden.is_some() && self.unseen_text.len() < 400_000 {
            self.unseen_text.push_str(text);
            self.unseen_text.push(' ');
        }
        if top.unseen {
            return;
        }
        let in_heading = self.frames.iter().rev().take(4).any(|frame| frame.tag == "h1");
        if in_heading && self.page.heading.len() < 600 {
            self.page.heading.push_str(&tidy(text, 300));
            self.page.heading.push(' ');
        }
        self.page.visible.push_str(text);
        self.page.visible.push(' ');
    }

    fn comment(&mut self, comment: &str) {
        if comment.len() > 20 && self.page.comments.len() < 2000 {
            self.page.comments.push(comment.to_owned());
        }
    }

    fn close(&mut self) {
        let Some(frame) = self.frames.pop() else { return };
        self.place += 1;
        if let Some(technique) = frame.hidden.filter(|_| self.top().hidden.is_none()) {
            let text = tidy(self.unseen_text.get(frame.hidden_before..).unwrap_or_default(), 20_000);
            if !text.is_empty() {
                self.page.hidden.push(HiddenText { technique, text });
            }
        }
        if matches!(frame.tag.as_str(), "p" | "li" | "td" | "div" | "article" | "section" | "body") {
            self.surround(&frame);
        }
        if !frame.unseen && self.page.dates.len() == frame.dates_before {
            self.dates_of(&frame);
        }
    }

    /// Tells the links of a paragraph what stands around them.
    fn surround(&mut self, frame: &Frame) {
        let text = self.page.visible.get(frame.from..).unwrap_or_default();
        if text.len() < 40 && frame.tag != "body" {
            return;
        }
        let mut short: Option<String> = None;
        for link in self.page.links.iter_mut().rev() {
            if link.place < frame.place {
                break;
            }
            if link.around.is_empty() && link.chain.contains(&frame.id) {
                link.around.clone_from(short.get_or_insert_with(|| tidy(text, 600)));
            }
        }
    }

    /// Looks for dates in the text of an element that just ended and in which no date was found so far.
    fn dates_of(&mut self, frame: &Frame) {
        let text = self.page.visible.get(frame.from..).unwrap_or_default();
        let prose = text.len() > DATE_LINE;
        let leaf = matches!(frame.tag.as_str(), "p" | "div" | "li" | "td" | "span" | "article" | "section");
        let may = text.bytes().any(|byte| byte.is_ascii_digit())
            || text.contains("lalu")
            || text.contains("emarin");
        if !may || text.len() > 4000 || (prose && !leaf) {
            return;
        }
        let parent = self.frames.last().map_or(0, |above| above.from);
        let before = self.page.visible.get(parent..frame.from).unwrap_or_default();
        let before: String = before.chars().rev().take(30).collect::<Vec<_>>().into_iter().rev().collect();
        let text = text.to_owned();
        for found in find_dates(&text, self.now).into_iter().take(if prose { 3 } else { 2 }) {
            let lead: String = text.get(..found.start).unwrap_or_default().chars().rev().take(40).collect();
            let lead: String = lead.chars().rev().collect();
            if means_other(&format!("{before} {lead}")) {
                continue;
            }
            let written = match found.form {
                DateForm::YearFirst => WrittenDate::Machine,
                DateForm::Words => WrittenDate::Words,
                DateForm::Numbers => WrittenDate::Numbers,
                DateForm::Ambiguous => WrittenDate::Ambiguous,
                DateForm::Relative => WrittenDate::Relative,
            };
            self.frames.push(frame.clone());
            self.date(Published::On(found.day), found.other, written, prose);
            self.frames.pop();
        }
    }

    fn date(
        &mut self,
        published: Published,
        other: Option<jiff::civil::Date>,
        written: WrittenDate,
        prose: bool,
    ) {
        if self.page.dates.len() < MOST_DATES {
            let (region, chain) = (self.top().region, self.chain());
            self.page.dates.push(PageDate {
                published,
                other,
                written,
                prose,
                region,
                place: self.place,
                chain,
            });
        }
    }

    fn finish(mut self) -> Page {
        self.page.heading = tidy(&self.page.heading, 300);
        self.page.declared = declared_dates(&self.page.metas, &self.json, self.zone);
        self.page
    }
}

fn marquee_hides(element: &Element) -> bool {
    let number =
        |name: &str| element.attr(name).and_then(|value| value.trim_end_matches("px").parse::<i64>().ok());
    number("scrollamount").is_some_and(|amount| amount > 500)
        || number("height").is_some_and(|height| height < 8)
        || number("width").is_some_and(|width| width < 8)
}
