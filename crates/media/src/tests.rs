//! Hostile and honest files.

use std::io::Cursor;
use std::time::Instant;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use proptest::prelude::*;

use crate::{FileKind, Refusal, check_attachment, logo, photo, share_image, sniff};

const MAX: usize = 20 << 20;

fn encode(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    picture.write_to(&mut out, format).unwrap();
    out.into_inner()
}

/// Left half red, right half blue.
fn two_colours(width: u32, height: u32) -> DynamicImage {
    let half = |x, _| if x < width / 2 { Rgb([220, 20, 20]) } else { Rgb([20, 20, 220]) };
    RgbImage::from_fn(width, height, half).into()
}

/// A JPEG with an EXIF block: orientation and a place in Cilegon.
fn with_exif(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let mut tiff = b"MM\0\x2a\0\0\0\x08\0\x02".to_vec();
    tiff.extend_from_slice(&[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]);
    tiff.extend_from_slice(&[0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 0x26]); // pointer to the GPS block
    tiff.extend_from_slice(b"\0\0\0\0\0\x01\0\x01\0\x02\0\0\0\x02S\0\0\0\0\0\0\0GPS-6.0025,106.0111");
    let mut out = jpeg[..2].to_vec();
    out.extend_from_slice(b"\xff\xe1");
    out.extend_from_slice(&u16::try_from(tiff.len() + 8).unwrap().to_be_bytes());
    out.extend_from_slice(b"Exif\0\0");
    out.extend_from_slice(&tiff);
    out.extend_from_slice(&jpeg[2..]);
    out
}

fn has(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// A ZIP archive of stored parts, each with the size it claims to unpack to.
fn zip(parts: &[(&str, &[u8])], claimed: Option<u32>) -> Vec<u8> {
    let (mut body, mut directory) = (Vec::new(), Vec::new());
    for (name, content) in parts {
        let at = u32::try_from(body.len()).unwrap();
        let size = u32::try_from(content.len()).unwrap();
        let name_bytes = u16::try_from(name.len()).unwrap().to_le_bytes();
        let sizes = [[0; 4], size.to_le_bytes(), claimed.unwrap_or(size).to_le_bytes()].concat();
        body.extend_from_slice(b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0");
        body.extend_from_slice(&[&sizes, &name_bytes[..], &[0, 0], name.as_bytes(), content].concat());
        directory.extend_from_slice(b"PK\x01\x02\x14\0\x14\0\0\0\0\0\0\0\0\0");
        directory.extend_from_slice(
            &[&sizes, &name_bytes[..], &[0; 12], &at.to_le_bytes(), name.as_bytes()].concat(),
        );
    }
    let count = u16::try_from(parts.len()).unwrap().to_le_bytes();
    let (size, at) = (u32::try_from(directory.len()).unwrap(), u32::try_from(body.len()).unwrap());
    body.extend_from_slice(&directory);
    body.extend_from_slice(b"PK\x05\x06\0\0\0\0");
    body.extend_from_slice(&[&count[..], &count, &size.to_le_bytes(), &at.to_le_bytes(), &[0, 0]].concat());
    body
}

const TYPES: (&str, &[u8]) = ("[Content_Types].xml", b"<Types/>");
const WORD: (&str, &[u8]) = ("word/document.xml", b"<w/>");

#[test]
fn a_photo_comes_in_three_sizes_and_is_never_enlarged() {
    let widths = |width| {
        let photo = photo(&encode(&two_colours(width, 300), ImageFormat::Jpeg)).unwrap();
        photo.variants.iter().map(|variant| variant.width).collect::<Vec<_>>()
    };
    assert_eq!(widths(2_000), [480, 960, 1_600]);
    assert_eq!(widths(1_600), [480, 960, 1_600]);
    assert_eq!(widths(700), [480, 700]);
    assert_eq!(widths(100), [100]);
    let wide = photo(&encode(&two_colours(2_000, 1_000), ImageFormat::Png)).unwrap();
    assert_eq!((wide.width, wide.height), (2_000, 1_000));
    for variant in &wide.variants {
        let read = image::load_from_memory_with_format(&variant.jpeg, ImageFormat::Jpeg).unwrap();
        assert_eq!((read.width(), read.height()), (variant.width, variant.height));
        assert_eq!(variant.height, variant.width / 2);
    }
}

#[test]
fn a_phone_photo_stands_upright_and_says_nothing_of_its_place() {
    let sent = with_exif(&encode(&two_colours(64, 32), ImageFormat::Jpeg), 6);
    assert!(has(&sent, b"GPS-6.0025"));
    let photo = photo(&sent).unwrap();
    assert_eq!((photo.width, photo.height), (32, 64));
    let jpeg = &photo.variants[0].jpeg;
    assert!(!has(jpeg, b"GPS") && !has(jpeg, b"Exif"));
    let upright = image::load_from_memory(jpeg).unwrap().into_rgb8();
    let (top, bottom) = (upright.get_pixel(16, 8).0, upright.get_pixel(16, 56).0);
    assert!(top[0] > 150 && bottom[2] > 150, "turned by 90 degrees: {top:?} {bottom:?}");
}

#[test]
fn the_same_photo_gives_the_same_bytes() {
    let sent = encode(&two_colours(900, 700), ImageFormat::Jpeg);
    assert_eq!(photo(&sent), photo(&sent));
}

#[test]
fn two_hundred_megapixels_are_refused_from_the_header() {
    let mut jpeg = encode(&two_colours(16, 16), ImageFormat::Jpeg);
    let frame = jpeg.windows(2).position(|two| two == b"\xff\xc0").unwrap();
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0x2e, 0xe0, 0x41, 0x1b]); // 12,000 × 16,667
    let mut png = encode(&two_colours(16, 16), ImageFormat::Png);
    png[16..24].copy_from_slice(&[0, 0, 0x41, 0x1b, 0, 0, 0x2e, 0xe0]);
    let sum = crc32(&png[12..29]);
    png[29..33].copy_from_slice(&sum.to_be_bytes());
    for hostile in [jpeg, png] {
        let start = Instant::now();
        assert_eq!(photo(&hostile), Err(Refusal::TooManyPixels { width: 16_667, height: 12_000 }));
        assert!(start.elapsed().as_millis() < 200, "nothing may be decoded");
    }
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(
            sum ^ u32::from(*byte),
            |sum, _| if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 },
        )
    })
}

#[test]
fn what_is_no_picture_is_refused() {
    let svg = b"<?xml version='1.0'?><!-- x --><svg onload='alert(1)'><script>1</script></svg>";
    assert_eq!(photo(svg), Err(Refusal::NotAPicture { kind: FileKind::Svg }));
    assert_eq!(photo(b"<html><script>1</script>"), Err(Refusal::NotAPicture { kind: FileKind::Html }));
    assert_eq!(photo(b""), Err(Refusal::Empty));
    assert_eq!(photo(&vec![0; (25 << 20) + 1]), Err(Refusal::TooLarge { limit_bytes: 25 << 20 }));
}

#[test]
fn a_cut_photo_is_damaged_or_shown_as_far_as_it_goes() {
    let whole = encode(&two_colours(400, 300), ImageFormat::Jpeg);
    for length in [3, 20, 200, whole.len() / 2] {
        match photo(&whole[..length]) {
            Ok(photo) => assert_eq!(photo.width, 400),
            Err(refusal) => assert_eq!(refusal, Refusal::Damaged),
        }
    }
    let png = encode(&two_colours(400, 300), ImageFormat::Png);
    assert_eq!(photo(&png[..png.len() / 2]), Err(Refusal::Damaged));
}

#[test]
fn one_pixel_and_moving_pictures_are_photos_too() {
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP, ImageFormat::Gif] {
        let one = encode(
            &two_colours(1, 1).into_rgba8().into(),
            if format == ImageFormat::Jpeg { ImageFormat::Png } else { format },
        );
        assert_eq!(photo(&one).unwrap().variants.len(), 1, "{format:?}");
    }
}

#[test]
fn transparency_becomes_white_in_photos_and_stays_in_logos() {
    let clear: DynamicImage = RgbaImage::from_pixel(600, 300, Rgba([9, 9, 9, 0])).into();
    let sent = encode(&clear, ImageFormat::Png);
    let shown = image::load_from_memory(&photo(&sent).unwrap().variants[0].jpeg).unwrap().into_rgb8();
    assert!(shown.get_pixel(5, 5).0.iter().all(|level| *level > 250));
    let kept = image::load_from_memory(&logo(&sent).unwrap()).unwrap();
    assert_eq!((kept.width(), kept.height()), (256, 128));
    assert_eq!(kept.into_rgba8().get_pixel(5, 5).0[3], 0);
}

#[test]
fn attachments_are_what_their_names_say() {
    let taken = |name: &str, bytes: &[u8]| check_attachment(name, bytes, MAX).map(|file| file.extension);
    assert_eq!(taken("Laporan 2026.PDF", b"%PDF-1.7 ..."), Ok("pdf"));
    assert_eq!(taken("data.csv", b"kode,nama\n1,Cilegon\n"), Ok("csv"));
    assert_eq!(taken("data.csv", b"kode;nama\n1;Caf\xe9\n"), Ok("csv"));
    assert_eq!(taken("surat.docx", &zip(&[TYPES, WORD], None)), Ok("docx"));
    assert_eq!(
        taken("surat.odt", &zip(&[("mimetype", b"application/vnd.oasis.opendocument.text")], None)),
        Ok("odt")
    );
    assert_eq!(taken("foto.jpeg", &encode(&two_colours(9, 9), ImageFormat::Jpeg)), Ok("jpg"));
    let wrong = Refusal::Mislabelled { extension: "pdf".to_owned(), kind: FileKind::Text };
    assert_eq!(taken("surat.pdf", b"halo"), Err(wrong));
    for (name, bytes, kind) in [
        ("foto.jpg", b"MZ\x90\0".as_slice(), FileKind::Executable),
        ("a.txt", b"#!/bin/sh\n", FileKind::Executable),
        ("a.txt", b"  <!DOCTYPE HTML><p>", FileKind::Html),
        ("a.txt", b"\xff\xfe<\0s\0v\0g\0", FileKind::Svg),
        ("a.zip", b"PK\x03\x04", FileKind::Zip),
        ("a.pdf", b"\0\x01\x02", FileKind::Unknown),
    ] {
        assert_eq!(taken(name, bytes), Err(Refusal::NotAllowed { kind }), "{name}");
    }
    assert_eq!(taken("a.txt", b""), Err(Refusal::Empty));
    assert_eq!(check_attachment("a.txt", b"1234", 3), Err(Refusal::TooLarge { limit_bytes: 3 }));
}

#[test]
fn documents_with_programs_or_bombs_are_refused() {
    let check = |name: &str, bytes: &[u8]| check_attachment(name, bytes, MAX).unwrap_err();
    let macros = zip(&[TYPES, WORD, ("word/vbaProject.bin", b"x")], None);
    assert_eq!(check("surat.docx", &macros), Refusal::HasMacros);
    let renamed =
        zip(&[("[Content_Types].xml", b"application/vnd.ms-word.document.macroEnabled.main"), WORD], None);
    assert_eq!(check("surat.docx", &renamed), Refusal::HasMacros);
    assert_eq!(check("surat.docm", &zip(&[TYPES, WORD], None)), Refusal::HasMacros);
    let bomb = zip(&[TYPES, WORD], Some(400_000_000));
    assert_eq!(check("surat.docx", &bomb), Refusal::UnpacksTooLarge);
    let sheet = zip(&[TYPES, ("xl/workbook.xml", b"<x/>")], None);
    assert!(matches!(check("surat.docx", &sheet), Refusal::Mislabelled { kind: FileKind::Xlsx, .. }));
}

#[test]
fn a_share_image_is_small_and_the_same_each_time() {
    let title = "Jadwal pelayanan keliling dokumen kependudukan di delapan kecamatan bulan ini berubah";
    let draw = |title: &str| share_image(title, "Dinas Kependudukan", "Kota Cilegon", (11, 87, 164), true);
    let png = draw(title);
    assert!(png.len() <= 80 << 10, "{} bytes", png.len());
    let read = image::load_from_memory(&png).unwrap();
    assert_eq!((read.width(), read.height()), (1_200, 630));
    assert_eq!(png, draw(title));
    let longest = draw(&title.repeat(5));
    assert!(longest.len() <= 80 << 10, "{} bytes", longest.len());
    for title in ["", "😀 ع", &"x".repeat(5_000)] {
        assert!(!draw(title).is_empty());
    }
}

/// Honest files of every kind, to be mutated.
fn honest() -> Vec<Vec<u8>> {
    let small = two_colours(24, 16);
    let rgba: DynamicImage = small.clone().into_rgba8().into();
    vec![
        with_exif(&encode(&small, ImageFormat::Jpeg), 3),
        encode(&small, ImageFormat::Png),
        encode(&rgba, ImageFormat::WebP),
        encode(&rgba, ImageFormat::Gif),
        zip(&[TYPES, WORD, ("mimetype", b"x")], None),
        b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(),
        b"%PDF-1.4\n".to_vec(),
    ]
}

/// Everything a stranger's bytes can reach. Results do not matter, only that there is one.
fn use_all(bytes: &[u8]) {
    let kind = sniff(bytes);
    for name in ["a.docx", "a.xlsx", "a.odt", "a.csv", "a.jpg", "a", ""] {
        if let Ok(file) = check_attachment(name, bytes, MAX) {
            assert_eq!(file.kind, kind);
        }
    }
    if let Ok(photo) = photo(bytes) {
        assert!(photo.variants.iter().all(|variant| !variant.jpeg.is_empty()));
    }
    if let Ok(logo) = logo(bytes) {
        assert_eq!(sniff(&logo), FileKind::Png);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_bytes_are_answered(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        use_all(&bytes);
    }

    #[test]
    fn any_damage_is_answered(
        which in 0..7_usize,
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
        cut in any::<prop::sample::Index>(),
        is_cut in any::<bool>(),
    ) {
        let mut bytes = honest().swap_remove(which);
        for (at, value) in changes {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        if is_cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        use_all(&bytes);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn any_title_is_drawn(title in "\\PC{0,40}") {
        prop_assert!(!share_image(&title, &title, &title, (255, 255, 255), false).is_empty());
    }
}
