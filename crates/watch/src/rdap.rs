//! Until when a name is registered, as the registry says it (RDAP, RFC 9082 and RFC 9083). A domain nobody renewed is how
//! many an office lost its site (`domain.md` §10).

use jiff::Timestamp;
use serde_json::Value;
use url::Url;

/// Second levels of `.id` below which names are registered (PANDI).
const SECOND_LEVELS: &[&str] =
    &["go", "desa", "or", "co", "ac", "sch", "web", "my", "biz", "net", "mil", "ponpes"];

/// The registered name of a host: `cilegon.go.id` of `diskominfo.cilegon.go.id`. `None` for a number or a name without a
/// point.
pub fn registered(host: &str) -> Option<String> {
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    let labels: Vec<&str> = host.split('.').collect();
    let is_number = labels.last()?.bytes().all(|byte| byte.is_ascii_digit());
    if is_number || labels.len() < 2 || labels.iter().any(|label| label.is_empty()) {
        return None;
    }
    let second = labels.iter().rev().nth(1)?;
    let is_second_level = labels.last() == Some(&"id") && SECOND_LEVELS.contains(second);
    let parts = if is_second_level { 3 } else { 2 };
    let from = labels.len().checked_sub(parts)?;
    Some(labels.get(from..)?.join("."))
}

/// Where to ask about a name. `base` is the address of the service, such as `https://rdap.example/rdap/`
/// (RFC 9082 §3.1.3: `domain/NAME`).
pub fn address(base: &Url, name: &str) -> Option<Url> {
    let mut base = base.clone();
    if !base.path().ends_with('/') {
        base.set_path(&format!("{}/", base.path()));
    }
    base.join(&format!("domain/{name}")).ok()
}

/// The end of the registration in an answer (RFC 9083 §4.5: the event `expiration`). `None` where it says none.
pub fn expiration(body: &[u8]) -> Option<Timestamp> {
    let answer: Value = serde_json::from_slice(body).ok()?;
    let events = answer.get("events")?.as_array()?;
    let is_end = |event: &&Value| event.get("eventAction").and_then(Value::as_str) == Some("expiration");
    let said = events.iter().find(is_end)?.get("eventDate")?.as_str()?;
    said.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_registered_name_of_an_office_is_its_city() {
        for (host, name) in [
            ("diskominfo.cilegon.go.id", Some("cilegon.go.id")),
            ("cilegon.go.id", Some("cilegon.go.id")),
            ("go.id", None),
            ("ppid.kota.example.com", Some("example.com")),
            ("Kelurahan.Desa.Id.", Some("kelurahan.desa.id")),
            ("kelurahan.id", Some("kelurahan.id")),
            ("127.0.0.1", None),
            ("localhost", None),
        ] {
            assert_eq!(registered(host).as_deref(), name, "{host}");
        }
    }

    #[test]
    fn rfc_9083_the_event_of_expiration_is_the_end() {
        let answer = br#"{"objectClassName":"domain","events":[
            {"eventAction":"registration","eventDate":"2005-01-02T00:00:00Z"},
            {"eventAction":"expiration","eventDate":"2026-12-31T16:59:59Z"}]}"#;
        assert_eq!(expiration(answer).unwrap().to_string(), "2026-12-31T16:59:59Z");
        for other in [
            &b"{}"[..],
            b"[1]",
            b"not JSON",
            br#"{"events":[{"eventAction":"expiration","eventDate":"soon"}]}"#,
        ] {
            assert_eq!(expiration(other), None);
        }
    }

    #[test]
    fn rfc_9082_a_domain_is_asked_for_by_its_path() {
        for base in ["https://rdap.example/rdap", "https://rdap.example/rdap/"] {
            let at = address(&Url::parse(base).unwrap(), "cilegon.go.id").unwrap();
            assert_eq!(at.as_str(), "https://rdap.example/rdap/domain/cilegon.go.id");
        }
    }
}
