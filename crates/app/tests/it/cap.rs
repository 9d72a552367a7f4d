//! Alerts as CAP 1.2, held against the standard: elements and their order, closed lists, forms of values
//! (OASIS Common Alerting Protocol 1.2, §3.2 and §3.3.2). Own check, since the schema may not be shipped.

use app::alert::{self, Content, End, Issue, Update};
use app::ids::Coded;
use quick_xml::events::Event;
use rules::alert::{AreaKind, Certainty, Danger, Severity, Urgency};
use rules::role::Role;
use testkit::TestApp;

/// How often an element may stand: exactly once, at most once, any number, at least once.
#[derive(Clone, Copy, PartialEq)]
enum Times {
    One,
    Maybe,
    Any,
    Some,
}
use Times::{Any, Maybe, One, Some as AtLeastOne};

const ALERT: &[(&str, Times)] = &[
    ("identifier", One),
    ("sender", One),
    ("sent", One),
    ("status", One),
    ("msgType", One),
    ("source", Maybe),
    ("scope", One),
    ("restriction", Maybe),
    ("addresses", Maybe),
    ("code", Any),
    ("note", Maybe),
    ("references", Maybe),
    ("incidents", Maybe),
    ("info", Any),
];
const INFO: &[(&str, Times)] = &[
    ("language", Maybe),
    ("category", AtLeastOne),
    ("event", One),
    ("responseType", Any),
    ("urgency", One),
    ("severity", One),
    ("certainty", One),
    ("audience", Maybe),
    ("eventCode", Any),
    ("effective", Maybe),
    ("onset", Maybe),
    ("expires", Maybe),
    ("senderName", Maybe),
    ("headline", Maybe),
    ("description", Maybe),
    ("instruction", Maybe),
    ("web", Maybe),
    ("contact", Maybe),
    ("parameter", Any),
    ("resource", Any),
    ("area", Any),
];
const AREA: &[(&str, Times)] = &[
    ("areaDesc", One),
    ("polygon", Any),
    ("circle", Any),
    ("geocode", Any),
    ("altitude", Maybe),
    ("ceiling", Maybe),
];
const NAMED: &[(&str, Times)] = &[("valueName", One), ("value", One)];
const LISTS: &[(&str, &[&str])] = &[
    ("status", &["Actual", "Exercise", "System", "Test", "Draft"]),
    ("msgType", &["Alert", "Update", "Cancel", "Ack", "Error"]),
    ("scope", &["Public", "Restricted", "Private"]),
    (
        "category",
        &[
            "Geo",
            "Met",
            "Safety",
            "Security",
            "Rescue",
            "Fire",
            "Health",
            "Env",
            "Transport",
            "Infra",
            "CBRNE",
            "Other",
        ],
    ),
    (
        "responseType",
        &["Shelter", "Evacuate", "Prepare", "Execute", "Avoid", "Monitor", "Assess", "AllClear", "None"],
    ),
    ("urgency", &["Immediate", "Expected", "Future", "Past", "Unknown"]),
    ("severity", &["Extreme", "Severe", "Moderate", "Minor", "Unknown"]),
    ("certainty", &["Observed", "Likely", "Possible", "Unlikely", "Unknown"]),
];

/// An element with its text and children.
#[derive(Debug, Default)]
struct Node {
    name: String,
    text: String,
    children: Vec<Node>,
}

impl Node {
    fn read(xml: &str) -> Self {
        let mut reader = quick_xml::Reader::from_str(xml);
        let mut open = vec![Self::default()];
        loop {
            match reader.read_event().unwrap() {
                Event::Start(start) => {
                    if start.name().as_ref() == "alert" {
                        let space = start.try_get_attribute("xmlns").unwrap().unwrap();
                        let space: &str = &space.value;
                        assert_eq!(space, "urn:oasis:names:tc:emergency:cap:1.2");
                    }
                    open.push(Self { name: start.name().as_ref().to_owned(), ..Self::default() });
                }
                Event::End(_) => {
                    let done = open.pop().unwrap();
                    open.last_mut().unwrap().children.push(done);
                }
                Event::Text(text) => open.last_mut().unwrap().text.push_str(&text.xml10_content()),
                Event::GeneralRef(entity) => {
                    let name: &str = &entity;
                    let known = quick_xml::escape::resolve_predefined_entity(name).unwrap();
                    open.last_mut().unwrap().text.push_str(known);
                }
                Event::Eof => return open.pop().unwrap().children.remove(0),
                _ => {}
            }
        }
    }

    fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.children.iter().filter(move |child| child.name == name)
    }

    fn of(&self, name: &str) -> &str {
        self.child(name).text.as_str()
    }

    fn child(&self, name: &str) -> &Self {
        let found = self.children.iter().find(|child| child.name == name);
        found.unwrap_or_else(|| panic!("no {name} in {}", self.name))
    }
}

fn is_moment(text: &str) -> bool {
    let shape = "0000-00-00T00:00:00+00:00";
    text.len() == shape.len()
        && text.bytes().zip(shape.bytes()).all(|(byte, form)| match form {
            b'0' => byte.is_ascii_digit(),
            b'+' => byte == b'+' || byte == b'-',
            form => byte == form,
        })
}

fn check(node: &Node) {
    let (order, is_leaf) = match node.name.as_str() {
        "alert" => (ALERT, false),
        "info" => (INFO, false),
        "area" => (AREA, false),
        "eventCode" | "parameter" | "geocode" => (NAMED, false),
        _ => (&[][..], true),
    };
    let place = |child: &Node| {
        order
            .iter()
            .position(|(name, _)| *name == child.name)
            .unwrap_or_else(|| panic!("{} in {}", child.name, node.name))
    };
    let places: Vec<usize> = node.children.iter().map(place).collect();
    assert!(places.is_sorted(), "the order in {}", node.name);
    for (name, times) in order {
        let count = node.all(name).count();
        let is_fine = match times {
            One => count == 1,
            Maybe => count <= 1,
            Any => true,
            AtLeastOne => count >= 1,
        };
        assert!(is_fine, "{count} times {name} in {}", node.name);
    }
    if is_leaf {
        assert!(!node.text.trim().is_empty(), "{} is empty", node.name);
    }
    if let Some((_, list)) = LISTS.iter().find(|(name, _)| *name == node.name) {
        assert!(list.contains(&node.text.as_str()), "{}: {}", node.name, node.text);
    }
    if ["sent", "effective", "onset", "expires"].contains(&node.name.as_str()) {
        assert!(is_moment(&node.text), "{}: {}", node.name, node.text);
    }
    if ["identifier", "sender"].contains(&node.name.as_str()) {
        assert!(!node.text.contains([' ', ',', '<', '&']), "{}: {}", node.name, node.text);
    }
    for child in &node.children {
        check(child);
    }
}

fn content(city: &TestApp) -> Content {
    Content {
        danger: Coded(Danger::Technical),
        headline: "Kebocoran gas di kawasan industri".to_owned(),
        hazard: "Bau menyengat & mata perih <sejak 08.30>".to_owned(),
        affected: "Warga RW 01".to_owned(),
        evacuation: String::new(),
        avoidance: "Masuk rumah, tutup jendela.".to_owned(),
        help: "112".to_owned(),
        announcer: "Diskominfo".to_owned(),
        channels: String::new(),
        measures: String::new(),
        area_kind: Coded(AreaKind::City),
        area_units: alert::AreaUnits::default(),
        place: String::new(),
        urgency: Coded(Urgency::Immediate),
        severity: Coded(Severity::Extreme),
        certainty: Coded(Certainty::Likely),
        onset_at: city.clock.now(),
        expires_at: city.clock.now() + 3_600_000,
    }
}

#[tokio::test]
async fn cap_1_2_every_message_follows_the_standard_and_names_those_before_it() {
    let city = TestApp::new().await;
    let ctx = city.sign_in_as(Role::MainPpid, "diskominfo").await.ctx();
    let issue =
        Issue { unit: city.unit("diskominfo"), form_key: "kunci".to_owned(), content: content(&city) };
    let id = alert::issue(&ctx, &issue).await.unwrap();
    let read = async |name: &str| {
        let answer = city.get(&format!("/peringatan/{name}")).await.expect(200);
        assert_eq!(answer.header("content-type"), "application/cap+xml; charset=utf-8");
        let node = Node::read(&answer.source());
        check(&node);
        node
    };
    let first = read(&format!("{id}.cap.xml")).await;
    assert_eq!((first.of("msgType"), first.of("status"), first.of("scope")), ("Alert", "Actual", "Public"));
    let info = first.child("info");
    assert_eq!(
        (info.of("language"), info.of("severity"), info.of("senderName")),
        ("id-ID", "Extreme", "Dinas Komunikasi dan Informatika")
    );
    assert_eq!(info.of("description"), "Bau menyengat & mata perih <sejak 08.30>");
    assert_eq!(info.of("expires"), "2026-11-22T10:00:00+07:00");
    assert_eq!(info.child("area").of("areaDesc"), "Seluruh Kota Contoh");
    let fields: Vec<&str> = info.all("parameter").map(|parameter| parameter.of("valueName")).collect();
    assert_eq!(
        fields,
        ["SM.F.01", "SM.F.02", "SM.F.04", "SM.F.05", "SM.F.06"],
        "what is unknown is left out"
    );

    city.clock.advance(60_000);
    let mut next = content(&city);
    next.measures = "Pabrik dihentikan".to_owned();
    let update = Update { id, version: 1, note: "Pabrik dihentikan".to_owned(), content: next };
    alert::update(&ctx, &update).await.unwrap();
    let second = read(&format!("{id}.cap.xml")).await;
    let name = |node: &Node| format!("{},{},{}", node.of("sender"), node.of("identifier"), node.of("sent"));
    assert_eq!((second.of("msgType"), second.of("references")), ("Update", name(&first).as_str()));
    assert_eq!(read(&format!("{id}-1.cap.xml")).await.of("identifier"), first.of("identifier"));

    alert::end(&ctx, &End { id, version: 2, reason: "Gas habis".to_owned() }).await.unwrap();
    let last = read(&format!("{id}.cap.xml")).await;
    assert_eq!((last.of("msgType"), last.of("note")), ("Cancel", "Gas habis"));
    assert_eq!(last.of("references"), format!("{} {}", name(&second), name(&first)));
    assert_eq!(last.child("info").of("responseType"), "AllClear");
}
