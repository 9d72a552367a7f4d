//! Pictures of pages.

use document::{Failure, render};

use crate::made;

fn dark(picture: &image::RgbImage) -> usize {
    picture.pixels().filter(|pixel| pixel.0.iter().all(|colour| *colour < 128)).count()
}

#[test]
fn a_page_is_drawn_on_white_at_the_width_asked_for() {
    let pdf = made::pdf(&["Daftar Informasi Publik", "halaman dua"]);
    let sizes = render::pages(&pdf).unwrap();
    assert_eq!(sizes.len(), 2);
    assert_eq!((sizes[0].width_pt, sizes[0].height_pt), (595.0, 842.0));
    let picture = render::page(&pdf, 0, 595).unwrap();
    assert_eq!(picture.dimensions(), (595, 842));
    assert!(dark(&picture) > 100, "the text is there");
    assert_eq!(picture.get_pixel(5, 800).0, [255, 255, 255]);
    assert_eq!(render::page(&pdf, 2, 595), Err(Failure::NoSuchPage { index: 2 }));
}

#[test]
fn the_small_picture_is_a_jpeg() {
    let jpeg = render::thumbnail(&made::pdf(&["Laporan"])).unwrap();
    assert_eq!(document::sniff("kecil.jpg", &jpeg), Ok(document::Kind::Jpeg));
    assert_eq!(image::load_from_memory(&jpeg).unwrap().width(), 480);
}

#[test]
fn all_pages_come_in_order() {
    let pdf = made::pdf(&["satu", "dua", "tiga"]);
    let mut seen = Vec::new();
    render::each(
        &pdf,
        |size| size.width_px(36),
        |index, picture| {
            seen.push((index, picture?.dimensions()));
            Ok(())
        },
    )
    .unwrap();
    assert_eq!(seen, [(0, (297, 420)), (1, (297, 420)), (2, (297, 420))]);
}

#[test]
fn damage_is_a_failure_and_no_panic() {
    assert_eq!(render::page(b"%PDF-1.4\nrubbish", 0, 100), Err(Failure::Damaged));
    let huge = String::from_utf8(made::pdf(&["x"])).unwrap().replace("[0 0 595 842]", "[0 0 9 9999999]");
    assert_eq!(render::page(huge.as_bytes(), 0, 1_000), Err(Failure::TooLarge));
}
