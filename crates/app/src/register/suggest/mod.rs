//! What an entry might say, guessed from its file: title, summary, class, obligations, year, language.
//!
//! Pure: text in, suggestions out. A person always decides; the page marks every guess as one and says why.
//! Words are folded and stemmed as in search, so that "LAPORAN KINERJA" and "pelaporan kinerja" meet.

mod hints;
mod score;
mod title;

pub use title::of_file_name as title_of_file;

use rules::obligation::{Groups, ObligationClass};
use rules::register::InformationClass;

/// How many obligations are suggested at most.
const MOST: usize = 3;
/// Characters of a file that are looked at: a cover, a table of contents, an introduction.
const LOOKED_AT: usize = 12_000;
/// Longest suggested summary, in characters.
const SUMMARY_CHARS: usize = 320;

/// What is known of a file before a person looks at it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Clues<'a> {
    /// Text by page.
    pub pages: &'a [String],
    /// Title in the file's own properties; often nonsense.
    pub title: &'a str,
    /// File name at the sender's.
    pub file_name: &'a str,
    /// Name of the unit.
    pub unit: &'a str,
    /// Language in the file's own properties.
    pub language: &'a str,
}

/// An obligation the file may fulfil.
#[derive(Debug, Clone, PartialEq)]
pub struct Guess {
    /// Code in the catalogue.
    pub code: String,
    /// Words that speak for it, as they are to be shown.
    pub words: String,
    /// How strongly; comparable within one suggestion only.
    pub score: f64,
    /// Strong enough to be ticked beforehand.
    pub is_sure: bool,
}

/// What an entry might say.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggestion {
    /// Title, in ordinary letters.
    pub title: String,
    /// Summary; empty when the file holds no sentence.
    pub summary: String,
    /// Legal class.
    pub class: InformationClass,
    /// Obligations, likeliest first, at most three.
    pub obligations: Vec<Guess>,
    /// Year the file is about.
    pub year: Option<i64>,
    /// Language tag, `id` or `en`.
    pub language: &'static str,
}

/// Guesses what an entry about a file of a unit of these groups might say.
pub fn suggest(clues: &Clues<'_>, groups: &Groups) -> Suggestion {
    let head: String =
        clues.pages.iter().flat_map(|page| page.chars().chain(['\n'])).take(LOOKED_AT).collect();
    let title = title::guess(clues.title, &head, clues.file_name);
    let named = format!("{title} {}", title::of_file_name(clues.file_name));
    let obligations = score::rank(&named, &head, Some(groups), MOST);
    // What a file is does not depend on who owes it: a kelurahan publishes its budget as berkala too.
    let class = class_of(&score::rank(&named, &head, None, 1), &named);
    Suggestion {
        summary: summary(&head, &title),
        class,
        year: year(&named).or_else(|| year(&head)),
        language: language(clues.language, &head),
        obligations,
        title,
    }
}

/// The obligation words surely mean, whoever owes it: the one whose label they are, else the one they fit
/// strongly. `None` when it is not sure.
pub fn obligation_of(words: &str) -> Option<String> {
    let rows = rules::obligation::catalogue().all().iter();
    let folded = bahasa::fold(words);
    let mut named = rows.filter(|row| bahasa::fold(&row.label_id) == folded).map(|row| row.code.clone());
    let likely = || score::rank(words, "", None, 1).into_iter().find(|guess| guess.is_sure);
    named.next().or_else(|| likely().map(|guess| guess.code))
}

/// The class of the likeliest obligation; without one, by the words of the title.
fn class_of(obligations: &[Guess], named: &str) -> InformationClass {
    let catalogue = rules::obligation::catalogue();
    let likeliest = obligations.first().and_then(|guess| catalogue.find(&guess.code));
    match likeliest.map(|row| row.class) {
        Some(ObligationClass::Periodic) => InformationClass::Periodic,
        Some(ObligationClass::Immediate) => InformationClass::Immediate,
        Some(ObligationClass::OnDemand | ObligationClass::Exempt) => InformationClass::OnDemand,
        None => hints::class_by_words(&bahasa::fold(named)),
    }
}

/// The first sentences of running text: not a heading, not a table.
fn summary(head: &str, title: &str) -> String {
    let folded_title = bahasa::fold(title);
    for paragraph in paragraphs(head) {
        let letters = paragraph.chars().filter(|c| c.is_alphabetic()).count();
        let small = paragraph.chars().filter(|c| c.is_lowercase()).count();
        let digits = paragraph.chars().filter(char::is_ascii_digit).count();
        let is_running = paragraph.split_whitespace().count() >= 10
            && small * 10 > letters * 8
            && digits * 5 < letters
            && !paragraph.contains("....");
        if is_running && !folded_title.contains(&bahasa::fold(&paragraph)) {
            return bahasa::excerpt(&paragraph, SUMMARY_CHARS);
        }
    }
    String::new()
}

/// Lines joined to paragraphs: an empty line, or a line that ends a sentence early, parts them.
fn paragraphs(text: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    for line in text.lines() {
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        let is_heading = line.chars().any(char::is_alphabetic) && !line.chars().any(char::is_lowercase);
        if line.is_empty() || is_heading {
            all.push(String::new());
            continue;
        }
        if let Some(last) = all.last_mut() {
            if !last.is_empty() {
                last.push(' ');
            }
            last.push_str(&line);
        }
    }
    all.retain(|paragraph| !paragraph.is_empty());
    all
}

/// The year that is named most often; the earlier one of two named as often ("2021–2026").
fn year(text: &str) -> Option<i64> {
    let numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|piece| piece.len() == 4);
    let mut counts: Vec<(i64, usize)> = Vec::new();
    for number in numbers.filter_map(|piece| piece.parse::<i64>().ok()) {
        if !(1990..=2099).contains(&number) {
            continue;
        }
        match counts.iter_mut().find(|(year, _)| *year == number) {
            Some((_, count)) => *count += 1,
            None => counts.push((number, 1)),
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max()?;
    counts.iter().filter(|(_, count)| *count == most).map(|(year, _)| *year).min()
}

/// English only when the small words say so: the property in the file is often the program's, not the text's.
fn language(property: &str, head: &str) -> &'static str {
    let folded = bahasa::fold(head);
    let count = |words: &[&str]| folded.split_whitespace().filter(|word| words.contains(word)).count();
    let english = count(&["the", "of", "and", "to", "is", "for"]);
    let indonesian = count(&["dan", "yang", "di", "dengan", "untuk", "pada"]);
    let is_english =
        if english + indonesian == 0 { property.starts_with("en") } else { english > indonesian };
    if is_english { "en" } else { "id" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rules::unit::UnitType;

    fn of(file_name: &str, text: &str) -> Suggestion {
        let pages = [text.to_owned()];
        let clues = Clues { pages: &pages, file_name, unit: "Dinas Kesehatan", ..Clues::default() };
        suggest(&clues, &Groups::of(UnitType::Dinas, "Dinas Kesehatan", false))
    }

    #[test]
    fn a_budget_summary_is_known_by_its_cover() {
        let guess = of(
            "scan0012.pdf",
            "PEMERINTAH KOTA CONTOH\nDINAS KESEHATAN\nRINGKASAN DOKUMEN PELAKSANAAN ANGGARAN\n(DPA-SKPD)\nTAHUN ANGGARAN 2026\n\n\
             Dokumen ini memuat ringkasan pendapatan dan belanja Dinas Kesehatan yang disahkan pada awal tahun.\n",
        );
        assert_eq!(guess.title, "Ringkasan Dokumen Pelaksanaan Anggaran (DPA-SKPD) Tahun Anggaran 2026");
        assert_eq!(guess.class, InformationClass::Periodic);
        assert_eq!(guess.year, Some(2026));
        assert_eq!(guess.obligations[0].code, "BK.LG.07");
        assert!(guess.obligations[0].is_sure);
        assert!(guess.summary.starts_with("Dokumen ini memuat ringkasan"));
        assert_eq!(guess.language, "id");
    }

    #[test]
    fn a_scan_without_text_is_guessed_by_its_name() {
        let guess = of("Renstra_Dinkes_2021-2026_final(1).pdf", "");
        assert_eq!(guess.title, "Renstra Dinkes 2021-2026");
        assert_eq!(guess.class, InformationClass::OnDemand);
        assert_eq!(guess.year, Some(2021));
        assert_eq!(guess.obligations[0].code, "SS.09");
        assert_eq!(guess.summary, "");
    }

    #[test]
    fn only_what_concerns_the_unit_is_suggested() {
        let groups = Groups::of(UnitType::Kelurahan, "Kelurahan Satu", false);
        let pages = ["RANCANGAN PERATURAN DAERAH TENTANG APBD 2026".to_owned()];
        let clues = Clues { pages: &pages, file_name: "perda.pdf", ..Clues::default() };
        let catalogue = rules::obligation::catalogue();
        for guess in suggest(&clues, &groups).obligations {
            assert!(catalogue.find(&guess.code).unwrap().applies(&groups), "{}", guess.code);
        }
    }

    #[test]
    fn an_empty_file_says_nothing_and_breaks_nothing() {
        let guess = suggest(&Clues::default(), &Groups::of(UnitType::Dinas, "Dinas", false));
        assert_eq!((guess.title.as_str(), guess.obligations.len(), guess.year), ("", 0, None));
    }
}
