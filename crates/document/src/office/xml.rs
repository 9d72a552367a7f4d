//! Walks through XML without ever failing: what is broken ends the walk, what was read until then counts.

use std::io::BufRead;
use std::ops::ControlFlow;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// What the walk meets. Names are without their prefix.
pub(super) enum Node<'a> {
    /// An element begins.
    Start(Element<'a>),
    /// An element ends.
    End(&'a str),
    /// Characters between tags, entities resolved.
    Text(&'a str),
}

/// The beginning of an element.
pub(super) struct Element<'a> {
    pub(super) name: &'a str,
    start: &'a BytesStart<'a>,
}

impl Element<'_> {
    /// An attribute by its name without prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.start.attributes();
        let found = attributes
            .with_checks(false)
            .flatten()
            .find(|attribute| attribute.key.local_name().as_ref() == name)?;
        found.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
    }
}

/// Hands every node to `take` until it says stop. An empty element is a start and an end.
pub(super) fn walk(part: impl BufRead, mut take: impl FnMut(Node<'_>) -> ControlFlow<()>) {
    let mut reader = Reader::from_reader(part);
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_dangling_amp = true;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        let Ok(event) = reader.read_event_into(&mut buffer) else { return };
        let flow = match &event {
            Event::Start(start) => take(Node::Start(Element { name: start.local_name().as_ref(), start })),
            Event::Empty(start) => {
                match take(Node::Start(Element { name: start.local_name().as_ref(), start })) {
                    ControlFlow::Continue(()) => take(Node::End(start.local_name().as_ref())),
                    stop @ ControlFlow::Break(()) => stop,
                }
            }
            Event::End(end) => take(Node::End(end.local_name().as_ref())),
            Event::Text(text) => take(Node::Text(&text.xml10_content())),
            Event::CData(text) => take(Node::Text(text)),
            Event::GeneralRef(entity) => match entity.resolve_char_ref() {
                Ok(Some(c)) => take(Node::Text(c.encode_utf8(&mut [0; 4]))),
                _ => take(Node::Text(quick_xml::escape::resolve_predefined_entity(entity).unwrap_or(" "))),
            },
            Event::Eof => return,
            _ => ControlFlow::Continue(()),
        };
        if flow.is_break() {
            return;
        }
    }
}

/// The text of the first element of each of these names.
pub(super) fn values<const N: usize>(part: impl BufRead, names: [&str; N]) -> [Option<String>; N] {
    let mut found: [Option<String>; N] = [const { None }; N];
    let mut open: Option<usize> = None;
    walk(part, |node| {
        match node {
            Node::Start(element) => {
                open = names.iter().position(|name| *name == element.name);
            }
            Node::End(_) => open = None,
            Node::Text(text) => {
                if let Some(slot) = open.and_then(|at| found.get_mut(at)) {
                    slot.get_or_insert_default().push_str(text);
                }
            }
        }
        ControlFlow::Continue(())
    });
    found.map(|value| value.map(|value| value.trim().to_owned()).filter(|value| !value.is_empty()))
}
