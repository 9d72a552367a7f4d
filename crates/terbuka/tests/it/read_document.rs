//! Documents read in a real child process: what it answers, and that nothing in a document takes more than the child.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use document::child::{Format, Reader, Width};
use document::{Failure, Kind, Limits};

fn reader(limits: Limits) -> Reader {
    Reader::new(Some(PathBuf::from(env!("CARGO_BIN_EXE_terbuka"))), limits)
}

/// A PDF without a cross-reference table, which readers mend. `more` are objects from 5 on.
fn pdf(content: &str, resources: &str, more: &str) -> Vec<u8> {
    format!(
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
         3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<\
         /Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>{resources}>>>>endobj\n\
         4 0 obj<</Length {}>>stream\n{content}\nendstream endobj\n{more}trailer<</Root 1 0 R>>\n%%EOF",
        content.len()
    )
    .into_bytes()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_child_reads_and_draws() {
    let reader = reader(Limits::default());
    let bytes = pdf("BT /F 12 Tf 72 700 Td (Rencana Kerja 2026) Tj ET", "", "");
    let reading = reader.read(Kind::Pdf, bytes.clone()).await.unwrap();
    assert_eq!(reading.text(), "Rencana Kerja 2026");
    assert_eq!(reader.sizes(Kind::Pdf, bytes.clone()).await.unwrap().len(), 1);
    let small = reader.thumbnail(Kind::Pdf, bytes.clone()).await.unwrap();
    assert_eq!(document::sniff("kecil.jpg", &small), Ok(Kind::Jpeg));
    let exact = reader.picture(Kind::Pdf, bytes.clone(), 0, Width::Dpi(72), Format::Png).await.unwrap();
    assert_eq!(document::sniff("halaman.png", &exact), Ok(Kind::Png));
    let missing = reader.picture(Kind::Pdf, bytes, 7, Width::Pixels(100), Format::Png).await;
    assert_eq!(missing, Err(Failure::NoSuchPage { index: 7 }));
    assert_eq!(reader.read(Kind::Pdf, b"rusak".to_vec()).await, Err(Failure::Damaged));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_child_that_wants_too_much_memory_ends_alone() {
    // 256 MiB of text, twice in memory, in a child that may have 300.
    let small = reader(Limits { memory_bytes: 300 << 20, max_text_bytes: 1 << 30, ..Limits::default() });
    let failure = small.read(Kind::Txt, vec![b'a'; 256 << 20]).await;
    assert_eq!(failure, Err(Failure::BrokeOff));
    assert_eq!(small.read(Kind::Txt, b"Halo".to_vec()).await.unwrap().text(), "Halo");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_child_that_never_ends_is_killed() {
    // Drawing has no clock of its own: forms that draw each other twice, forty deep.
    let mut forms = String::new();
    for number in 5..45 {
        let next = number + 1;
        write!(
            forms,
            "{number} 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X {next} 0 R>>>>\
             /Length 11>>stream\n/X Do /X Do\nendstream endobj\n"
        )
        .unwrap();
    }
    forms.push_str(
        "45 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 14>>stream\n0 0 9 9 re f  \nendstream endobj\n",
    );
    let bytes = pdf("/X Do", "/XObject<</X 5 0 R>>", &forms);
    let reader = reader(Limits { time_ms: 500, ..Limits::default() });
    let began = Instant::now();
    let failure = reader.picture(Kind::Pdf, bytes.clone(), 0, Width::Pixels(100), Format::Png).await;
    assert!(matches!(failure, Err(Failure::TimedOut | Failure::BrokeOff)), "{failure:?}");
    // Reading has a clock and keeps what it has.
    assert!(reader.read(Kind::Pdf, bytes).await.unwrap().truncated);
    assert!(began.elapsed() < Duration::from_secs(20), "{:?}", began.elapsed());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_that_is_none_is_a_failure_worth_another_try() {
    let nowhere = Reader::new(Some(PathBuf::from("/nowhere/terbuka")), Limits::default());
    assert_eq!(nowhere.read(Kind::Txt, b"Halo".to_vec()).await, Err(Failure::Unavailable));
}

#[tokio::test(flavor = "multi_thread")]
async fn many_documents_at_once_wait_for_a_seat() {
    let reader = reader(Limits::default());
    let tasks: Vec<_> = (0..20)
        .map(|number| {
            let reader = reader.clone();
            tokio::spawn(async move { reader.read(Kind::Txt, format!("isi {number}").into_bytes()).await })
        })
        .collect();
    for (number, task) in (0..20).zip(tasks) {
        assert_eq!(task.await.unwrap().unwrap().text(), format!("isi {number}"));
    }
}
