//! Reading scans. Needs Tesseract with Indonesian; without it the test says so and looks only at what then holds.

use document::child::Reader;
use document::ocr::Ocr;
use document::{Kind, Limits};

use crate::made;

#[tokio::test(flavor = "multi_thread")]
async fn a_scan_becomes_searchable() {
    let Some(ocr) = Ocr::find() else {
        println!("Tesseract with Indonesian is not installed, no scan was read");
        return;
    };
    let reader = Reader::new(None, Limits::default());
    let drawn =
        document::render::page(&made::pdf(&["Maklumat Pelayanan Informasi Publik"]), 0, 1_654).unwrap();
    let jpeg = document::render::jpeg(drawn).unwrap();
    let mut reading = reader.read(Kind::Jpeg, jpeg.clone()).await.unwrap();
    assert!(!reading.is_searchable());
    let done = ocr.fill(&reader, Kind::Jpeg, jpeg, &mut reading).await.unwrap();
    assert_eq!((done.read, done.failed.len()), (1, 0));
    assert!(reading.text().contains("Pelayanan Informasi Publik"), "{}", reading.text());
    assert!(reading.is_searchable() && !reading.has_text_layer);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_real_scan_is_read() {
    let (Some(ocr), Some(files)) = (Ocr::find(), made::real()) else {
        println!("Tesseract with Indonesian or the real documents are not here, no scan was read");
        return;
    };
    let reader = Reader::new(None, Limits::default());
    let (_, bytes) = files.into_iter().find(|(name, _)| name.starts_with("Maklumat")).unwrap();
    let mut reading = reader.read(Kind::Pdf, bytes.clone()).await.unwrap();
    assert_eq!(ocr.fill(&reader, Kind::Pdf, bytes, &mut reading).await.unwrap().read, 1);
    let text = reading.text().to_lowercase();
    for word in ["pelayanan", "informasi", "publik"] {
        assert!(text.contains(word), "{word} in {text}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_scan_that_cannot_be_read_is_told() {
    let reader = Reader::new(None, Limits::default());
    let drawn = document::render::page(&made::pdf(&["Maklumat"]), 0, 200).unwrap();
    let jpeg = document::render::jpeg(drawn).unwrap();
    let mut reading = reader.read(Kind::Jpeg, jpeg.clone()).await.unwrap();
    let ocr = Ocr::named("a-program-that-is-nowhere");
    let done = ocr.fill(&reader, Kind::Jpeg, jpeg, &mut reading).await.unwrap();
    assert_eq!((done.read, done.failed), (0, vec![0]));
}
