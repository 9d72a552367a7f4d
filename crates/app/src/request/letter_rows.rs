//! What the table of a letter says, in Indonesian, the language of the office (UU 24/2009 Ps.27).

use rules::Code;
use rules::case::request::Outcome;
use rules::request::LetterKind;

use super::answer_file::AnswerFile;
use super::letter::Letter;
use super::letter_page::Row;
use super::model::{InformationRequest, WrittenNotice};
use crate::locale::{Locale, iso_in_words};

/// The lines of a letter, in the order of the law.
pub(super) fn of(
    request: &InformationRequest,
    letter: &Letter,
    notice: Option<&WrittenNotice>,
    files: &[AnswerFile],
) -> Vec<Row> {
    let asked = Row { label: "Informasi yang diminta".to_owned(), value: request.subject.clone() };
    let rest = match letter.kind.0 {
        LetterKind::Extension => extension(request, letter),
        LetterKind::Handover => handover(letter, notice, files),
        LetterKind::Fee => vec![row("Biaya, rincian, dan cara pembayaran", &letter.text)],
        LetterKind::Notice | LetterKind::Refusal => {
            notice.map(|notice| contents(notice, files)).unwrap_or_default()
        }
    };
    std::iter::once(asked).chain(rest.into_iter().filter(|row| !row.value.is_empty())).collect()
}

fn row(label: &str, value: impl Into<String>) -> Row {
    Row { label: label.to_owned(), value: value.into() }
}

fn extension(request: &InformationRequest, letter: &Letter) -> Vec<Row> {
    let due = request.due_legal.as_deref().unwrap_or_default();
    vec![
        row("Alasan perpanjangan", &letter.text),
        row("Pemberitahuan tertulis paling lambat", iso_in_words(Locale::Indonesian, due)),
        row("Dihitung dengan", &request.calendar),
    ]
}

fn handover(letter: &Letter, notice: Option<&WrittenNotice>, files: &[AnswerFile]) -> Vec<Row> {
    vec![
        row("Informasi yang diserahkan", notice.map(|notice| notice.material.clone()).unwrap_or_default()),
        row("Berkas", names(files)),
        row("Cara penyerahan", &letter.text),
    ]
}

/// Contents a to g (UU 14/2008 Ps.22(7)).
fn contents(notice: &WrittenNotice, files: &[AnswerFile]) -> Vec<Row> {
    let outcome =
        Locale::Indonesian.t(&format!("request-outcome-{}", notice.outcome.0.code().replace('_', "-")));
    let is_held = if notice.is_held { "Ya, dikuasai" } else { "Tidak dikuasai" };
    let gives = matches!(notice.outcome.0, Outcome::Granted | Outcome::PartlyGranted);
    let ground = rules::exemption::ground(&notice.ground)
        .map_or_else(String::new, |ground| format!("{} ({})", ground.label_id, ground.article));
    let cost = match notice.cost_rupiah {
        0 => "Tanpa biaya".to_owned(),
        cost => format!("Rp {}, {}", super::model::rupiah(cost), notice.payment),
    };
    vec![
        row("a. Penguasaan informasi", is_held),
        row("b. Badan publik yang menguasai", &notice.holder),
        row("c. Putusan", outcome),
        row("c. Alasan pengecualian", ground),
        row("c. Akibat yang dipertimbangkan", &notice.consequence),
        row("d. Informasi yang diberikan", &notice.material),
        row("d. Berkas", names(files)),
        row("e. Bagian yang dihitamkan", &notice.blacked_out),
        row("f. Sarana dan bentuk", &notice.means),
        row("g. Biaya dan cara pembayaran", if gives { cost } else { String::new() }),
    ]
}

fn names(files: &[AnswerFile]) -> String {
    files.iter().map(AnswerFile::label).collect::<Vec<_>>().join("; ")
}
