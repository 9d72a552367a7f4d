//! Which column means what, by the words of its heading in English and Indonesian. Meta writes the headings of its
//! export in the language of whoever exports, so each has a set of names.

use rules::activity::Network;

use super::cell::network_named;

/// What a column may mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Column {
    /// Unit: code or name.
    Unit,
    /// Handle or name of the account.
    Account,
    /// Network.
    Network,
    /// Month or day.
    Month,
    /// Number of posts.
    Posts,
    /// Proof or source.
    Proof,
    /// Address of a post.
    Link,
    /// Date of a post.
    Date,
    /// Id of a post.
    PostId,
    /// When a post was published, in an export.
    Published,
    /// Address of a post, in an export.
    Permalink,
    /// Kind of a post.
    PostType,
    /// Whether it is a share.
    IsShare,
    /// Whether it was posted on another network too.
    IsCrosspost,
    /// Facebook's page id; tells the export of Facebook from the one of Instagram.
    PageId,
    /// City.
    City,
    /// Kind of a fact.
    Kind,
    /// Value of a fact.
    Value,
}

impl Column {
    /// Every meaning with the names it goes by, folded, the usual one first.
    pub const ALL: [(Self, &'static [&'static str]); 18] = [
        (
            Self::Unit,
            &[
                "unit",
                "nama unit",
                "kode unit",
                "unit code",
                "unit name",
                "kode",
                "code",
                "opd",
                "nama opd",
                "perangkat daerah",
                "instansi",
                "kelurahan",
                "kecamatan",
                "nama",
                "nama instansi",
                "skpd",
                "unit kerja",
                "nama kelurahan",
                "office",
            ],
        ),
        (
            Self::Account,
            &[
                "account username",
                "akun",
                "nama akun",
                "account",
                "account name",
                "username",
                "handle",
                "page name",
                "nama halaman",
                "nama pengguna akun",
                "nama pengguna",
                "akun medsos",
                "nama akun pengguna",
                "nama laman",
            ],
        ),
        (
            Self::Network,
            &[
                "network",
                "jaringan",
                "media sosial",
                "medsos",
                "platform",
                "kanal",
                "channel",
                "social network",
            ],
        ),
        (Self::Month, &["month", "bulan", "period", "periode", "masa", "bulan tahun"]),
        (
            Self::Posts,
            &[
                "posts",
                "jumlah unggahan",
                "unggahan",
                "jumlah posting",
                "posting",
                "jumlah postingan",
                "postingan",
                "jumlah post",
                "post",
                "jumlah",
                "count",
                "post count",
                "total posts",
                "jumlah konten",
                "konten",
                "total",
                "total posting",
                "total unggahan",
                "number of posts",
                "n",
            ],
        ),
        (
            Self::Proof,
            &[
                "proof",
                "bukti",
                "source",
                "sumber",
                "evidence",
                "tautan bukti",
                "link bukti",
                "keterangan",
                "catatan",
            ],
        ),
        (
            Self::Link,
            &[
                "link",
                "url",
                "tautan",
                "alamat",
                "address",
                "tautan unggahan",
                "link postingan",
                "post url",
                "link post",
                "tautan postingan",
            ],
        ),
        (
            Self::Date,
            &[
                "date",
                "tanggal",
                "tgl",
                "waktu",
                "tanggal unggah",
                "tanggal posting",
                "published",
                "tanggal terbit",
            ],
        ),
        (
            Self::PostId,
            &[
                "post id",
                "id postingan",
                "id kiriman",
                "id posting",
                "id unggahan",
                "id publicacion",
                "identifiant de la publication",
            ],
        ),
        (
            Self::Published,
            &[
                "publish time",
                "waktu publikasi",
                "waktu penerbitan",
                "waktu terbit",
                "waktu diterbitkan",
                "waktu posting",
                "published time",
                "hora de publicacion",
            ],
        ),
        (Self::Permalink, &["permalink", "permalink url", "tautan permanen", "link permanen"]),
        (
            Self::PostType,
            &[
                "post type",
                "jenis postingan",
                "tipe postingan",
                "jenis kiriman",
                "jenis posting",
                "tipe unggahan",
                "jenis unggahan",
            ],
        ),
        (
            Self::IsShare,
            &["is share", "apakah dibagikan", "adalah berbagi", "merupakan pembagian", "dibagikan"],
        ),
        (Self::IsCrosspost, &["is crosspost", "apakah posting silang", "posting silang", "crosspost"]),
        (Self::PageId, &["page id", "id halaman", "id laman"]),
        (Self::City, &["city", "kota", "kabupaten", "kota kabupaten", "pemda"]),
        (Self::Kind, &["kind", "jenis", "jenis data", "macam"]),
        (Self::Value, &["value", "nilai", "angka"]),
    ];

    /// Stable code, for forms and the command line.
    pub fn code(self) -> String {
        let names = Self::ALL.iter().find(|(column, _)| *column == self).map(|(_, names)| *names);
        names.and_then(|names| names.first()).map(|name| name.replace(' ', "-")).unwrap_or_default()
    }

    /// The meaning of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().map(|(column, _)| column).find(|column| column.code() == code)
    }
}

/// Where the columns of one file are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Columns {
    at: Vec<(Column, usize)>,
    networks: Vec<(Network, usize)>,
}

impl Columns {
    /// Recognises headings; `chosen` goes before.
    pub fn of(headings: &[String], chosen: &[(Column, usize)]) -> Self {
        let folded: Vec<String> = headings.iter().map(|heading| key(heading)).collect();
        let mut at: Vec<(Column, usize)> =
            chosen.iter().filter(|(_, column)| *column < folded.len()).copied().collect();
        for (column, names) in Column::ALL {
            let is_free = |place: usize, at: &[(Column, usize)]| at.iter().all(|(_, taken)| *taken != place);
            // The best name decides, not the first column that has any.
            let place = names.iter().find_map(|name| {
                folded
                    .iter()
                    .enumerate()
                    .find(|(place, found)| found == name && is_free(*place, &at))
                    .map(|(place, _)| place)
            });
            let is_set = at.iter().any(|(set, _)| *set == column);
            at.extend(place.filter(|_| !is_set).map(|place| (column, place)));
        }
        let is_free = |place: usize| at.iter().all(|(_, taken)| *taken != place);
        let networks = folded.iter().enumerate().filter(|(place, _)| is_free(*place));
        let networks = networks.filter_map(|(place, found)| Some((network_named(found)?, place))).collect();
        Self { at, networks }
    }

    /// Whether a meaning was found.
    pub fn has(&self, column: Column) -> bool {
        self.place(column).is_some()
    }

    /// Where it is, from 0.
    pub fn place(&self, column: Column) -> Option<usize> {
        self.at.iter().find(|(found, _)| *found == column).map(|(_, place)| *place)
    }

    /// The text of a row in it; empty when there is none.
    pub(super) fn cell<'a>(&self, cells: &'a [String], column: Column) -> &'a str {
        self.place(column).and_then(|place| cells.get(place)).map_or("", |cell| cell.trim())
    }

    /// Columns that are called like a network: a table with one row per unit.
    pub(super) fn networks(&self) -> impl Iterator<Item = (Network, usize)> + '_ {
        self.networks.iter().copied()
    }

    /// How many were recognised.
    pub(super) fn len(&self) -> usize {
        self.at.len().saturating_add(self.networks.len())
    }
}

/// A heading without case, accents and marks.
fn key(heading: &str) -> String {
    let folded = bahasa::fold(heading);
    let words: Vec<&str> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}
