//! Cut and look for survivors.

use std::io::Write as _;
use std::process::{Command, Stdio};

use document::redact::{self, Area, Cut};
use document::render;
use lopdf::{Document, Object};

use crate::made::{Chance, make};

fn cuts_of(bytes: &[u8], secrets: &[String]) -> Vec<Cut> {
    let found = redact::locate(bytes, secrets).unwrap();
    found
        .into_iter()
        .flat_map(|found| {
            found.areas.into_iter().map(move |area| Cut {
                page: found.page,
                area,
                ground: "EX17H".to_owned(),
                note: "NIK".to_owned(),
            })
        })
        .collect()
}

/// The words of a file as poppler reads them; nothing where it is not installed.
pub(crate) fn pdftotext(bytes: &[u8], page: Option<usize>) -> Option<String> {
    let mut command = Command::new("pdftotext");
    if let Some(page) = page {
        let number = (page + 1).to_string();
        command.args(["-f", &number, "-l", &number]);
    }
    let mut child = command
        .args(["-raw", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let mut input = child.stdin.take().unwrap();
    let bytes = bytes.to_vec();
    let feeder = std::thread::spawn(move || input.write_all(&bytes).is_ok());
    let output = child.wait_with_output().unwrap();
    feeder.join().unwrap();
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Every way in which a secret could still be read out of a file.
pub(crate) fn survivors(bytes: &[u8], secrets: &[String]) -> Vec<String> {
    let mut left = Vec::new();
    for found in redact::locate(bytes, secrets).unwrap() {
        left.push(format!("own reader: {found:?}"));
    }
    let poppler = squeezed(&pdftotext(bytes, None).unwrap_or_default());
    let mut hays = vec![bytes.to_vec()];
    let document = Document::load_mem(bytes).unwrap();
    for object in document.objects.values() {
        match object {
            Object::Stream(stream) => {
                hays.push(stream.get_plain_content().unwrap_or_default());
                hays.push(format!("{:?}", stream.dict).into_bytes());
            }
            other => hays.push(format!("{other:?}").into_bytes()),
        }
    }
    for secret in secrets {
        if poppler.contains(&squeezed(secret)) {
            left.push(format!("pdftotext: {secret}"));
        }
        let wide: Vec<u8> = secret.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let hex: String = secret.bytes().map(|byte| format!("{byte:02x}")).collect();
        for needle in
            [secret.clone().into_bytes(), wide, hex.clone().into_bytes(), hex.to_uppercase().into_bytes()]
        {
            if hays.iter().any(|hay| memchr::memmem::find(hay, &needle).is_some()) {
                left.push(format!("bytes: {secret}"));
            }
        }
    }
    left
}

/// Whether an area of a page is black but for the code in it.
pub(crate) fn is_black(bytes: &[u8], page: usize, area: Area) -> bool {
    let size = render::pages(bytes).unwrap()[page];
    // In a bar of one small line the white letters of the code fill most of the points: look closer there.
    let scale: u16 = if area.bottom - area.top < 12.0 { 4 } else { 1 };
    let picture = render::page(bytes, page, size.width_px(72 * scale)).unwrap();
    let (mut dark, mut all) = (0, 0);
    for y in 0..picture.height() {
        for x in 0..picture.width() {
            let (across, down) =
                ((f64::from(x) + 0.5) / f64::from(scale), (f64::from(y) + 0.5) / f64::from(scale));
            let is_inside = across > f64::from(area.left) + 1.0
                && across < f64::from(area.right) - 1.0
                && down > f64::from(area.top) + 1.0
                && down < f64::from(area.bottom) - 1.0;
            if is_inside {
                all += 1;
                dark += usize::from(picture.get_pixel(x, y).0.iter().all(|value| *value < 60));
            }
        }
    }
    dark * 2 >= all
}

fn count(name: &str, otherwise: u64) -> u64 {
    std::env::var_os(name).and_then(|value| value.to_str()?.parse().ok()).unwrap_or(otherwise)
}

#[test]
fn nothing_cut_survives_in_made_files() {
    let files = count("REDACTION_FILES", 3);
    let (mut pages, mut secrets) = (0, 0);
    for seed in 0..files {
        let made = make(seed);
        let cuts = cuts_of(&made.bytes, &made.on_pages);
        for (page, secret) in made.on_pages.iter().enumerate() {
            assert!(
                cuts.iter().any(|cut| cut.page == page),
                "{seed} {}: {secret} was not located",
                made.build
            );
        }
        let redacted =
            redact::pdf(&made.bytes, &cuts).unwrap_or_else(|why| panic!("{seed} {}: {why}", made.build));
        let all: Vec<String> = made.on_pages.iter().chain(&made.beside).cloned().collect();
        assert_eq!(survivors(&redacted.bytes, &all), Vec::<String>::new(), "{seed} {}", made.build);
        for cut in &cuts {
            assert!(is_black(&redacted.bytes, cut.page, cut.area), "{seed} {}: not black", made.build);
        }
        let report = redact::check(&redacted.bytes).unwrap();
        assert!(report.is_clean(), "{seed} {}: {report:?}", made.build);
        pages += made.on_pages.len();
        secrets += all.len();
    }
    println!("{files} made files, {pages} pages, {secrets} secrets, 0 survivors");
}

#[test]
fn text_that_was_not_cut_can_still_be_found() {
    let made = make(0);
    let redacted = redact::pdf(&made.bytes, &cuts_of(&made.bytes, &made.on_pages)).unwrap();
    let kept = redact::locate(&redacted.bytes, &["Nomor induk kependudukan".to_owned()]).unwrap();
    assert!(!kept.is_empty());
    let list = "Halaman 1: 1 bagian dihitamkan, dasar UU 14/2008 Pasal 17 huruf h (EX17H): NIK".to_owned();
    assert_eq!(redact::locate(&redacted.bytes, &[list]).unwrap().len(), 1);
}

#[test]
fn a_number_cut_once_and_shown_twice_is_pointed_out() {
    let made = make(0);
    let secret = "2024".to_owned();
    let mut cuts = cuts_of(&made.bytes, std::slice::from_ref(&secret));
    cuts.truncate(1);
    let pages = made.on_pages.len();
    let redacted = redact::pdf(&made.bytes, &cuts).unwrap();
    assert_eq!(redacted.still_shown.len(), pages - 1);
}

#[tokio::test]
async fn the_reader_finds_checks_and_redacts() {
    let reader = document::child::Reader::new(None, document::Limits::default());
    let made = make(0);
    let found = reader.personal(made.bytes.clone()).await.unwrap();
    assert_eq!(found.iter().filter(|found| found.kind == "nik").count(), made.on_pages.len());
    assert_eq!(
        reader.locate(made.bytes.clone(), made.on_pages.clone()).await.unwrap().len(),
        made.on_pages.len()
    );
    assert!(!reader.check(made.bytes.clone()).await.unwrap().is_clean());
    let cuts = cuts_of(&made.bytes, &made.on_pages);
    let redacted = reader.redact(document::Kind::Pdf, made.bytes.clone(), cuts.clone()).await.unwrap();
    assert_eq!(survivors(&redacted.bytes, &made.on_pages), Vec::<String>::new());
    let refused = reader.redact(document::Kind::Docx, made.bytes.clone(), cuts).await.unwrap_err();
    assert_eq!(refused, redact::NotRedacted::Unread(document::Failure::NotRead));
}

#[test]
fn a_cut_that_covers_nothing_is_refused() {
    let made = make(3);
    let area = Area { left: 10.0, top: 10.0, right: 10.0, bottom: 20.0 };
    let cut = Cut { page: 0, area, ground: "PDP".to_owned(), note: String::new() };
    let error = redact::pdf(&made.bytes, std::slice::from_ref(&cut)).unwrap_err();
    assert_eq!(error, redact::NotRedacted::Misplaced { page: 0 });
    let beyond = Cut { page: 99, area: Area { right: 30.0, ..area }, ..cut };
    assert_eq!(redact::pdf(&made.bytes, &[beyond]).unwrap_err(), redact::NotRedacted::Misplaced { page: 99 });
}

#[test]
fn pictures_lose_their_notes_and_their_pixels() {
    let picture = image::RgbImage::from_fn(200, 100, |x, y| {
        image::Rgb(if (x / 4 + y / 4) % 2 == 0 { [250, 20, 20] } else { [20, 20, 250] })
    });
    let mut jpeg = Vec::new();
    let mut encoder = image::codecs::jpeg::JpegEncoder::new(&mut jpeg);
    image::ImageEncoder::set_exif_metadata(&mut encoder, b"II*\0rahasia-kamera".to_vec()).unwrap();
    image::DynamicImage::from(picture).write_with_encoder(encoder).unwrap();
    assert!(memchr::memmem::find(&jpeg, b"rahasia-kamera").is_some());
    let area = Area { left: 20.0, top: 20.0, right: 120.0, bottom: 60.0 };
    let cut = Cut { page: 0, area, ground: "PDP".to_owned(), note: String::new() };
    let redacted = redact::image(&jpeg, &[cut]).unwrap();
    assert!(memchr::memmem::find(&redacted.bytes, b"rahasia-kamera").is_none());
    let seen = image::load_from_memory(&redacted.bytes).unwrap().into_rgb8();
    assert!(seen.get_pixel(25, 25).0.iter().all(|value| *value < 40));
    assert!(seen.get_pixel(190, 90).0.iter().any(|value| *value > 120));
}

/// Pages looked at in one real file, spread over it: a page of a thick file takes seconds.
const PAGES_A_FILE: usize = 12;

/// Single pages of real files, with words picked by chance, for the full run.
#[test]
fn nothing_cut_survives_in_real_files() {
    let Some(folder) = std::env::var_os("REDACTION_REAL") else { return };
    let mut chance = Chance(7);
    let (mut files, mut words, mut scans) = (0, 0, 0);
    let mut remarks: std::collections::BTreeMap<String, usize> = std::collections::BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "pdf") {
            continue;
        }
        let whole = Document::load(&path).unwrap();
        let pages: Vec<u32> = whole.get_pages().into_keys().collect();
        for number in pages.iter().copied().step_by(pages.len().div_ceil(PAGES_A_FILE).max(1)) {
            let mut slice = whole.clone();
            let others: Vec<u32> = pages.iter().copied().filter(|other| *other != number).collect();
            slice.delete_pages(&others);
            slice.prune_objects();
            let mut bytes = Vec::new();
            slice.save_to(&mut bytes).unwrap();
            for remark in redact::check(&bytes).unwrap().remarks {
                *remarks
                    .entry(format!("{:?} {} {}", remark.weight, remark.code, path.display()))
                    .or_default() += remark.count;
            }
            let text = pdftotext(&bytes, None).unwrap();
            let mut secrets: Vec<String> =
                text.split_whitespace().filter(|word| word.chars().count() >= 7).map(str::to_owned).collect();
            secrets.retain(|word| word.is_ascii() && text.matches(word.as_str()).count() == 1);
            // The list of cuts that is added says these itself, whatever was cut.
            secrets.retain(|word| !"dihitamkan dokumen Halaman bagian Pasal".contains(word.as_str()));
            while secrets.len() > 3 {
                let at = usize::try_from(chance.below(u64::try_from(secrets.len()).unwrap())).unwrap();
                secrets.swap_remove(at);
            }
            let mut cuts = cuts_of(&bytes, &secrets);
            secrets.retain(|word| !redact::locate(&bytes, std::slice::from_ref(word)).unwrap().is_empty());
            if cuts.is_empty() {
                scans += 1;
                let area = Area { left: 80.0, top: 80.0, right: 280.0, bottom: 140.0 };
                cuts.push(Cut { page: 0, area, ground: "EX17H".to_owned(), note: String::new() });
            }
            let redacted =
                redact::pdf(&bytes, &cuts).unwrap_or_else(|why| panic!("{} {number}: {why}", path.display()));
            assert_eq!(
                survivors(&redacted.bytes, &secrets),
                Vec::<String>::new(),
                "{} {number}",
                path.display()
            );
            for cut in &cuts {
                assert!(is_black(&redacted.bytes, 0, cut.area), "{} {number}: not black", path.display());
            }
            files += 1;
            words += secrets.len();
        }
    }
    for (remark, count) in &remarks {
        println!("{count} {remark}");
    }
    println!("{files} real pages as files, {words} words cut, {scans} without text, 0 survivors");
}
