//! Two cities in one program: whoever belongs to one finds nothing of the other.

use rules::role::Role;
use testkit::TestApp;

use crate::planted::{HIDDEN, SHOWN, plant};
use crate::sources::none;
use crate::walk::{fill, routes};

/// Addresses whose parameter is an id or an address of a planted thing of the other city.
fn names_a_thing(pattern: &str) -> bool {
    pattern.contains('{')
        && !["{code}", "{unit}", "{course}", "{month}", "{token}", "/{file}", "{action}", "{ending}"]
            .iter()
            .any(|place| pattern.contains(place))
        && !pattern.starts_with("/topik")
}

async fn walk(role: Option<Role>) -> Vec<String> {
    let city = TestApp::new().await;
    let other = city.add_city("tetangga", "Kota Tetangga").await;
    let planted = plant(&city, city.body).await;
    let browser = match role {
        Some(role) => city.sign_in_at(other, role, "diskominfo").await,
        None => city.visitor_of("tetangga.localhost"),
    };
    let mut faults = Vec::new();
    for pattern in routes() {
        for path in fill(&pattern, &planted.places) {
            let answer = browser.get(&path).await;
            let seen = format!("{:?}{}", answer.headers, answer.source()).to_lowercase();
            let asked = path.to_lowercase();
            for marker in [HIDDEN, SHOWN].map(str::to_lowercase) {
                if seen.contains(&marker) && !asked.contains(&marker) {
                    faults.push(format!("{path} shows the other city's {marker}"));
                }
            }
            let is_refused = [403, 404].contains(&answer.status)
                || (role.is_none() && pattern.starts_with("/kerja") && answer.status == 303);
            if names_a_thing(&pattern) && !is_refused {
                faults.push(format!("{path} answers {} for a thing of the other city", answer.status));
            }
        }
    }
    faults
}

#[tokio::test]
async fn a_stranger_finds_nothing_of_the_other_city() {
    none(&walk(None).await);
}

#[tokio::test]
async fn the_other_citys_administrator_finds_nothing() {
    none(&walk(Some(Role::Administrator)).await);
}

#[tokio::test]
async fn the_other_citys_editor_finds_nothing() {
    none(&walk(Some(Role::ContentEditor)).await);
}

#[tokio::test]
async fn a_session_is_worth_nothing_in_the_other_city() {
    let city = TestApp::new().await;
    city.add_city("tetangga", "Kota Tetangga").await;
    let officer = city.sign_in_as(Role::Administrator, "diskominfo").await;
    let cookie = officer.cookie(app::account::session::COOKIE).unwrap();
    let thief = city.visitor_of("tetangga.localhost");
    thief.set_cookie(app::account::session::COOKIE, &cookie);
    for path in ["/kerja", "/kerja/surel"] {
        assert_eq!(thief.get(path).await.status, 303, "{path}");
        assert_eq!(officer.get(path).await.status, 200, "{path}");
    }
}

#[tokio::test]
async fn the_workroom_is_closed_to_who_is_not_signed_in() {
    let city = TestApp::new().await;
    let planted = plant(&city, city.body).await;
    let mut faults = Vec::new();
    for pattern in routes().iter().filter(|pattern| pattern.starts_with("/kerja")) {
        for path in fill(pattern, &planted.places) {
            let answer = city.get(&path).await;
            let to_door = answer.status == 303 && answer.location().starts_with("/masuk");
            if !to_door && answer.status != 404 {
                faults.push(format!("{path} answers {} {}", answer.status, answer.location()));
            }
        }
    }
    none(&faults);
}
