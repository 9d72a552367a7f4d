//! What robots.txt allows the reader (RFC 9309).

use texting_robots::Robot;
use url::Url;

use crate::ask::Answer;

/// The name under which a site can speak to this reader.
const NAME: &str = "TerbukaWatch";
/// Longest wait between two requests, ms, whatever a site asks for.
const LONGEST_PAUSE_MS: u64 = 2000;
/// RFC 9309 §2.5: at least 500 KiB are read.
const MOST_BYTES: usize = 500 * 1024;

/// The rules of one site.
#[derive(Default)]
pub(super) struct Robots {
    robot: Option<Robot>,
    /// The server failed: then nothing may be read (RFC 9309 §2.3.1.4).
    closed: bool,
}

impl std::fmt::Debug for Robots {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Robots({}, closed: {})", self.robot.is_some(), self.closed)
    }
}

impl Robots {
    /// Reads the answer to robots.txt. No file, no rules.
    pub(super) fn read(answer: &Answer, _site: &Url) -> Self {
        let Some(content) = &answer.outcome else { return Self::default() };
        if content.status >= 500 {
            return Self { robot: None, closed: true };
        }
        // Many hand-made sites answer every address with their front page.
        let is_page = content.text().trim_start().starts_with('<');
        if !content.is_ok() || is_page {
            return Self::default();
        }
        let rules: Vec<u8> = content.body.iter().copied().take(MOST_BYTES).collect();
        Self { robot: Robot::new(NAME, &rules).ok(), closed: false }
    }

    pub(super) fn allows(&self, url: &Url) -> bool {
        !self.closed && self.robot.as_ref().is_none_or(|robot| robot.allowed(url.as_str()))
    }

    pub(super) fn sitemaps(&self) -> Vec<Url> {
        let listed = self.robot.iter().flat_map(|robot| &robot.sitemaps);
        listed.filter_map(|map| Url::parse(map).ok()).take(5).collect()
    }

    pub(super) fn pause_ms(&self) -> u64 {
        let asked = self.robot.as_ref().and_then(|robot| robot.delay).unwrap_or(0.0);
        let asked = std::time::Duration::try_from_secs_f32(asked).unwrap_or_default();
        u64::try_from(asked.as_millis()).unwrap_or(LONGEST_PAUSE_MS).min(LONGEST_PAUSE_MS)
    }
}
