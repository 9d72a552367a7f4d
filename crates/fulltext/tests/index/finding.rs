//! What is found, in which order, and what stands beside it.

use super::{CITY, ask, ids, index_of, marked, news, put, question};
use fulltext::{Document, Kind, Order, Purpose, Query};

#[test]
fn inflected_forms_find_each_other_and_are_marked() {
    let index = index_of([
        news(1, "Permohonan izin", "Pemohon menulis surat kepada menteri."),
        news(2, "Pasar murah", "Surat edaran ditulis oleh lurah."),
        news(3, "Beruang di kebun", "Seekor beruang terlihat."),
    ]);
    let mut tulis = ids(&ask(&index, "penulisan"));
    tulis.sort_unstable();
    assert_eq!(tulis, [1, 2]);
    assert_eq!(ids(&ask(&index, "memohon")), [1]);
    assert_eq!(ids(&ask(&index, "keuangan")), Vec::<i64>::new());
    let found = ask(&index, "tulis mohon");
    assert_eq!(marked(&found.hits[0].title), "[Permohonan] izin");
    assert_eq!(marked(&found.hits[0].snippet), "[Pemohon] [menulis] surat kepada menteri.");
}

#[test]
fn the_word_as_written_and_the_title_come_first() {
    let index = index_of([
        news(1, "Rapat", "Warga dilayani di kantor."),
        news(2, "Rapat", "Pelayanan di kantor."),
        news(3, "Pelayanan kantor", "Rapat."),
    ]);
    assert_eq!(ids(&ask(&index, "pelayanan")), [3, 2, 1]);
}

#[test]
fn all_words_are_wanted_and_any_when_nothing_has_all() {
    let index = index_of([
        news(1, "Banjir di pasar", ""),
        news(2, "Banjir di jalan", ""),
        news(3, "Sekolah libur", ""),
    ]);
    assert_eq!(ids(&ask(&index, "banjir dan pasar")), [1]);
    let mut any = ids(&ask(&index, "sekolah banjir"));
    any.sort_unstable();
    assert_eq!(any, [1, 2, 3]);
}

#[test]
fn phrases_stand_as_written() {
    let index = index_of([
        news(1, "A", "Mal pelayanan publik dibuka."),
        news(2, "B", "Pelayanan untuk publik."),
        news(3, "C", "Sidang ke-2 dan 20 orang ke pasar 2 kali."),
    ]);
    assert_eq!(ids(&ask(&index, "\"pelayanan publik\"")), [1]);
    assert_eq!(ids(&ask(&index, "ke-2")), [3]);
    assert_eq!(ids(&ask(&index, "\"pelayanan publik")), [1], "a quotation mark left open");
    assert_eq!(ids(&ask(&index, "\"layanan\" mal")), [1], "falls back to any word");
}

#[test]
fn a_list_counts_what_was_found_and_keeps_to_its_time() {
    let index = index_of((1..=5).map(|id| Document { unit_id: id % 2, ..news(id, "Banjir", "di kota") }));
    let from = super::NEW_YEAR_MS + 2 * super::DAY_MS;
    let list = Query {
        unit_id: Some(1),
        published_ms: Some((from, i64::MAX)),
        purpose: Purpose::List,
        ..question("banjir")
    };
    let found = index.search(&list).expect("answer");
    assert_eq!((found.total, found.units.as_slice()), (2, [(1, 2)].as_slice()));
    assert_eq!(ids(&found), [5, 3]);
    assert!(found.hits.iter().all(|hit| hit.title.is_empty() && hit.snippet.is_empty()));
    let page = index.search(&Query { purpose: Purpose::Page, ..list }).expect("answer");
    assert_eq!(page.units, [(0, 2), (1, 2)], "a page counts the other units too");
}

#[test]
fn excluded_words_do_not_occur() {
    let index = index_of([news(1, "Banjir di Ciwandan", ""), news(2, "Banjir di Grogol", "")]);
    assert_eq!(ids(&ask(&index, "banjir -ciwandan")), [2]);
    assert_eq!(ids(&ask(&index, "-ciwandan")), [2]);
    assert_eq!(ids(&ask(&index, "-\"di ciwandan\"")), [2]);
}

#[test]
fn typing_mistakes_are_corrected_and_said() {
    let index = index_of([
        news(1, "Pendidikan gratis", "Beasiswa pendidikan."),
        news(2, "Perizinan usaha", "Pelayanan perizinan."),
    ]);
    for (typed, meant, id) in [
        ("pendidkan", "pendidikan", 1),
        ("perizinna", "perizinan", 2),
        ("beasiwsa", "beasiswa", 1),
        ("usaha perijinnan", "usaha perizinan", 2),
    ] {
        let found = ask(&index, typed);
        assert_eq!(ids(&found), [id], "{typed}");
        assert_eq!(found.suggestion.as_deref(), Some(meant), "{typed}");
    }
    assert_eq!(ask(&index, "pendidikan").suggestion, None);
    assert_eq!(ask(&index, "xyzxyzxyz").total, 0);
}

#[test]
fn a_rare_spelling_is_found_and_the_common_one_suggested() {
    let index = index_of((1..=6).map(|id| match id {
        1 => news(id, "Vaksinassi", ""),
        _ => news(id, "Vaksinasi anak", ""),
    }));
    let found = ask(&index, "vaksinassi");
    assert_eq!(ids(&found), [1]);
    assert_eq!(found.suggestion.as_deref(), Some("vaksinasi"));
}

#[test]
fn the_last_word_may_be_unfinished() {
    let index = index_of([news(1, "Puskesmas Cibeber", "")]);
    assert_eq!(ids(&ask(&index, "cibeber puskes")), [1]);
}

#[test]
fn gambling_is_not_adjudication() {
    let index = index_of([news(1, "Sidang ajudikasi", ""), news(2, "Bahaya judi", "Perjudian dilarang.")]);
    assert_eq!(ids(&ask(&index, "judi")), [2]);
    assert_eq!(ids(&ask(&index, "perjudian")), [2]);
}

#[test]
fn filters_hold_and_counts_show_the_other_choices() {
    let documents = (1..=6).map(|id| Document {
        unit_id: if id <= 4 { 10 } else { 20 },
        year: if id % 2 == 0 { 2025 } else { 2026 },
        month: id,
        kind: if id == 6 { Kind::Page } else { Kind::News },
        labels: if id == 1 { vec!["Kesehatan Anak".to_owned()] } else { Vec::new() },
        ..news(id, "Rapat kota", "")
    });
    let index = index_of(documents);
    let all = ask(&index, "rapat");
    assert_eq!(all.units, [(10, 4), (20, 2)]);
    assert_eq!(all.years, [(2026, 3), (2025, 3)]);
    assert_eq!(all.kinds, [(Kind::News, 5), (Kind::Page, 1)]);

    let chosen =
        index.search(&Query { unit_id: Some(10), year: Some(2026), ..question("rapat") }).expect("answer");
    assert_eq!((chosen.total, ids(&chosen)), (2, vec![3, 1]));
    assert_eq!(chosen.units, [(10, 2), (20, 1)], "as if no unit were chosen");
    assert_eq!(chosen.years, [(2026, 2), (2025, 2)], "as if no year were chosen");

    let found = |query: Query| ids(&index.search(&query).expect("answer"));
    assert_eq!(found(Query { kind: Some(Kind::Page), ..question("rapat") }), [6]);
    assert_eq!(found(Query { month: Some(4), ..question("") }), [4]);
    assert_eq!(found(Query { label: Some("kesehatan ANAK".to_owned()), ..question("") }), [1]);
    assert_eq!(found(Query { label: Some("kesehatan".to_owned()), ..question("") }), Vec::<i64>::new());
    assert_eq!(ids(&ask(&index, "kesehatan")), [1], "labels are words too");
}

#[test]
fn the_unit_itself_comes_before_news_about_it() {
    let unit = Document {
        kind: Kind::Unit,
        id: 20,
        unit_code: "dinkes".to_owned(),
        ..news(0, "Dinas Kesehatan", "")
    };
    let index = index_of([news(1, "Dinas Kesehatan", ""), unit]);
    assert_eq!(ask(&index, "dinas kesehatan").hits[0].kind, Kind::Unit);
    assert_eq!(ask(&index, "dinkes").hits[0].id, 20, "found by its code");
}

#[test]
fn order_is_the_same_every_time_and_newer_wins_between_equals() {
    let index = index_of((1..=30).map(|id| news(id, "Rapat kota", "Rapat kota dibuka.")));
    let first = index.search(&Query { limit: 30, ..question("rapat") }).expect("answer");
    assert_eq!(ids(&first), (1..=30).rev().collect::<Vec<_>>());
    for _ in 0..5 {
        assert_eq!(index.search(&Query { limit: 30, ..question("rapat") }).expect("answer"), first);
    }
    let pages: Vec<i64> = (0..3)
        .flat_map(|page| {
            ids(&index.search(&Query { offset: page * 10, ..question("rapat") }).expect("answer"))
        })
        .collect();
    assert_eq!(pages, ids(&first));
}

#[test]
fn newest_first_when_asked() {
    let index = index_of([news(1, "Banjir banjir banjir", ""), news(2, "Rapat", "Sekilas tentang banjir.")]);
    assert_eq!(ids(&ask(&index, "banjir")), [1, 2]);
    let newest = index.search(&Query { order: Order::Newest, ..question("banjir") }).expect("answer");
    assert_eq!(ids(&newest), [2, 1]);
}

#[test]
fn blank_lists_everything_and_noise_nothing() {
    let index = index_of([news(1, "Rapat", ""), news(2, "Pasar", "")]);
    assert_eq!(ids(&ask(&index, "  ")), [2, 1]);
    assert_eq!(ask(&index, "?!").total, 0);
}

#[test]
fn paging_is_capped() {
    let index = index_of([news(1, "Rapat", "")]);
    let far =
        index.search(&Query { offset: usize::MAX, limit: usize::MAX, ..question("rapat") }).expect("answer");
    assert_eq!((far.total, far.hits.len()), (1, 0));
}

#[test]
fn bodies_never_mix() {
    let index = index_of([news(1, "Rapat kota", "")]);
    put(&index, [Document { body_id: 2, unit_id: 99, ..news(1, "Rapat kabupaten istimewa", "") }], 2);
    for text in
        ["rapat", "", "-pasar", "kabupaten", "istimewaa", "istime", "rapat kabupaten", "\"rapat kabupaten\""]
    {
        let found = ask(&index, text);
        assert!(found.hits.iter().all(|hit| hit.unit_id == 10), "{text}");
        assert!(found.units.iter().all(|(unit, _)| *unit == 10), "{text}");
        assert_eq!(found.suggestion, None, "{text}");
    }
    let other = index.search(&Query { body_id: 2, ..question("istimewaa") }).expect("answer");
    assert_eq!(other.suggestion.as_deref(), Some("istimewa"));
    assert_eq!(index.search(&Query { body_id: 3, ..question("rapat") }).expect("answer").total, 0);
    assert_eq!(CITY, 1);
}

#[test]
fn keywords_weigh_like_the_title_and_are_not_shown() {
    let app = Document {
        kind: Kind::App,
        keywords: "absen guru".to_owned(),
        published_at_ms: 0,
        ..news(9, "Presensi Pegawai", "Mencatat kehadiran.")
    };
    let index = index_of([news(1, "Sekolah libur", "Guru yang absen diganti."), app]);
    let found = ask(&index, "absen guru");
    assert_eq!(ids(&found), [9, 1]);
    assert_eq!(marked(&found.hits[0].title), "Presensi Pegawai");
    assert_eq!(marked(&found.hits[0].snippet), "Mencatat kehadiran.");
}

#[test]
fn what_is_over_stays_findable_behind_what_is_to_come() {
    let on = |id: i64, ends_at_ms| Document { kind: Kind::Event, ends_at_ms, ..news(id, "Pasar murah", "") };
    let day = |days: i64| super::NEW_YEAR_MS + days * super::DAY_MS;
    let index = index_of([on(1, Some(day(10))), on(2, Some(day(3))), on(3, None)]);
    let at = |now_ms| ids(&index.search(&Query { now_ms, ..question("pasar murah") }).expect("answer"));
    assert_eq!(at(0), [3, 2, 1], "nobody said what time it is");
    assert_eq!(at(day(5)), [3, 1, 2]);
    assert_eq!(at(day(11)), [3, 2, 1], "both over: the newer first");
}
