//! Words by which Indonesian news says that somebody said something, and who may say it: the shared lists of the
//! finders of quotations and of people.

use std::collections::HashSet;
use std::sync::LazyLock;

/// `"…," kata Budi`: these follow a quotation; with `nya` the speaker was named before.
static SAID: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    "kata ujar tutur ucap jelas tegas terang ungkap papar imbuh tambah lanjut sebut pungkas tandas beber cetus tukas \
     harap pesan ajak imbau sambung urai singkat simpul seru tanya jawab tulis cerita kenang keluh klaim usul timpal \
     tutup terangkan"
        .split_whitespace()
        .collect()
});

/// `Budi mengatakan …`, `disampaikan Budi`: these report what was said.
static REPORTS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    "mengatakan mengungkapkan mengungkap menyampaikan menjelaskan menegaskan menuturkan menyebut menyebutkan memaparkan \
     menambahkan menilai mengaku mengimbau mengajak meminta berharap berpesan menekankan menyatakan mengingatkan \
     membeberkan menerangkan melaporkan menyoroti mengapresiasi memastikan membenarkan membantah mengklaim mengeklaim \
     mengharapkan mengumumkan memuji mencontohkan menggarisbawahi menyinggung menyarankan mengusulkan mengakui \
     menanggapi menyambut mengatakan mengucapkan mendorong menginformasikan mengemukakan memaparkan menyayangkan \
     mendesak menuding mengeluhkan menceritakan membagikan meyakini mencatat berujar berkata bertutur menghimbau \
     tegaskan sebut minta ajak pastikan tekankan harap harapkan dorong apresiasi puji ingatkan soroti ungkap ungkapkan \
     jelaskan paparkan sampaikan imbau usul usulkan akui janji klaim bantah umumkan singgung tegas targetkan ingin \
     disampaikan dikatakan diungkapkan dijelaskan ditegaskan dituturkan diharapkan ditambahkan disebutkan dipaparkan \
     menurut"
        .split_whitespace()
        .collect()
});

/// Offices and roles of people, folded; a person may be named after them.
static OFFICES: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    "presiden wapres menteri menko mendagri menkeu menag mensos menlu menhub menkes mentan mendikdasmen menekraf \
     menaker menpora mentrans wamen wamenhub wamendagri wamenkomdigi gubernur wagub bupati wabup wali walikota wawali \
     wakil camat lurah kades kepala kadis kadinkes kadisdik kabid kabag kasi kasubag kasubbag sekretaris sekda sekjen \
     sesmenko direktur dirut dirjen dirsistik ketua anggota komisioner komisaris komandan juru jubir humas kapolri \
     kapolda kapolres kapolsek kombes akp akbp kompol iptu ipda bripka brigjen irjen komjen jaksa hakim deputi staf \
     asisten koordinator manajer rektor dekan dosen guru pengamat ekonom pakar peneliti petugas pembimbing kardinal \
     uskup patriark pendeta ustaz kiai penasihat ceo chairman corporate politisi politikus pembina pengurus panitia \
     kuasa pelaksana plt plh pj penjabat tokoh pengasuh inspektur kasatpol danramil babinsa bhabinkamtibmas dokter \
     perawat bidan relawan warga pedagang petani nelayan pengusaha pemilik penumpang pengunjung jemaat siswa siswi \
     mahasiswa mahasiswi pasien peserta sopir pengemudi buruh pekerja karyawan pegawai pendamping kader"
        .split_whitespace()
        .collect()
});

/// Whether the folded word follows a quotation: `kata`, `ujarnya`.
pub(crate) fn follows_quote(word: &str) -> bool {
    SAID.contains(word) || word.strip_suffix("nya").is_some_and(|bare| SAID.contains(bare))
}

/// Whether the folded word says that somebody said something: `kata`, `ujarnya`, `mengatakan`, and the short verbs of
/// headlines, `tegaskan`.
pub fn is_speech(word: &str) -> bool {
    follows_quote(word) || REPORTS.contains(word)
}

/// Whether the folded word reports speech as a verb of its sentence, such as `mengatakan`.
pub(crate) fn reports(word: &str) -> bool {
    REPORTS.contains(word)
}

/// Whether the folded word begins an office or a role.
pub(crate) fn is_office(word: &str) -> bool {
    OFFICES.contains(word)
}
