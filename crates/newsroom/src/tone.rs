//! Fact apart from opinion: words by which the writer judges, praises a leader or asks for votes. What stands in
//! quotation marks is somebody else's opinion and may stay.

use bahasa::Span;

use crate::item::Outcome;
use crate::reading::Reading;

/// Words and word groups that judge.
const JUDGING: &[&str] = &[
    "khidmat",
    "luar biasa",
    "menakjubkan",
    "memukau",
    "spektakuler",
    "gemilang",
    "fantastis",
    "megah",
    "terkemuka",
    "sepenuh hati",
    "penuh semangat",
    "penuh sukacita",
    "penuh antusias",
    "penuh kehangatan",
    "suasana penuh",
    "sangat antusias",
    "tampak antusias",
    "wujud nyata",
    "bukti nyata",
    "wujud kepedulian",
    "patut diapresiasi",
    "patut dibanggakan",
    "membanggakan",
    "kabar gembira",
    "kabar baik",
    "berhasil menorehkan",
    "terus menunjukkan",
    "tak main-main",
    "tidak main-main",
    "luluh lantak",
    "ironisnya",
    "mirisnya",
    "sudah selayaknya",
    "sudah sepatutnya",
    "paling toleran",
    "tak heran",
    "tidak heran",
    "tulus",
    "layak dibanggakan",
    "semakin semarak",
    "sukses digelar",
    "sukses meningkatkan",
    "pelayanan yang prima",
    "terobosan berdampak",
    "sporty",
    "canggih",
    "opsi yang unggul",
    "kebesaran jiwa",
    "sepenuhnya milik",
];

/// Words and word groups of campaigns, and of praise for a leader.
const CAMPAIGN: &[&str] = &[
    "pilih nomor",
    "nomor urut",
    "coblos",
    "mencoblos",
    "paslon",
    "pasangan calon",
    "dua periode",
    "lanjut periode",
    "kampanye",
    "menangkan",
    "caleg",
    "calon wali kota",
    "calon bupati",
    "calon gubernur",
    "pemenangan",
    "dukung pasangan",
    "elektabilitas",
    "apresiasi kepemimpinan",
    "puji menko",
    "puji ahy",
    "puji wali",
    "memuji kinerja",
    "berkat kepemimpinan",
    "pemimpin yang",
    "sosok pemimpin",
    "tidak salah pilih",
    "apresiasi kinerja menko",
    "apresiasi tinggi kepada",
    "kenegarawanan",
    "pemimpin hebat",
    "pemimpin terbaik",
    "tangan dingin",
    "kepemimpinan yang luar biasa",
    "aktif menyalurkan berbagai bantuan",
    "visi misi",
    "jangan lupa pilih",
    "hidup pak",
    "lanjutkan kepemimpinan",
];

pub(crate) fn opinion(reading: &Reading<'_>) -> Outcome {
    both(reading, JUDGING)
}

pub(crate) fn campaign(reading: &Reading<'_>) -> Outcome {
    both(reading, CAMPAIGN)
}

/// The places of the phrases in the text, outside quotations; the title counts when the text has none.
fn both(reading: &Reading<'_>, phrases: &[&str]) -> Outcome {
    let found: Vec<Span> = find(reading.full, &reading.words, phrases)
        .into_iter()
        .filter(|span| !reading.is_quoted(span.start))
        .collect();
    if found.is_empty() && !find(&reading.story.title, &reading.title, phrases).is_empty() {
        return Outcome::Title(1);
    }
    Outcome::at(found)
}

fn find(text: &str, words: &[crate::reading::Word<'_>], phrases: &[&str]) -> Vec<Span> {
    let parts: Vec<Vec<&str>> = phrases.iter().map(|phrase| phrase.split(' ').collect()).collect();
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        for phrase in parts.iter().filter(|phrase| phrase.first() == Some(&word.lower.as_str())) {
            let here = words.get(at..at + phrase.len()).unwrap_or_default();
            let same = here.iter().map(|word| word.lower.as_str()).eq(phrase.iter().copied());
            if same && let Some(last) = here.last() {
                let span = Span { start: word.token.start, end: last.token.end };
                if !span.of(text).contains(['.', '\n']) {
                    found.push(span);
                }
            }
        }
    }
    found
}
