//! Who counts as a reader, and which questions may be kept. Nothing here knows who reads: a reader is a browser that
//! says so, and a question is kept only when nothing in it can point to a person.
//!
//! Source: UU 27/2022 Ps.16(2) (as little personal data as the purpose needs, here: none). The rule is published in
//! `docs/user/kunjungan.md`.

use crate::code::coded;

coded! {
    /// What is read.
    pub enum Kind {
        /// A news item.
        News = "news",
        /// An entry of the register of public information.
        Entry = "register",
        /// A document of the register, opened.
        Document = "document",
        /// The programmes and the money of a unit.
        Programme = "programme",
        /// An application of the city.
        App = "app",
        /// The site of a unit.
        Unit = "unit",
        /// Something in the diary of the city.
        Event = "event",
        /// A service with its standard.
        Service = "service",
    }
}

/// How browsers begin to say what they are, for thirty years now.
const BROWSERS: [&str; 2] = ["mozilla/", "opera/"];

/// Words by which programs that say they are browsers say what they really are.
const PROGRAMS: [&str; 25] = [
    "bot",
    "crawl",
    "spider",
    "slurp",
    "headless",
    "phantom",
    "lighthouse",
    "pagespeed",
    "monitor",
    "uptime",
    "pingdom",
    "statuscake",
    "preview",
    "facebookexternalhit",
    "facebookcatalog",
    "whatsapp",
    "telegram",
    "scan",
    "fetch",
    "archive",
    "validator",
    "feed",
    "python",
    "http-client",
    "terbuka",
];

/// Whether an answer goes to a person: the browser says it is one, says nothing of a program, and shows the page now
/// instead of keeping it ready. `agent` is the header `User-Agent`, `purpose` is `Sec-Purpose`, each empty when it was
/// not sent.
pub fn is_person(agent: &str, purpose: &str) -> bool {
    // A telephone of the make Cubot is no bot.
    let agent = agent.to_ascii_lowercase().replace("cubot", "");
    BROWSERS.iter().any(|start| agent.starts_with(start))
        && !PROGRAMS.iter().any(|word| agent.contains(word))
        && !purpose.to_ascii_lowercase().contains("prefetch")
}

/// On how many different days a question must have been asked before an officer sees it: what only one person would
/// ask stays unseen.
pub const DAYS_BEFORE_SHOWN: i64 = 3;

/// Days after which questions that were never asked often enough are forgotten.
pub const FORGOTTEN_AFTER_DAYS: i64 = 90;

/// Longest question and most words that are kept.
const MOST_CHARS: usize = 80;
const MOST_WORDS: usize = 8;

/// The words of a question in the form in which the same question of others looks the same. `folded` is the question
/// in lower case without accents (`bahasa::fold`). `None` for one that must not be kept: with a mail address, with a
/// number that could be a NIK, a telephone, an account or a house (every number but years and single digits), or too
/// long to be a question.
pub fn question(folded: &str) -> Option<String> {
    if folded.contains('@') || folded.chars().count() > MOST_CHARS {
        return None;
    }
    let words: Vec<&str> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let numbers = words.iter().filter(|word| word.chars().any(char::is_numeric));
    let is_harmless = |word: &str| {
        let is_digits = word.chars().all(|c| c.is_ascii_digit());
        // `kk1`, `uu14` hold one digit or two at the end of a word; a licence plate or a code holds more.
        let count = word.chars().filter(|c| c.is_numeric()).count();
        match word.parse::<i64>() {
            Ok(year) if word.len() == 4 => (1945..=2100).contains(&year),
            _ if is_digits => count == 1,
            _ => count <= 2,
        }
    };
    let mut single = 0_usize;
    for word in numbers {
        if !is_harmless(word) {
            return None;
        }
        single += usize::from(word.len() == 1);
    }
    // Digits one by one are a number too.
    if single > 2 || words.is_empty() || words.len() > MOST_WORDS {
        return None;
    }
    let text = words.join(" ");
    (text.chars().count() >= 3).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_count_and_programs_do_not() {
        for person in [
            "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile/15E148 Safari/604.1",
            "Mozilla/5.0 (X11; Linux x86_64; rv:126.0) Gecko/20100101 Firefox/126.0",
            "Mozilla/5.0 (Linux; Android 11; CUBOT NOTE 20) AppleWebKit/537.36 Chrome/90.0 Mobile Safari/537.36",
            "Opera/9.80 (Android; Opera Mini/60.0/191.290; U; id) Presto/2.12.423 Version/12.16",
        ] {
            assert!(is_person(person, ""), "{person}");
        }
        for program in [
            "",
            "curl/8.5.0",
            "python-requests/2.31",
            "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
            "Mozilla/5.0 (compatible; YandexBot/3.0)",
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/126.0 Safari/537.36",
            "facebookexternalhit/1.1",
            "WhatsApp/2.23.20.0",
            "Mozilla/5.0 (compatible; UptimeRobot/2.0)",
        ] {
            assert!(!is_person(program, ""), "{program}");
        }
        assert!(!is_person("Mozilla/5.0 (X11) Firefox/126.0", "prefetch;prerender"), "nobody looked yet");
    }

    #[test]
    fn uu_27_2022_ps_16_a_question_with_a_number_of_a_person_is_never_kept() {
        for personal in [
            "3672011708900001",
            "nik 3672 0117 0890 0001",
            "hp 0812-3456-7890",
            "08123456",
            "budi@contoh.go.id",
            "rumah jalan mawar 17",
            "a 1234 bc",
            "0 8 1 2 3 4 5",
            "perkara 121/pdt/2024",
            "b1234xyz",
            "satu dua tiga empat lima enam tujuh delapan sembilan",
            " ?! ",
            "di",
        ] {
            assert_eq!(question(personal), None, "{personal}");
        }
        assert_eq!(question("  jadwal   vaksin, anak? ").as_deref(), Some("jadwal vaksin anak"));
        assert_eq!(question("apbd 2026").as_deref(), Some("apbd 2026"));
        assert_eq!(question("syarat ktp el").as_deref(), Some("syarat ktp el"));
        assert_eq!(question("paket c kelas 3").as_deref(), Some("paket c kelas 3"));
    }
}
