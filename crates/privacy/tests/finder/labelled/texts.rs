//! The families of texts: how personal data is written, and what only looks like it.

use super::numbers::{
    amount, budget_code, date, family_card, grouped, misread, mobile, name, nik, nip, street,
};
use super::{Chance, Sheet};

type Write = fn(&mut Sheet, &mut Chance);

pub(crate) const FAMILIES: [(&str, Write); 27] = [
    ("nik-sentence", nik_sentence),
    ("nik-form", nik_form),
    ("nik-bare-table", nik_bare_table),
    ("nik-pipe-table", nik_pipe_table),
    ("nik-groups-told", nik_groups_told),
    ("nik-groups-bare", nik_groups_bare),
    ("nik-ocr-told", nik_ocr_told),
    ("nik-ocr-bare", nik_ocr_bare),
    ("nik-split-line", nik_split_line),
    ("nik-odd-signs", nik_odd_signs),
    ("nik-glued", nik_glued),
    ("nik-damaged", nik_damaged),
    ("nik-decree", nik_decree),
    ("nik-file-name", nik_file_name),
    ("family-card", family_card_text),
    ("phone", phone),
    ("account", account),
    ("address", address),
    ("email", email),
    ("npwp", npwp),
    ("birth-date", birth),
    ("not-nip", not_nip),
    ("not-budget", not_budget),
    ("not-codes", not_codes),
    ("not-office", not_office),
    ("not-table", not_table),
    ("not-place", not_place),
];

fn nik_sentence(sheet: &mut Sheet, chance: &mut Chance) {
    let word = chance.pick(&[
        "NIK",
        "NIK.",
        "NIK:",
        "No. KTP",
        "nomor induk kependudukan",
        "Nomor KTP",
        "NIK/No. KTP",
        "nik",
    ]);
    let open =
        chance.pick(&["Pemohon atas nama", "Penerima bantuan", "Yang bertanda tangan di bawah ini", "Saksi"]);
    sheet.say(&format!("{open} {} dengan {word} ", name(chance))).mark("nik", &nik(chance));
    sheet.say(chance.pick(&[
        " menyatakan benar.",
        ", pekerjaan petani.",
        ".",
        " telah menerima bantuan tahun 2024.",
    ]));
}

fn nik_form(sheet: &mut Sheet, chance: &mut Chance) {
    sheet.say(&format!("Nama\t: {}\nNIK\t: ", name(chance))).mark("nik", &nik(chance));
    sheet.say("\nTempat/Tgl Lahir : Cilegon, ").mark("birth-date", &date(chance, 1950, 2007));
    sheet.say("\nAlamat : ").mark("address", &street(chance)).say("\nAgama : -\n");
}

fn nik_bare_table(sheet: &mut Sheet, chance: &mut Chance) {
    let gap = chance.pick(&["  ", "\t", ";", ",", "   "]);
    sheet.say("DAFTAR PENERIMA\n");
    for row in 1..=chance.between(2, 5) {
        sheet.say(&format!("{row}{gap}{}{gap}", name(chance))).mark("nik", &nik(chance));
        sheet.say(&format!("{gap}{}\n", amount(chance)));
    }
}

fn nik_pipe_table(sheet: &mut Sheet, chance: &mut Chance) {
    let tight = chance.one_in(2);
    sheet.say(if tight { "|No|NIK|Nama|\n" } else { "| No | NIK | Nama |\n" });
    for row in 1..=chance.between(1, 4) {
        let gap = if tight { "" } else { " " };
        sheet.say(&format!("|{gap}{row}{gap}|{gap}")).mark("nik", &nik(chance));
        sheet.say(&format!("{gap}|{gap}{}{gap}|\n", name(chance)));
    }
}

const SPLITS: [&[usize]; 6] =
    [&[4, 4, 4, 4], &[6, 6, 4], &[2, 2, 2, 6, 4], &[2, 2, 2, 2, 2, 2, 4], &[6, 10], &[8, 8]];

fn split(chance: &mut Chance, signs: &[&str]) -> String {
    let lengths = SPLITS[usize::try_from(chance.between(0, 5)).unwrap()];
    let sign = chance.pick(signs);
    grouped(&nik(chance), lengths, sign)
}

fn nik_groups_told(sheet: &mut Sheet, chance: &mut Chance) {
    let number = split(chance, &[" ", ".", "-", " - ", ". "]);
    sheet.say(&format!("{}, NIK : ", name(chance))).mark("nik", &number).say(", alamat terlampir");
}

fn nik_groups_bare(sheet: &mut Sheet, chance: &mut Chance) {
    let number = split(chance, &[" ", ".", "-"]);
    sheet
        .say(&format!("{} (", name(chance)))
        .mark("nik", &number)
        .say(&format!(") sebesar Rp {}", amount(chance)));
}

fn nik_ocr_told(sheet: &mut Sheet, chance: &mut Chance) {
    let count = usize::try_from(chance.between(1, 4)).unwrap();
    let clean = nik(chance);
    let number = misread(chance, &clean, count);
    let word = chance.pick(&["NIK", "N1K", "NlK", "NIK.", "No KTP"]);
    sheet.say(&format!("Nama {} {word} : ", name(chance))).mark("nik", &number).say("\nPekerjaan : Buruh");
}

fn nik_ocr_bare(sheet: &mut Sheet, chance: &mut Chance) {
    let clean = nik(chance);
    let number = misread(chance, &clean, 1);
    sheet.say(&format!("{}  ", name(chance))).mark("nik", &number).say("  L  Petani\n");
}

fn nik_split_line(sheet: &mut Sheet, chance: &mut Chance) {
    let clean = nik(chance);
    let at = usize::try_from(chance.between(4, 12)).unwrap();
    let (head, tail) = clean.split_at(at);
    let told = chance.pick(&["NIK ", "NIK: ", "", "Nomor KTP "]);
    let sign = chance.pick(&["\n", "-\n", " \n", "\n "]);
    sheet
        .say(&format!("{} {told}", name(chance)))
        .mark("nik", &format!("{head}{sign}{tail}"))
        .say(" warga setempat");
}

fn nik_odd_signs(sheet: &mut Sheet, chance: &mut Chance) {
    let clean = nik(chance);
    let number = match chance.between(1, 3) {
        1 => clean.chars().map(|c| char::from_u32(u32::from(c) + 0xfee0).unwrap()).collect(),
        2 => grouped(&clean, &[4, 4, 4, 4], "\u{a0}"),
        _ => grouped(&clean, &[6, 6, 4], "\u{2013}"),
    };
    sheet.say("NIK\u{a0}: ").mark("nik", &number).say("\u{a0}a.n. ").say(name(chance));
}

fn nik_glued(sheet: &mut Sheet, chance: &mut Chance) {
    let person = name(chance).replace(' ', "");
    let person = person.trim_end_matches('.');
    match chance.between(1, 4) {
        1 => sheet.say("NIK").mark("nik", &nik(chance)).say(person),
        2 => sheet.say("NIK:").mark("nik", &nik(chance)).say(",Nama:").say(person),
        3 => sheet.say(person).mark("nik", &nik(chance)).say("\n"),
        _ => sheet.say("1.").mark("nik", &nik(chance)).say(" ").say(person),
    };
}

fn nik_damaged(sheet: &mut Sheet, chance: &mut Chance) {
    let clean = nik(chance);
    let number = match chance.between(1, 3) {
        1 => clean[..15].to_owned(),
        2 => format!("{clean}{}", chance.between(0, 9)),
        _ => format!("{}77{}", &clean[..8], &clean[10..]),
    };
    sheet.say(&format!("{} NIK: ", name(chance))).mark("nik", &number).say(".\n");
}

fn nik_decree(sheet: &mut Sheet, chance: &mut Chance) {
    sheet.say(&format!("KEPUTUSAN WALI KOTA NOMOR 460/Kep.{}-Dinsos/2024\n", chance.between(10, 400)));
    sheet.say(&format!("Pagu Rp {},00 kode rekening {}\n", amount(chance), budget_code(chance)));
    for row in 1..=3 {
        sheet.say(&format!("{row}. {} NIK ", name(chance))).mark("nik", &nik(chance));
        sheet.say(&format!(" nilai Rp{}\n", amount(chance)));
    }
    sheet.say(&format!(
        "Ditetapkan di Cilegon pada tanggal {}\nKepala Dinas,\n{}\nNIP {}\n",
        date(chance, 2015, 2026),
        name(chance),
        nip(chance)
    ));
}

fn nik_file_name(sheet: &mut Sheet, chance: &mut Chance) {
    match chance.between(1, 3) {
        1 => sheet.say("lampiran KTP_").mark("nik", &nik(chance)).say("_1.jpg"),
        2 => sheet.say("cek?nik=").mark("nik", &nik(chance)).say("&tahun=2024"),
        _ => sheet.say("{\"nik\":\"").mark("nik", &nik(chance)).say("\",\"nama\":\"x\"}"),
    };
}

fn family_card_text(sheet: &mut Sheet, chance: &mut Chance) {
    let word = chance.pick(&["No. KK", "No KK :", "Nomor Kartu Keluarga", "KK"]);
    sheet.say(&format!("Keluarga {} {word} ", name(chance))).mark("no-kk", &family_card(chance));
    if chance.one_in(2) {
        sheet.say(", NIK ").mark("nik", &nik(chance));
    }
    sheet.say(".\n");
}

fn phone(sheet: &mut Sheet, chance: &mut Chance) {
    let number = mobile(chance);
    let rest = &number[3..];
    let cut = rest.len() / 2;
    let written = match chance.between(1, 6) {
        1 => format!("0{number}"),
        2 => format!("+62{number}"),
        3 => format!("0{}-{}-{}", &number[..3], &rest[..cut], &rest[cut..]),
        4 => format!("+62 {} {} {}", &number[..3], &rest[..cut], &rest[cut..]),
        5 => format!("0{} {} {}", &number[..3], &rest[..cut], &rest[cut..]),
        _ => format!("62{number}"),
    };
    let word = chance.pick(&["HP", "No. HP:", "dapat dihubungi di", "WA", "telepon", "", "nomor"]);
    sheet
        .say(&format!("{} {word} ", name(chance)))
        .mark("phone", &written)
        .say(chance.pick(&["", ".", " (istri)", "\n"]));
}

fn account(sheet: &mut Sheet, chance: &mut Chance) {
    let (bank, count) = match chance.between(1, 4) {
        1 => ("BCA", 10),
        2 => ("BRI", 15),
        3 => ("Bank Mandiri", 13),
        _ => ("BNI", 10),
    };
    let number = format!("{}{}", chance.between(1, 7), chance.digits(count - 1));
    match chance.between(1, 4) {
        1 => sheet.say(&format!("Transfer ke rekening {bank} ")).mark("account", &number),
        2 => sheet.say(&format!("No. Rek. {bank}: ")).mark("account", &number),
        3 => sheet.say("Nomor Rekening : ").mark("account", &number).say(&format!(" ({bank})")),
        _ => sheet.say(&format!("{bank} ")).mark("account", &number),
    };
    sheet.say(&format!(" a.n. {}", name(chance)));
}

fn address(sheet: &mut Sheet, chance: &mut Chance) {
    let word = chance.pick(&[
        "Alamat : ",
        "beralamat di ",
        "bertempat tinggal di ",
        "Alamat rumah: ",
        "berdomisili di ",
        "Alamat sesuai KTP : ",
    ]);
    sheet
        .say(&format!("{}, {word}", name(chance)))
        .mark("address", &street(chance))
        .say("\nPekerjaan: Pedagang\n");
}

fn email(sheet: &mut Sheet, chance: &mut Chance) {
    let person = name(chance).to_lowercase().replace([' ', '.', ','], "");
    let host = chance.pick(&["gmail.com", "yahoo.co.id", "outlook.com", "ymail.com"]);
    sheet
        .say("Email: ")
        .mark("email", &format!("{person}{}@{host}", chance.between(1, 99)))
        .say(chance.pick(&["", ".", ", ", "\n"]));
}

fn npwp(sheet: &mut Sheet, chance: &mut Chance) {
    let digits = format!("{:02}{}", chance.between(4, 9), chance.digits(13));
    let shaped = format!(
        "{}.{}.{}.{}-{}.{}",
        &digits[..2],
        &digits[2..5],
        &digits[5..8],
        &digits[8..9],
        &digits[9..12],
        &digits[12..]
    );
    match chance.between(1, 3) {
        1 => sheet.say("NPWP : ").mark("npwp", &shaped),
        2 => sheet.say("NPWP ").mark("npwp", &digits),
        _ => sheet.say(name(chance)).say(" ").mark("npwp", &shaped),
    };
    sheet.say("\n");
}

fn birth(sheet: &mut Sheet, chance: &mut Chance) {
    let word = chance.pick(&[
        "Tempat, tanggal lahir: Serang, ",
        "TTL : Cilegon, ",
        "tgl. lahir ",
        "lahir di Pandeglang, ",
        "Tanggal Lahir: ",
    ]);
    sheet.say(&format!("{} {word}", name(chance))).mark("birth-date", &date(chance, 1945, 2010)).say(".\n");
}

fn not_nip(sheet: &mut Sheet, chance: &mut Chance) {
    let digits = nip(chance);
    let number = match chance.between(1, 3) {
        1 => digits,
        2 => grouped(&digits, &[8, 6, 1, 3], " "),
        _ => grouped(&digits, &[8, 6, 1, 3], "."),
    };
    let word = chance.pick(&["NIP", "NIP.", "NIP :", ""]);
    sheet.say(&format!("Kepala Dinas,\n{}\nPembina Tk. I\n{word} {number}\n", name(chance)));
}

fn not_budget(sheet: &mut Sheet, chance: &mut Chance) {
    for _ in 0..chance.between(2, 5) {
        sheet.say(&format!(
            "{} Belanja {} {},00 {} {}%\n",
            budget_code(chance),
            chance.pick(&["Modal", "Barang", "Pegawai"]),
            amount(chance),
            amount(chance),
            chance.between(1, 100)
        ));
    }
    sheet.say(&format!("Kode rekening {} sisa Rp{}", budget_code(chance), amount(chance)));
}

fn not_codes(sheet: &mut Sheet, chance: &mut Chance) {
    let text = match chance.between(1, 12) {
        1 => format!("ISBN 978-602-{}-{}-{}", chance.digits(4), chance.digits(2), chance.digits(1)),
        2 => format!("Kode tender {}", chance.digits(8)),
        3 => format!("Kode RUP {} HPS Rp {}", chance.digits(8), amount(chance)),
        4 => format!("koordinat -6.0{}, 106.0{}", chance.digits(14), chance.digits(14)),
        5 => format!("Faktur pajak 010.00{}-2{}.{}", chance.digits(1), chance.digits(1), chance.digits(8)),
        6 => format!(
            "NPWP penyedia 0{}.{}.{}.{}-{}.000",
            chance.between(1, 3),
            chance.digits(3),
            chance.digits(3),
            chance.digits(1),
            chance.digits(3)
        ),
        7 => format!(
            "NOP 36.72.0{}.00{}.0{}-{}.0",
            chance.digits(1),
            chance.digits(1),
            chance.digits(2),
            chance.digits(4)
        ),
        8 => format!("NIB 91203{}", chance.digits(8)),
        9 => format!("SHA-1 {}a{}f{}c", chance.digits(15), chance.digits(16), chance.digits(6)),
        10 => format!("IMEI 35{}", chance.digits(13)),
        11 => format!(
            "berkas 20240{}{}0{}1530{}.pdf",
            chance.between(1, 9),
            chance.between(10, 28),
            chance.between(1, 9),
            chance.digits(2)
        ),
        _ => {
            format!("SP2D 0{}/LS/{} tanggal {}", chance.digits(4), chance.digits(4), date(chance, 2015, 2026))
        }
    };
    sheet.say(&text).say("\n");
}

fn not_office(sheet: &mut Sheet, chance: &mut Chance) {
    let text = match chance.between(1, 5) {
        1 => format!(
            "Kantor Kecamatan Mekar, Jl. Raya Merak No. {} Telp. (0254) {}",
            chance.between(1, 200),
            chance.digits(6)
        ),
        2 => format!(
            "Alamat Kantor: Jl. Jenderal Sudirman No. {}, Kel. Ramanuju, Kec. Purwakarta. Telepon 0254-{}",
            chance.between(1, 99),
            chance.digits(6)
        ),
        3 => format!(
            "Dinas Kesehatan beralamat di Jl. Pangeran Jayakarta No. {} Kec. Mekar, email dinkes@cilegon.go.id",
            chance.between(1, 99)
        ),
        4 => format!("Hubungi (021) {} atau ppid@kota.go.id", chance.digits(7)),
        _ => format!(
            "PT Maju Jaya, alamat Jl. Industri No. {} RT 01/RW 02, Telp 021-{}",
            chance.between(1, 99),
            chance.digits(8)
        ),
    };
    sheet.say(&text).say("\n");
}

fn not_table(sheet: &mut Sheet, chance: &mut Chance) {
    sheet.say("Uraian 2019 2020 2021 2022\n");
    for _ in 0..4 {
        let figures: Vec<String> = (0..4).map(|_| chance.between(100, 99999).to_string()).collect();
        sheet.say(&format!("Penduduk {} {}\n", figures.join(" "), amount(chance)));
    }
}

fn not_place(sheet: &mut Sheet, chance: &mut Chance) {
    let work = chance.pick(&[
        "Pembangunan drainase",
        "Pemeliharaan jalan lingkungan",
        "Paving blok",
        "Lokasi kegiatan:",
    ]);
    sheet.say(&format!(
        "{work} Jl. Melati RT 0{}/RW 0{} Kelurahan Mekar, pagu Rp {}\n",
        chance.between(1, 9),
        chance.between(1, 9),
        amount(chance)
    ));
    sheet.say(&format!("Hari Lahir Pancasila 1 Juni {}\n", chance.between(2015, 2026)));
}
