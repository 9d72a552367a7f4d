//! Made-up stories: what the checks must find and what they must leave alone. No text is from elsewhere.

use std::time::Instant;

use newsroom::{Check, Story, Verdict, check};

fn story(title: &str, text: &str) -> Story {
    Story { title: title.to_owned(), text: text.to_owned(), ..Story::default() }
}

fn verdict(story: &Story, wanted: Check) -> Verdict {
    check(story).item(wanted).map_or(Verdict::NotApplicable, |item| item.verdict)
}

fn advises(text: &str, wanted: Check) -> bool {
    verdict(&story("Warga Cilegon Bersihkan Sungai", text), wanted) == Verdict::Advice
}

/// Sentences with a child who can be recognised, and sentences without one.
const CHILD: [&str; 12] = [
    "Korban, Siti Aminah (14), dirawat di RSUD Cilegon.",
    "Polisi memeriksa Budi Santoso (16) yang diduga mencuri sepeda motor.",
    "Siswa SMP bernama Rizki Maulana menjadi korban perundungan di kelasnya.",
    "Dewi Lestari, 9 tahun, tenggelam di Sungai Cidanau.",
    "Balita bernama Aisyah Putri menjadi korban kekerasan di rumahnya.",
    "AN (12) dari SDN 3 Cibeber dipukul temannya.",
    "Pelaku berinisial R ditangkap setelah menganiaya Fajar Nugraha (15).",
    "Anak itu, Putra Wijaya (11), ditemukan selamat.",
    "Ibu korban mengatakan Nabila Zahra (7) masih takut ke sekolah.",
    "Ahmad Fauzi (17), pelajar SMK, menjadi tersangka tawuran.",
    "Bayi Muhammad Arkan berusia 2 tahun itu kekurangan gizi.",
    "Seorang pelajar bernama Galih Pratama tewas dalam tawuran.",
];
const NO_CHILD: [&str; 12] = [
    "Seorang anak laki-laki (12) menjadi korban perundungan.",
    "Budi Santoso (35) menolong anak yang hanyut.",
    "Kepala SDN 2 Cilegon, Sri Wahyuni, membantah ada perundungan.",
    "Kapolres Cilegon AKBP Kemas Indra mengatakan korban berinisial S.",
    "Sebanyak 15 siswa SMP mengikuti lomba.",
    "Guru SMP 1 Cilegon, Hasan Basri, melaporkan kekerasan itu.",
    "Korban adalah pelajar berusia 14 tahun, kata Kasi Humas Polres Cilegon, Sigit Dermawan.",
    "Program makan siang dimulai Januari (12/1) di 17 sekolah.",
    "Wali Kota Robinsar (44) menyerahkan bantuan kepada anak yatim.",
    "Lomba diikuti anak-anak dari Kelurahan Kotabumi.",
    "Ibu korban, Ratna (40), meminta keadilan bagi anaknya.",
    "Dinas Sosial mendampingi tiga anak korban kekerasan.",
];

#[test]
fn uu_11_2012_ps_19_children_are_found_and_others_left_alone() {
    let missed: Vec<_> = CHILD.iter().filter(|text| !advises(text, Check::Minor)).collect();
    let false_alarms: Vec<_> = NO_CHILD.iter().filter(|text| advises(text, Check::Minor)).collect();
    assert!(missed.len() <= 1 && false_alarms.len() <= 1, "missed {missed:?}, false {false_alarms:?}");
}

const VICTIM: [&str; 8] = [
    "Korban bernama Siti Aminah dibawa ke rumah sakit.",
    "Korban, Joko Susilo (45), mengalami luka bakar.",
    "Korban tewas Rahmat Hidayat ditemukan warga.",
    "Nur Halimah (33) dianiaya suaminya di Kecamatan Grogol.",
    "Mayat Slamet Riyadi (52) yang tenggelam ditemukan di Merak.",
    "Korban pelecehan itu, Dian Permata (21), sudah melapor.",
    "Polisi menyebut korban atas nama Yusuf Maulana.",
    "Rina Marlina (29) diperkosa di rumahnya.",
];
const NO_VICTIM: [&str; 8] = [
    "Korban kebakaran menerima bantuan dari Wali Kota Robinsar.",
    "Jumlah korban banjir di Kota Cilegon bertambah.",
    "Kapolres mengatakan korban, seorang perempuan (34), sudah pulang.",
    "Bupati menjenguk keluarga korban di Desa Sukamaju.",
    "Tersangka Budi Santoso (35) menganiaya istrinya.",
    "Korban dirawat di RSUD Kota Cilegon.",
    "Kepala BPBD Kota Cilegon, Suhendi, mendata korban.",
    "Korban judi daring diminta melapor ke Dinas Kominfo.",
];

#[test]
fn victims_are_found_and_helpers_left_alone() {
    let missed: Vec<_> = VICTIM.iter().filter(|text| !advises(text, Check::Victim)).collect();
    let false_alarms: Vec<_> = NO_VICTIM.iter().filter(|text| advises(text, Check::Victim)).collect();
    assert!(missed.len() <= 1 && false_alarms.len() <= 1, "missed {missed:?}, false {false_alarms:?}");
}

#[test]
fn personal_data_is_masked() {
    let report = check(&story("Bantuan Dibagikan", "Hubungi Budi, NIK 3672014505850001."));
    let item = report.item(Check::Personal).expect("there");
    assert_eq!(item.verdict, Verdict::Advice);
    assert!(item.places.iter().all(|place| !place.words.contains("3672014505850001")));
}

#[test]
fn broken_copies_are_found() {
    for text in [
        "Pemerintah memba- ngun jalan baru.",
        "Pemerintah memba-\nngun jalan baru.",
        "Jalan selesai.Warga senang.",
        "Warga dari kepadaMapolres datang.",
        "Warga senang â€œsekaliâ€.",
        "Kegiatan p e m b u kaan dimulai.",
    ] {
        assert!(advises(text, Check::Broken), "{text}");
    }
    for text in [
        "Rapat pra- dan pascabencana digelar.",
        "Ikuti YouTube dan WhatsApp kami.",
        "Anak-anak bermain di RT 01/RW 02.",
    ] {
        assert!(!advises(text, Check::Broken), "{text}");
    }
}

#[test]
fn other_languages_are_found_sentence_by_sentence() {
    for text in [
        "The city is ready for the new year and we are happy.",
        "Warga kumpul ing alun-alun lan seneng karo acara iki.",
        "Urang Cilegon resep pisan ka acara nu ieu sareng kadaharan na.",
    ] {
        assert!(advises(text, Check::Language), "{text}");
    }
    assert!(!advises("Warga ikut workshop public speaking di aula.", Check::Language));
}

#[test]
fn capitals_say_so_and_nothing_about_names() {
    let loud =
        story("PEMKOT GELAR PASAR MURAH", &"WALI KOTA CILEGON MEMBUKA PASAR MURAH DI ALUN-ALUN. ".repeat(5));
    assert_eq!(verdict(&loud, Check::Capitals), Verdict::Advice);
    assert_eq!(verdict(&loud, Check::TitleCapitals), Verdict::Advice);
    assert_eq!(verdict(&loud, Check::Source), Verdict::NotApplicable);
}

#[test]
fn photos_need_caption_and_credit() {
    let mut with = story("Warga Bersihkan Sungai", "Isi.");
    assert_eq!(verdict(&with, Check::Caption), Verdict::NotApplicable);
    with.photos.push(newsroom::Photo { caption: "Warga".to_owned(), ..newsroom::Photo::default() });
    assert_eq!(
        (verdict(&with, Check::Caption), verdict(&with, Check::Credit)),
        (Verdict::Ok, Verdict::Advice)
    );
}

#[test]
fn a_lead_of_its_own_is_placed_in_the_lead() {
    let mut with = story("Warga Bersihkan Sungai", "Isi berita.");
    with.lead = "kata ".repeat(40);
    let report = check(&with);
    let item = report.item(Check::LeadLong).expect("there");
    assert_eq!(item.places.first().map(|place| place.field.code()), Some("lead"));
}

#[test]
fn empty_and_enormous_texts_end() {
    assert_eq!(verdict(&Story::default(), Check::TitleMissing), Verdict::Advice);
    assert_eq!(verdict(&Story::default(), Check::TextMissing), Verdict::Advice);
    let sentence = "Kepala Dinas Kesehatan Kota Cilegon, dr. Ratna Sari, mengatakan \"stok aman\" pada Senin (3/8/2026). ";
    for text in [sentence.repeat(1_300), "kata ".repeat(20_000), "\"".repeat(5_000), "Aaa ".repeat(20_000)] {
        let started = Instant::now();
        check(&story("Judul", &text));
        assert!(started.elapsed().as_secs() < 20, "even a debug build on a busy machine ends soon");
    }
}

proptest::proptest! {
    #[test]
    fn any_text_is_taken_and_places_are_true(title in proptest::prelude::any::<String>(), lead in proptest::prelude::any::<String>(), text in proptest::prelude::any::<String>()) {
        let story = Story { title, lead, text, photos: Vec::new() };
        for item in check(&story).items {
            for place in item.places.iter().filter(|_| item.check != Check::Personal) {
                let part = match place.field.code() { "title" => &story.title, "lead" => &story.lead, _ => &story.text };
                proptest::prop_assert_eq!(part.get(place.start..place.end), Some(place.words.as_str()));
            }
        }
    }
}
