//! What the page of an event says to machines: schema.org `Event` as JSON-LD. Only facts that are in the data.

use serde_json::json;

use super::model::Event;
use crate::page::{Page, StructuredData};

/// The facts of an event.
pub(super) fn structured(p: &Page, event: &Event) -> StructuredData {
    let said = &event.said;
    let zone = &p.directory.zone;
    let at = |ms: i64| {
        if said.is_all_day { rules::zone::day(ms, zone).to_string() } else { rules::zone::rfc3339(ms, zone) }
    };
    let status = match (event.is_off(), event.head.moved_from) {
        (true, _) => "EventCancelled",
        (false, Some(_)) => "EventRescheduled",
        (false, None) => "EventScheduled",
    };
    let mut facts = json!({
        "@context": "https://schema.org",
        "@type": "Event",
        "name": said.title,
        "startDate": at(said.starts_at),
        "endDate": at(if said.is_all_day { said.ends_at.saturating_sub(1) } else { said.ends_at }),
        "eventStatus": format!("https://schema.org/{status}"),
        "location": {"@type": "Place", "name": said.place, "address": p.directory.body.name},
        "organizer": {"@type": "GovernmentOrganization", "name": p.unit_name(event.head.unit_id)},
        "url": p.absolute(&event.path()),
    });
    if let Some(facts) = facts.as_object_mut() {
        if !said.about.is_empty() {
            facts.insert("description".to_owned(), said.about.clone().into());
        }
        if let Some(before) = event.head.moved_from {
            facts.insert("previousStartDate".to_owned(), at(before).into());
        }
    }
    StructuredData::new(&facts)
}
