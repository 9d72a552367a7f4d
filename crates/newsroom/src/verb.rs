//! Whether a word is a verb, as far as its form tells: enough for titles and leads.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Bare verbs of headlines and words that make a sentence without one.
static VERBS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    "adalah ialah jadi ada tiada punya akan bisa dapat harus perlu siap ingin mau mampu wajib boleh berhak gagal sukses \
     sedang masih sudah telah resmi gelar buka tutup tinjau kunjungi hadir hadiri pimpin lantik lepas sambut terima serah \
     salur bahas temui bertemu bangun perkuat tingkatkan cegah tekan gandeng raih dukung cek sidak tertibkan tangkap tahan \
     panggil periksa geledah sita usut dalami beri bantu rayakan peringati sebut minta ajak harap dorong puji soroti \
     ungkap imbau usul akui klaim bantah umumkan singgung pastikan tegas ikut ikuti naik turun tumbuh capai tembus bertambah \
     tutup juara menang kalah hadapi lawan ubah ganti tambah kurangi cabut larang izinkan jual beli bayar tanam panen bagi \
     pilih dilarang luncur tiba tewas meninggal hilang rusak banjir longsor terbakar kebakaran libur mulai berakhir gugat \
     laporkan lapor evaluasi verifikasi monitor pantau awasi jaga rawat kawal ingat wakili lakukan bawa cari urai \
     kukuhkan kerahkan siagakan targetkan butuh jajaki teken rintis rampung tuntas kaget apresiasi janji dominasi usung \
     kompak lanjutkan hentikan semarakkan semarak bersinar koordinasikan singkirkan tegaskan tekankan jadilah kenang sapa \
     jelaskan ringkus amankan selamatkan tampil pakai gunakan pindah pindahkan latih bekali tolak setujui sepakati \
     sahkan tandatangani tanda bertolak singgah alami gencarkan buru kejar kirim terjun lolos masuk keluar sisir bongkar \
     menuju padati nikmati bela bentuk susun kelola kembali banggakan perluas butuh masukkan urai sorot genjot kendalikan \
     ke"
        .split_whitespace()
        .filter(|word| *word != "ke")
        .collect()
});

/// Words with the beginning of a verb that are none.
static NO_VERBS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    "menteri menko mendagri menkeu menag mensos menlu menhub menkes mentan menpora menekraf mendikdasmen mentrans menaker \
     mengenai menurut media mesin meter merah mei medan menara mewah meriah menit metro mekanisme melalui menjelang meski \
     meskipun memang mental merdeka mertua mesir melayu medis medali merek meja meksiko menang memori mega dinas diskon \
     direktur direktorat dirut dirjen digital dini dinsos dinkes disdik diskominfo dishub dispar disdukcapil disperindag \
     diri dinamika dialog diplomasi dirgantara dirsistik disabilitas distribusi distrik divisi dihadapan di dia dimomen \
     didik beras berita berat berani bersama berkat berbagai berbasis berkah besar berkelanjutan berdampak berkeadilan \
     berlebih berlatar berkualitas bersih bersubsidi berdikari berhasil berjamaah terhadap terkait terbaru terbaik terbesar \
     terpanjang terpadu tersebut terus tertinggi terendah teratas terakhir terlalu terminal teror terang terintegrasi \
     terkoordinasi terjangkau terdampak terpilih terbuka tertib terkini tertentu teras teratai terkemuka terampil pemilik \
     berkala beragam berikut berdaya berbudaya berprestasi bermakna medical meal mei mendalam menyeluruh mendatang berlaku"
        .split_whitespace()
        .collect()
});

/// Verbs with `ter`; most words with it are no verbs of an event: `terobosan`, `terbaru`, `terkait`.
const HAPPENED: &[&str] = &[
    "tercatat",
    "terjadi",
    "terdapat",
    "terkena",
    "terpilih",
    "terbakar",
    "termasuk",
    "terancam",
    "tertangkap",
    "terungkap",
    "terjaring",
    "terjebak",
    "tersedia",
    "terbukti",
    "terlaksana",
    "terwujud",
    "terbentuk",
    "tersalurkan",
    "terbit",
    "terseret",
    "terlibat",
    "terdaftar",
    "tersandung",
    "terkumpul",
    "tertibkan",
    "terapkan",
    "terbitkan",
    "terjunkan",
    "terpasang",
];

/// Nouns that end like a verb.
static NO_ENDINGS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    "pendidikan ikan bukan pemulihan akan makan pekan dekan rekan balikan kebijakan perikanan pertanian cantikan bulan \
     kecamatan kekan taman bahkan silakan sedangkan melainkan rekan perbaikan peningkatan perkebunan kasihan kenaikan \
     komplikan retribusikan"
        .split_whitespace()
        .collect()
});

/// Whether the folded word works as the verb of a headline.
pub(crate) fn is_headline_verb(word: &str) -> bool {
    if VERBS.contains(word) || bahasa::is_speech(word) && word != "menurut" {
        return true;
    }
    if NO_VERBS.contains(word) {
        return false;
    }
    let chars = word.chars().count();
    let long = chars >= 6;
    let made =
        ["meng", "meny", "mem", "men", "me", "ber"].iter().any(|start| word.starts_with(start)) && long;
    let passive = word.starts_with("di") && chars >= 6;
    let happened = HAPPENED.contains(&word);
    let ending = word.ends_with("kan") && chars >= 7 && !NO_ENDINGS.contains(word) && !is_noun_with_kan(word);
    (made && !word.contains('-')) || passive || happened || ending
}

/// `pembangunan` has other endings; `per…kan`, `pen…kan` and `ke…kan` with `-an` after a `k` are nouns: `perbaikan`.
fn is_noun_with_kan(word: &str) -> bool {
    ["pe", "ke"].iter().any(|start| word.starts_with(start))
        && !["perkenalkan", "pertahankan", "perbolehkan", "persilakan", "percepatkan", "pertemukan"]
            .contains(&word)
}
