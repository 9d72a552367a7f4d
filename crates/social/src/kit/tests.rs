//! Kits of real and of difficult stories.

use proptest::prelude::*;

use super::*;

fn story() -> Story {
    Story {
        title: "Puskesmas Jombang buka layanan imunisasi hari Sabtu".to_owned(),
        lead: "Puskesmas Jombang membuka layanan imunisasi setiap Sabtu mulai 5 Desember 2026. Layanan ini untuk \
               orang tua yang bekerja pada hari biasa, kata Kepala Puskesmas dr. Ani Contoh. Pendaftaran lewat \
               telepon atau datang langsung, tanpa biaya."
            .to_owned(),
        unit: "Dinas Kesehatan".to_owned(),
        day: "20 November 2026".to_owned(),
        url: "https://dinkes.cilegon.go.id/berita/puskesmas-jombang-buka-layanan-imunisasi-hari-sabtu".to_owned(),
        photo: "Seorang ibu menggendong anaknya di depan loket".to_owned(),
        topics: vec!["Kesehatan".to_owned(), "Kota Cilegon".to_owned(), "kesehatan".to_owned(), "2026".to_owned()],
        more: "Selengkapnya".to_owned(),
        find: "Cari judul ini di".to_owned(),
    }
}

fn of(story: &Story, network: Network) -> Kit {
    kit(story, network).unwrap()
}

#[test]
fn every_network_gets_a_text_that_fits_with_its_link_or_a_word_about_it() {
    for network in NETWORKS {
        let kit = of(&story(), network);
        assert!(kit.length <= kit.rule.limit, "{network}");
        assert_eq!(Some(kit.length), length_on(network, &kit.text), "{network}");
        let has_link = kit.text.contains(&story().url);
        assert_eq!(has_link, kit.rule.link != LinkUse::NotPressed, "{network}: {}", kit.text);
        assert!(has_link || kit.text.contains("Cari judul ini di dinkes.cilegon.go.id"), "{}", kit.text);
        assert!(kit.alternative.contains("Puskesmas Jombang buka") && kit.alternative.contains("loket."));
    }
    assert_eq!((kit(&story(), Network::Website), kit(&story(), Network::Youtube)), (None, None));
}

#[test]
fn on_x_the_lead_ends_after_a_sentence_and_a_link_counts_twenty_three() {
    let kit = of(&story(), Network::X);
    assert!(kit.is_shortened && kit.text.contains("dr. Ani Contoh.\n\nhttps://"), "{}", kit.text);
    assert!(kit.text.ends_with("#Kesehatan #KotaCilegon"), "{}", kit.text);
    assert_eq!(length_on(Network::X, "https://a.test/sangat/panjang/sekali/sampai/habis"), Some(23));
    assert_eq!(length_on(Network::X, "lihat cilegon.go.id, ya"), Some(6 + 23 + 3));
}

#[test]
fn emoji_and_other_scripts_are_counted_as_each_network_does() {
    for (text, x, mastodon, threads, utf16) in [
        ("abc", 3, 3, 3, 3),
        ("👨‍👩‍👧‍👦", 2, 1, 25, 11),
        ("🇮🇩", 2, 1, 8, 4),
        ("e\u{301}", 1, 1, 2, 2),
        ("ꦏꦸꦛ", 6, 2, 3, 3),
        ("你好", 4, 2, 2, 2),
        ("“kata”", 6, 6, 6, 6),
    ] {
        let found = [Network::X, Network::Mastodon, Network::Threads, Network::Telegram]
            .map(|network| length_on(network, text).unwrap());
        assert_eq!(found, [x, mastodon, threads, utf16], "{text}");
    }
}

#[test]
fn whatsapp_has_a_bold_title_and_no_hashtags_and_a_title_with_asterisks_breaks_nothing() {
    let text = of(&Story { title: "Vaksin *gratis*".to_owned(), ..story() }, Network::Whatsapp).text;
    assert!(text.starts_with("*Vaksin gratis*\n\n") && !text.contains('#'), "{text}");
    assert!(text.contains("Selengkapnya: https://"));
}

#[test]
fn a_text_never_ends_inside_a_name_a_number_or_a_quotation() {
    let lead = "Kegiatan itu dihadiri Wali Kota Cilegon Robinsar bin Ahmad dan 1.250 warga dari Kelurahan Jombang Wetan \
                yang mendapat bantuan Rp 1,2 miliar pada 5 Januari 2026 kata “kami semua senang” dr. Ani Contoh";
    for most in 0..lead.len() {
        let Some(cut) = shorten::shorten(lead, &|text| text.len() <= most) else { continue };
        let kept = cut.trim_end_matches('…');
        assert!(lead.starts_with(kept));
        for inside in [
            "Wali",
            "Kota",
            "Cilegon",
            "bin",
            "1.250",
            "Kelurahan",
            "Jombang",
            "Rp",
            "1,2",
            "5",
            "Januari",
            "dr",
        ] {
            assert!(!kept.ends_with(&format!(" {inside}")), "{cut}");
        }
        assert!(
            !kept.ends_with("dan")
                && !kept.ends_with("yang")
                && kept.matches('“').count() == kept.matches('”').count()
        );
    }
}

#[test]
fn a_text_without_any_honest_end_is_left_out_and_the_link_stays() {
    let story = Story { lead: "A".repeat(5_000), ..story() };
    let kit = of(&story, Network::X);
    assert!(kit.is_shortened && kit.text.contains(&story.url) && !kit.text.contains("AAAA"));
}

#[test]
fn a_very_long_title_gives_up_hashtags_and_lead_before_itself() {
    let title = "layanan ".repeat(34).trim().to_owned();
    let kit = of(&Story { title, ..story() }, Network::X);
    assert!(kit.text.contains(&story().url) && kit.length <= 280 && !kit.text.contains('#'), "{}", kit.text);
    assert!(kit.text.starts_with("layanan layanan"));
}

#[test]
fn hashtags_are_letters_once_and_never_digits_alone() {
    let topics = ["jalan & jembatan", "JALAN jembatan", "2026", "", "covid 19"].map(str::to_owned);
    assert_eq!(hashtag::hashtags(&topics, 9), ["#JalanJembatan", "#Covid19"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn whatever_is_written_fits_and_keeps_its_link(title in "\\PC{0,200}", lead in "\\PC{0,600}") {
        let story = Story { title, lead, ..story() };
        for network in NETWORKS {
            let kit = of(&story, network);
            prop_assert!(kit.length <= kit.rule.limit, "{}: {}", network, kit.text);
            prop_assert!(kit.rule.link == LinkUse::NotPressed || kit.text.contains(&story.url));
        }
    }
}
