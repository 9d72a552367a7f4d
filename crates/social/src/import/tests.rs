//! Files as they come: each shape, and what is wrong with them.

use super::*;
use proptest::prelude::*;

const JANUARY: &str = "2023-01";

fn month() -> Month {
    Month::parse(JANUARY).unwrap()
}

fn hints() -> Hints {
    Hints {
        month: None,
        network: None,
        zone: TimeZone::get("Asia/Jakarta").unwrap(),
        city: "kota cilegon".to_owned(),
        chosen: Vec::new(),
    }
}

fn lines(rows: &[&[&str]]) -> Vec<Line> {
    let line = |(at, cells): (usize, &&[&str])| Line {
        number: u32::try_from(at + 1).unwrap(),
        cells: cells.iter().map(|cell| (*cell).to_owned()).collect(),
    };
    rows.iter().enumerate().map(line).collect()
}

fn codes(reading: &Reading) -> Vec<(u32, &'static str)> {
    reading.faults.iter().map(|fault| (fault.line, fault.code)).collect()
}

fn count(network: Network, posts: u32, proof: &str) -> Said {
    Said::Count { network, month: month(), posts, proof: proof.to_owned() }
}

#[test]
#[expect(clippy::too_many_lines, reason = "the export as it comes, cell by cell")]
fn the_export_of_instagram_is_read_in_the_zone_that_was_asked_for() {
    let rows = lines(&[
        &[
            "Post ID",
            "Account ID",
            "Account username",
            "Account name",
            "Description",
            "Duration (sec)",
            "Publish time",
            "Permalink",
            "Post type",
            "Data comment",
            "Date",
            "Views",
        ],
        &[
            "179001",
            "17",
            "kel.pabean",
            "Kel Pabean",
            "Kerja bakti \"bersih\"\nhari ini",
            "0",
            "01/31/2023 23:59",
            "https://www.instagram.com/p/CnA/",
            "IG carousel",
            "",
            "Lifetime",
            "5",
        ],
        &[
            "179002",
            "17",
            "kel.pabean",
            "Kel Pabean",
            "",
            "0",
            "02/01/2023 00:00",
            "https://www.instagram.com/p/CnB/",
            "IG image",
            "",
            "Lifetime",
            "5",
        ],
        &[
            "179003",
            "17",
            "kel.pabean",
            "Kel Pabean",
            "",
            "0",
            "01/05/2023 08:00",
            "https://www.instagram.com/s/1",
            "IG story",
            "",
            "Lifetime",
            "5",
        ],
        &[
            "179001",
            "17",
            "kel.pabean",
            "Kel Pabean",
            "",
            "0",
            "01/05/2023 08:00",
            "",
            "IG image",
            "",
            "Lifetime",
            "5",
        ],
        &[
            "1.79E+17",
            "17",
            "kel.pabean",
            "Kel Pabean",
            "",
            "0",
            "01/05/2023 08:00",
            "",
            "IG image",
            "",
            "Lifetime",
            "5",
        ],
        &["179006", "17", "kel.pabean", "Kel Pabean", "", "0", "besok", "", "IG image", "", "Lifetime", "5"],
    ]);
    let reading = read(&rows, &hints()).unwrap();
    assert_eq!(reading.shape, Shape::Export);
    assert_eq!(codes(&reading), [(5, "repeated"), (6, "id"), (7, "date")]);
    let in_january = |entry: &&Entry| {
        matches!(&entry.said, Said::Post { network: Network::Instagram, published, kind: Kind::Original, .. }
            if month().contains(*published, &hints().zone))
    };
    assert_eq!(reading.entries.iter().filter(in_january).count(), 1);
    assert!(reading.entries.iter().all(|entry| entry.unit == "kel.pabean"));
}

#[test]
fn shares_and_crossposts_of_facebook_do_not_count_and_its_headings_may_be_indonesian() {
    let rows = lines(&[
        &[
            "ID Postingan",
            "ID Halaman",
            "Nama halaman",
            "Judul",
            "Waktu publikasi",
            "Permalink",
            "Is crosspost",
            "Is share",
            "Jenis postingan",
        ],
        &["1_1", "1", "Dinkes", "a", "01/02/2023 08:00", "", "0", "0", "Foto"],
        &["1_2", "1", "Dinkes", "b", "01/13/2023 08:00", "", "0", "1", "Foto"],
        &["1_3", "1", "Dinkes", "c", "01/03/2023 08:00", "", "1", "0", "Foto"],
    ]);
    let reading = read(&rows, &hints()).unwrap();
    let kinds: Vec<Kind> = reading
        .entries
        .iter()
        .filter_map(|entry| match entry.said {
            Said::Post { network: Network::Facebook, kind, .. } => Some(kind),
            _ => None,
        })
        .collect();
    assert_eq!(kinds, [Kind::Original, Kind::Repost, Kind::Repost]);
    assert!(!reading.is_day_first);
}

#[test]
fn an_export_with_the_day_first_is_noticed() {
    let rows = lines(&[&["Post ID", "Publish time"], &["1", "31/01/2023 10:00"], &["2", "02/01/2023 10:00"]]);
    let reading = read(&rows, &hints()).unwrap();
    assert!(reading.is_day_first && reading.faults.is_empty());
    assert!(reading.entries.iter().all(|entry| matches!(entry.said, Said::Post { published, .. } if month().contains(published, &hints().zone))));
}

#[test]
fn counts_are_read_whatever_their_columns_are_called() {
    for head in [
        ["unit", "network", "month", "posts", "proof"],
        ["Nama OPD", "Media Sosial", "Bulan", "Jumlah Unggahan", "Bukti"],
    ] {
        let rows = lines(&[
            &["REKAP MEDIA SOSIAL JANUARI 2023"],
            &head,
            &["Kel. Pabean", "IG", "Januari 2023", "47", "https://contoh.test/1"],
            &["kel-gerem", "Instagram", "2023-01", "belum punya akun", ""],
            &["Kel. Kotasari", "Instagram", "2023-01", "-", ""],
            &["Kel. Ciwaduk", "Instagram", "2023-01", "tidak aktif", ""],
            &["Kel. Pabean", "Instagram", "01/2023", "12", ""],
            &["Kel. A", "Friendster", "2023-01", "1", ""],
            &["Kel. B", "FB", "entah", "1", ""],
            &["Kel. C", "FB", "2023-01", "-4", ""],
        ]);
        let reading = read(&rows, &hints()).unwrap();
        let said: Vec<_> =
            reading.entries.iter().map(|entry| (entry.unit.as_str(), entry.said.clone())).collect();
        assert_eq!(
            said,
            [
                ("Kel. Pabean", count(Network::Instagram, 47, "https://contoh.test/1")),
                (
                    "kel-gerem",
                    Said::NoAccount {
                        network: Some(Network::Instagram),
                        month: Some(month()),
                        proof: String::new()
                    }
                ),
                (
                    "Kel. Ciwaduk",
                    Said::Uncounted {
                        network: Network::Instagram,
                        month: Some(month()),
                        proof: String::new()
                    }
                ),
            ]
        );
        assert_eq!(codes(&reading), [(7, "repeated"), (8, "network"), (9, "month"), (10, "posts")]);
        assert_eq!(reading.left_out.len(), 1, "a missing number is no zero and no fault");
    }
}

#[test]
fn a_table_with_a_column_per_network_takes_its_month_from_beside_the_file() {
    let rows = lines(&[&["Kode", "Instagram", "Facebook", "TikTok"], &["kel-pabean", "4", "", "0"]]);
    let reading = read(&rows, &Hints { month: Some(month()), ..hints() }).unwrap();
    let said: Vec<_> = reading.entries.into_iter().map(|entry| entry.said).collect();
    assert_eq!(said, [count(Network::Instagram, 4, ""), count(Network::Tiktok, 0, "")]);
    assert_eq!(codes(&read(&rows, &hints()).unwrap()), [(2, "month"), (2, "month")]);
}

#[test]
fn facts_of_a_report_say_counts_missing_accounts_and_silence() {
    let rows = lines(&[
        &["city", "period", "kind", "unit", "unit_type", "value", "source"],
        &["Kota Cilegon", "2023-01", "instagram_posts", "Kelurahan Pabean", "kelurahan", "47", "pers"],
        &["Kota Cilegon", "2023-01", "no_social_account", "Kelurahan Deringo", "kelurahan", "1", "pers"],
        &["Kota Cilegon", "2023-01", "social_inactive", "Dinas Sosial", "dinas", "1", "pers"],
        &["Kota Cilegon", "2018-02", "website_not_optimised", "Dinas Sosial", "dinas", "1", "pers"],
        &["Kota Serang", "2024-12", "instagram_posts", "Dinas Sosial", "dinas", "1", "pers"],
    ]);
    let reading = read(&rows, &hints()).unwrap();
    let said: Vec<_> = reading.entries.into_iter().map(|entry| entry.said).collect();
    let proof = || "pers".to_owned();
    assert_eq!(
        said,
        [
            count(Network::Instagram, 47, "pers"),
            Said::NoAccount { network: None, month: Some(month()), proof: proof() },
            Said::Uncounted { network: Network::Instagram, month: Some(month()), proof: proof() },
        ]
    );
    let left: Vec<_> = reading.left_out.iter().map(|fault| fault.code).collect();
    assert_eq!(left, ["kind", "city"]);
}

#[test]
fn pasted_addresses_date_themselves_or_stand_beside_a_date() {
    let tiktok = format!("https://www.tiktok.com/@kel.pabean/video/{}", 1_673_000_000_i64 << 32);
    let rows = lines(&[
        &[&tiktok],
        &["https://www.facebook.com/pabean/posts/55 05/01/2023"],
        &["https://www.facebook.com/pabean/posts/56; 5 Januari 2023"],
        &["https://www.facebook.com/pabean/posts/57"],
        &["https://cilegon.go.id/"],
        &[&tiktok],
    ]);
    let reading = read(&rows, &hints()).unwrap();
    assert_eq!(reading.shape, Shape::Links);
    assert_eq!(codes(&reading), [(4, "undated"), (5, "link"), (6, "repeated")]);
    let all_january = |entry: &Entry| matches!(entry.said, Said::Post { published, .. } if month().contains(published, &hints().zone));
    assert_eq!(reading.entries.len(), 3);
    assert!(reading.entries.iter().all(all_january));
    assert_eq!(reading.entries.first().unwrap().unit, "kel.pabean");
}

#[test]
fn addresses_in_a_table_have_their_unit_beside_them() {
    let rows = lines(&[
        &["Unit", "Tautan", "Tanggal"],
        &["Kel. Pabean", "https://www.instagram.com/p/CnAbCdEfGhI/", "07/01/2023"],
    ]);
    let reading = read(&rows, &hints()).unwrap();
    assert_eq!((reading.entries.len(), reading.faults.len()), (1, 0));
    assert_eq!(reading.entries.first().unwrap().unit, "Kel. Pabean");
}

#[test]
fn a_person_can_say_what_a_column_means() {
    let rows = lines(&[&["Siapa", "Berapa"], &["kel-pabean", "4"]]);
    assert_eq!(read(&rows, &hints()), None);
    let chosen = vec![(Column::Unit, 0), (Column::Posts, 1)];
    let hints = Hints { month: Some(month()), network: Some(Network::X), chosen, ..hints() };
    let reading = read(&rows, &hints).unwrap();
    assert_eq!(reading.entries.first().unwrap().said, count(Network::X, 4, ""));
    for (column, _) in Column::ALL {
        assert_eq!(Column::from_code(&column.code()), Some(column));
    }
}

proptest! {
    #[test]
    fn no_table_breaks_the_reader_and_no_row_vanishes(
        head in prop::sample::subsequence(
            vec!["unit", "network", "month", "posts", "link", "Post ID", "Publish time", "kind", "value", "instagram"], 1..8),
        body in prop::collection::vec(prop::collection::vec("[ -~]{0,12}|[0-9]{1,4}|2023-01|IG", 0..8), 0..12),
    ) {
        let mut rows: Vec<Vec<&str>> = vec![head];
        rows.extend(body.iter().map(|row| row.iter().map(String::as_str).collect()));
        let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
        if let Some(reading) = read(&lines(&rows), &hints()) {
            let spoken = reading.entries.len() + reading.faults.len() + reading.left_out.len();
            prop_assert!(spoken > 0 || body.is_empty() || reading.shape == Shape::Links || reading.entries.is_empty());
        }
    }
}
