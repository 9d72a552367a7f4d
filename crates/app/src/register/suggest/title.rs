//! A title from what a file carries: its properties, the big lines of its cover, its name.

/// Longest suggested title, in characters.
const LONGEST: usize = 160;

/// Words a title of a public document begins with.
const BEGINS: &[&str] = &[
    "laporan",
    "rencana",
    "ringkasan",
    "rancangan",
    "peraturan",
    "keputusan",
    "standar",
    "sop",
    "maklumat",
    "daftar",
    "profil",
    "dokumen",
    "perjanjian",
    "neraca",
    "catatan",
    "survei",
    "pengumuman",
    "renstra",
    "renja",
    "lakip",
    "lkjip",
    "rka",
    "dpa",
    "lra",
    "kerangka",
    "pedoman",
    "petunjuk",
    "surat",
    "data",
    "statistik",
    "rekapitulasi",
    "indeks",
    "hasil",
    "jadwal",
    "agenda",
    "struktur",
    "tata",
    "kontrak",
    "berita",
    "notulen",
    "risalah",
    "informasi",
    "formulir",
    "nota",
    "rpjmd",
    "rkpd",
    "lppd",
    "lkpj",
    "kajian",
    "harga",
    "spesifikasi",
    "prosedur",
    "visi",
    "tugas",
];

/// Lines of a letterhead and what stands around a title.
const NOISE: &[&str] = &[
    "pemerintah",
    "dinas",
    "badan",
    "kecamatan",
    "kelurahan",
    "sekretariat",
    "kantor",
    "jalan",
    "jl",
    "telp",
    "telepon",
    "website",
    "email",
    "surel",
    "kode",
    "halaman",
    "nomor",
    "lampiran",
    "salinan",
    "kota",
    "kabupaten",
    "provinsi",
    "logo",
    "tahun",
    "disahkan",
    "tanggal",
    "nama",
];

/// Abbreviations that stay in capitals.
const CAPITALS: &[&str] = &[
    "rka", "dpa", "lra", "skpd", "ppkd", "opd", "apbd", "apbn", "ppid", "dip", "dik", "sop", "rpjmd",
    "rpjpd", "rkpd", "lppd", "rlppd", "lkpj", "lkpd", "lakip", "lkjip", "lkip", "lhkpn", "skm", "ikm", "kua",
    "ppas", "bpk", "upt", "uptd", "rsud", "bumd", "umkm", "asn", "pns", "cpns", "pppk", "rup", "hps", "kak",
    "spmk", "sk", "uu", "pp", "ta", "tu", "calk", "rtrw", "rdtr", "jdih", "mou", "ii", "iii", "iv", "vi",
    "vii", "viii", "ri", "dprd", "bpkad", "bappeda", "provsu", "iku",
];

/// Small words inside a title.
const SMALL: &[&str] = &[
    "dan", "di", "ke", "dari", "yang", "untuk", "tentang", "pada", "dengan", "atas", "bagi", "dalam",
    "serta", "atau", "oleh", "terhadap", "of", "and", "the", "in", "on", "for",
];

/// The likeliest title: a heading on the cover, else the file's own property, else its name.
pub(super) fn guess(property: &str, head: &str, file_name: &str) -> String {
    let by_cover = of_cover(head);
    let by_property = of_property(property);
    let by_name = of_file_name(file_name);
    [by_cover, by_property, by_name].into_iter().find(|title| !title.is_empty()).unwrap_or_default()
}

/// A line of the first page that begins like a title, with the lines that go on from it.
fn of_cover(head: &str) -> String {
    let lines: Vec<String> = head.lines().take(60).map(clean).filter(|line| !is_contents(line)).collect();
    let begins = |line: &str| {
        let folded = bahasa::fold(line);
        folded
            .split(|c: char| !c.is_alphanumeric())
            .find(|word| !word.is_empty())
            .is_some_and(|word| BEGINS.contains(&word))
    };
    // A heading stands in capitals, or short and alone.
    let is_alone =
        |line: &String| begins(line) && line.chars().count() <= 90 && !line.ends_with('.') && !is_prose(line);
    let start = lines
        .iter()
        .position(|line| begins(line) && is_capital(line))
        .or_else(|| lines.iter().take(15).position(is_alone));
    let Some(start) = start else { return String::new() };
    let Some(first) = lines.get(start) else { return String::new() };
    let in_capitals = is_capital(first);
    let mut title = first.clone();
    for line in lines.iter().skip(start + 1).take(5) {
        let goes_on =
            !line.is_empty() && is_capital(line) == in_capitals && in_capitals && !is_noise(line, &title);
        if !goes_on || title.chars().count() + line.chars().count() > LONGEST {
            break;
        }
        title.push(' ');
        title.push_str(line);
    }
    let title =
        title.trim_matches(|c: char| c == ':' || c == '-' || c == '.' || c.is_whitespace()).to_owned();
    if title.chars().filter(|c| c.is_alphabetic()).count() < 6 {
        String::new()
    } else {
        short(&ordinary(&title))
    }
}

/// Whether a line is a piece of a sentence: small words between names, or many words without any capital.
fn is_prose(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().skip(1).collect();
    let is_small = |word: &&&str| word.starts_with(char::is_lowercase) && !SMALL.contains(word);
    let small = words.iter().filter(is_small).count();
    let has_names = words.iter().any(|word| word.starts_with(char::is_uppercase));
    small > 0 && (has_names || words.len() > 8)
}

/// Whether a line belongs to a table of contents.
fn is_contents(line: &str) -> bool {
    let folded = bahasa::fold(line);
    line.contains("....")
        || ["daftar isi", "daftar tabel", "daftar gambar"].iter().any(|one| folded.starts_with(one))
}

/// Whether a line after a heading belongs to the letterhead or the imprint. The year goes on.
fn is_noise(line: &str, title: &str) -> bool {
    let folded = bahasa::fold(line);
    let word = folded.split_whitespace().next().unwrap_or_default();
    let names_year = word == "tahun" && line.chars().any(|c| c.is_ascii_digit());
    NOISE.contains(&word) && !names_year && !bahasa::fold(title).ends_with(" pada")
}

fn is_capital(line: &str) -> bool {
    let letters = line.chars().filter(|c| c.is_alphabetic()).count();
    let capital = line.chars().filter(|c| c.is_uppercase()).count();
    letters > 2 && capital * 10 >= letters * 8
}

/// The file's own title unless a program wrote it.
fn of_property(property: &str) -> String {
    let title =
        clean(property.trim_start_matches("Microsoft Word - ").trim_start_matches("Microsoft Excel - "));
    let folded = bahasa::fold(&title);
    let is_junk = [
        "untitled",
        "document",
        "dokumen1",
        "presentation",
        "book1",
        "scan",
        "img",
        "cover",
        "powerpoint",
        "slide",
    ]
    .iter()
    .any(|junk| folded.starts_with(junk))
        || title.split_whitespace().count() < 2
        || title.chars().filter(|c| c.is_alphabetic()).count() < 6;
    if is_junk { String::new() } else { short(&ordinary(&without_ending(&title))) }
}

/// A file name as words: without ending, copies and marks of versions. Empty when it is only a number.
pub fn of_file_name(name: &str) -> String {
    let stem = without_ending(name);
    let words = stem.replace(['_', '+'], " ").replace("%20", " ");
    let kept: Vec<&str> = words
        .split_whitespace()
        .map(|word| word.split('(').next().unwrap_or(word))
        .filter(|word| {
            let folded = bahasa::fold(word);
            !word.is_empty()
                && !["final", "fix", "copy", "salinan", "rev", "revisi", "draft", "ttd", "compressed"]
                    .contains(&folded.as_str())
        })
        .collect();
    let title = kept.join(" ");
    let letters = title.chars().filter(|c| c.is_alphabetic()).count();
    let is_number =
        title.to_lowercase().starts_with("scan") || title.to_lowercase().starts_with("img") || letters < 3;
    if is_number { String::new() } else { short(&ordinary(&title)) }
}

fn without_ending(name: &str) -> String {
    match name.rsplit_once('.') {
        Some((stem, end)) if end.len() <= 4 && end.chars().all(char::is_alphanumeric) => stem.to_owned(),
        _ => name.to_owned(),
    }
}

fn clean(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn short(title: &str) -> String {
    bahasa::excerpt(title, LONGEST)
}

/// A text in capitals in ordinary letters; others stay as they are.
pub(super) fn ordinary(text: &str) -> String {
    if !is_capital(text) || text.split_whitespace().count() < 2 && !text.contains('_') {
        return text.to_owned();
    }
    let words = text.split(' ').enumerate().map(|(at, word)| cased(word, at == 0));
    words.collect::<Vec<_>>().join(" ")
}

/// A word in title case; its parts (`DPA-SKPD`) one by one.
fn cased(word: &str, is_first: bool) -> String {
    let mut out = String::new();
    let mut part = String::new();
    for c in word.chars().chain(['\0']) {
        if c.is_alphanumeric() {
            part.push(c);
            continue;
        }
        out.push_str(&cased_part(&part, is_first));
        part.clear();
        if c != '\0' {
            out.push(c);
        }
    }
    out
}

fn cased_part(part: &str, is_first: bool) -> String {
    let small = part.to_lowercase();
    if CAPITALS.contains(&small.as_str()) || part.chars().any(|c| c.is_ascii_digit()) {
        return part.to_owned();
    }
    if !is_first && SMALL.contains(&small.as_str()) {
        return small;
    }
    let mut letters = small.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_become_ordinary_and_abbreviations_stay() {
        assert_eq!(
            ordinary("LAPORAN REALISASI ANGGARAN (LRA) OPD DAN UPTD"),
            "Laporan Realisasi Anggaran (LRA) OPD dan UPTD"
        );
        assert_eq!(ordinary("Rencana kerja RSUD"), "Rencana kerja RSUD");
    }

    #[test]
    fn a_sentence_is_no_title() {
        assert_eq!(of_cover("Renstra ini merupakan penjabaran dari RPJMD Kota Contoh"), "");
        assert_eq!(of_cover("Laporan kinerja tahun 2025"), "Laporan kinerja tahun 2025");
        assert_eq!(of_cover("DAFTAR ISI\nBAB I ........ 1"), "");
    }

    #[test]
    fn a_program_is_not_believed_about_the_title() {
        assert_eq!(of_property("Microsoft Word - Document1"), "");
        assert_eq!(of_property("Microsoft Word - Rencana Strategis 2026.docx"), "Rencana Strategis 2026");
    }

    #[test]
    fn a_file_name_loses_what_nobody_reads() {
        assert_eq!(of_file_name("LRA_OPD_2022_final (2).pdf"), "LRA OPD 2022");
        assert_eq!(of_file_name("scan0001.pdf"), "");
    }
}
