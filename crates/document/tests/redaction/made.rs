//! Made-up PDF files of many builds, each with secrets that are known. Seeded: the same seed gives the same file.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use crate::fonts::{self, FontKind, KINDS, push};

/// A made file and the words that must not survive.
pub(crate) struct Made {
    pub(crate) bytes: Vec<u8>,
    /// Secrets that stand on pages, seen or hidden: found by [`document::redact::locate`].
    pub(crate) on_pages: Vec<String>,
    /// Secrets beside the pages: metadata, notes, attachments, scripts, forms, earlier versions.
    pub(crate) beside: Vec<String>,
    pub(crate) build: String,
}

/// Seeded chance (`SplitMix64`).
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    pub(crate) fn below(&mut self, count: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut value = self.0;
        value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (value ^ (value >> 31)) % count
    }

    fn one_in(&mut self, times: u64) -> bool {
        self.below(times) == 0
    }

    /// A NIK of a district no regency has.
    pub(crate) fn nik(&mut self) -> String {
        let (regency, district) = (self.below(8) + 71, self.below(9) + 52);
        let (day, month, year) = (self.below(28) + 1, self.below(12) + 1, self.below(90) + 10);
        format!("36{regency}{district}{day:02}{month:02}{year}{:04}", self.below(9000) + 100)
    }
}

/// How a secret stands on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Plain,
    Spaced,
    Hexadecimal,
    UnderBar,
    UnderThickLine,
    White,
    Invisible,
    InForm,
    InFormInForm,
    Scaled,
    Tilted,
}

const WAYS: [Way; 11] = [
    Way::Plain,
    Way::Spaced,
    Way::Hexadecimal,
    Way::UnderBar,
    Way::UnderThickLine,
    Way::White,
    Way::Invisible,
    Way::InForm,
    Way::InFormInForm,
    Way::Scaled,
    Way::Tilted,
];

struct Maker {
    document: Document,
    chance: Chance,
    build: Vec<String>,
    on_pages: Vec<String>,
    beside: Vec<String>,
}

pub(crate) fn make(seed: u64) -> Made {
    let mut maker = Maker {
        document: Document::with_version("1.6"),
        chance: Chance(seed.wrapping_mul(0x2545_f491_4f6c_dd1d).wrapping_add(11)),
        build: Vec::new(),
        on_pages: Vec::new(),
        beside: Vec::new(),
    };
    let tree = maker.document.new_object_id();
    let count = 1 + maker.chance.below(3);
    let pages: Vec<Object> = (0..count).map(|number| maker.page(tree, seed + number).into()).collect();
    let count = i64::try_from(pages.len()).unwrap();
    let tree_object = dictionary! { "Type" => "Pages", "Kids" => pages, "Count" => count };
    maker.document.objects.insert(tree, tree_object.into());
    let mut catalog = dictionary! { "Type" => "Catalog", "Pages" => tree };
    maker.beside(&mut catalog);
    let root = maker.document.add_object(catalog);
    maker.document.trailer.set("Root", root);
    if maker.chance.one_in(2) {
        maker.document.compress();
        maker.build.push("packed".to_owned());
    }
    let mut bytes = Vec::new();
    if maker.chance.one_in(3) {
        maker.document.save_modern(&mut bytes).unwrap();
        maker.build.push("object-streams".to_owned());
    } else {
        maker.document.save_to(&mut bytes).unwrap();
    }
    if seed % 4 == 1 {
        bytes = maker.appended(&bytes);
    }
    Made { bytes, on_pages: maker.on_pages, beside: maker.beside, build: maker.build.join(" ") }
}

fn show(kind: FontKind, text: &str, in_hex: bool) -> String {
    let bytes = fonts::encode(kind, text);
    if in_hex || kind == FontKind::Cid {
        return format!("<{}> Tj", bytes.iter().map(|byte| format!("{byte:02X}")).collect::<String>());
    }
    let mut escaped = String::new();
    for byte in bytes {
        if matches!(byte, b'(' | b')' | b'\\') {
            escaped.push('\\');
        }
        escaped.push(char::from(byte));
    }
    format!("({escaped}) Tj")
}

/// Every letter on its own, pushed apart a little.
fn spaced(kind: FontKind, text: &str) -> String {
    let parts: Vec<String> =
        text.chars().map(|c| show(kind, &c.to_string(), true).trim_end_matches(" Tj").to_owned()).collect();
    format!("[{}] TJ", parts.join(" -30 "))
}

impl Maker {
    fn page(&mut self, tree: ObjectId, seed: u64) -> ObjectId {
        let kind = KINDS[usize::try_from(seed % 7).unwrap()];
        let way = WAYS[usize::try_from(seed % 11).unwrap()];
        let rotation = i64::try_from(self.chance.below(4) * 90).unwrap();
        self.build.push(format!("{kind:?}/{way:?}/{rotation}"));
        let font = fonts::add(&mut self.document, kind);
        let fonts = dictionary! { "F" => font };
        let mut forms = Dictionary::new();
        let secret = self.chance.nik();
        let mut content = String::new();
        for (line, text) in
            ["Daftar penerima bantuan sosial", "Nomor induk kependudukan:", "Kelurahan Melati 2024"]
                .iter()
                .enumerate()
        {
            push(
                &mut content,
                format_args!("BT /F 9 Tf 30 {} Td {} ET\n", 250 - line * 60, show(kind, text, false)),
            );
        }
        content.push_str(&self.secret(&secret, kind, way, &fonts, &mut forms));
        self.on_pages.push(secret);
        let contents = if self.chance.one_in(3) {
            let (head, tail) = content.split_at(content.find("ET\n").unwrap() + 3);
            let parts = [head, tail].map(|part| {
                Object::from(
                    self.document.add_object(Stream::new(Dictionary::new(), part.as_bytes().to_vec())),
                )
            });
            Object::Array(parts.to_vec())
        } else {
            Object::from(self.document.add_object(Stream::new(Dictionary::new(), content.into_bytes())))
        };
        let mut page = dictionary! {
            "Type" => "Page",
            "Parent" => tree,
            "MediaBox" => vec![0.into(), 0.into(), 300.into(), 280.into()],
            "Rotate" => rotation,
            "Resources" => dictionary! { "Font" => fonts, "XObject" => forms },
            "Contents" => contents,
        };
        if self.chance.one_in(3) {
            page.set("CropBox", vec![10.into(), 10.into(), 290.into(), 270.into()]);
        }
        if self.chance.one_in(3) {
            let hidden = self.chance.nik();
            let note = self.document.add_object(dictionary! {
                "Type" => "Annot",
                "Subtype" => "Text",
                "Rect" => vec![5.into(), 5.into(), 20.into(), 20.into()],
                "Contents" => Object::string_literal(format!("NIK {hidden}")),
            });
            page.set("Annots", vec![note.into()]);
            self.beside.push(hidden);
        }
        self.document.add_object(page)
    }

    fn secret(
        &mut self,
        secret: &str,
        kind: FontKind,
        way: Way,
        fonts: &Dictionary,
        forms: &mut Dictionary,
    ) -> String {
        let plain = format!("BT /F 9 Tf 30 160 Td {} ET\n", show(kind, secret, false));
        match way {
            Way::Plain => plain,
            Way::Spaced => format!("BT /F 9 Tf 30 160 Td {} ET\n", spaced(kind, secret)),
            Way::Hexadecimal => format!("BT /F 9 Tf 30 160 Td {} ET\n", show(kind, secret, true)),
            Way::UnderBar => format!("{plain}q 0 g 28 155 180 14 re f Q\n"),
            Way::UnderThickLine => format!("{plain}q 0 G 14 w 28 162 m 208 162 l S Q\n"),
            Way::White => format!("q 1 g {plain}Q\n"),
            Way::Invisible => format!("BT 3 Tr /F 9 Tf 30 160 Td {} ET\n", show(kind, secret, false)),
            Way::InForm => {
                let form = self.form(plain, fonts, &Dictionary::new(), [1, 0, 0, 1, 5, -3]);
                forms.set("X", form);
                "/X Do\n".to_owned()
            }
            Way::InFormInForm => {
                let inner = self.form(plain, fonts, &Dictionary::new(), [1, 0, 0, 1, 4, 4]);
                let outer = self.form(
                    "q 1 0 0 1 -2 2 cm /Y Do Q\n".to_owned(),
                    fonts,
                    &dictionary! { "Y" => inner },
                    [1, 0, 0, 1, 0, -6],
                );
                forms.set("X", outer);
                "/X Do\n".to_owned()
            }
            Way::Scaled => {
                format!("q 0.1 0 0 0.1 0 0 cm BT /F 90 Tf 300 1600 Td {} ET Q\n", show(kind, secret, false))
            }
            Way::Tilted => {
                format!("BT /F 9 Tf 0.94 0.342 -0.342 0.94 40 120 Tm {} ET\n", show(kind, secret, false))
            }
        }
    }

    fn form(
        &mut self,
        content: String,
        fonts: &Dictionary,
        forms: &Dictionary,
        matrix: [i64; 6],
    ) -> ObjectId {
        let head = dictionary! {
            "Type" => "XObject",
            "Subtype" => "Form",
            "BBox" => vec![0.into(), 0.into(), 400.into(), 400.into()],
            "Matrix" => matrix.map(Object::from).to_vec(),
            "Resources" => dictionary! { "Font" => fonts.clone(), "XObject" => forms.clone() },
        };
        self.document.add_object(Stream::new(head, content.into_bytes()))
    }

    /// What a file carries beside its pages.
    fn beside(&mut self, catalog: &mut Dictionary) {
        if self.chance.one_in(2) {
            let secret = self.chance.nik();
            let info = dictionary! { "Author" => Object::string_literal(format!("Petugas {secret}")) };
            let info = self.document.add_object(info);
            self.document.trailer.set("Info", info);
            self.beside.push(secret);
        }
        if self.chance.one_in(3) {
            let secret = self.chance.nik();
            let file = self.document.add_object(Stream::new(
                dictionary! { "Type" => "EmbeddedFile" },
                secret.clone().into_bytes(),
            ));
            let named = self.document.add_object(dictionary! {
                "Type" => "Filespec", "F" => Object::string_literal("daftar.txt"), "EF" => dictionary! { "F" => file },
            });
            let names = dictionary! { "Names" => vec![Object::string_literal("daftar.txt"), named.into()] };
            catalog.set("Names", dictionary! { "EmbeddedFiles" => names });
            self.beside.push(secret);
        }
        if self.chance.one_in(3) {
            let secret = self.chance.nik();
            let script = Object::string_literal(format!("app.alert('{secret}')"));
            catalog.set("OpenAction", dictionary! { "S" => "JavaScript", "JS" => script });
            self.beside.push(secret);
        }
        if self.chance.one_in(3) {
            let secret = self.chance.nik();
            let field = self.document.add_object(dictionary! {
                "FT" => "Tx", "T" => Object::string_literal("nik"), "V" => Object::string_literal(secret.clone()),
            });
            catalog.set("AcroForm", dictionary! { "Fields" => vec![field.into()] });
            self.beside.push(secret);
        }
        if self.chance.one_in(3) {
            let secret = self.chance.nik();
            let xml = format!("<x:xmpmeta xmlns:x='adobe:ns:meta/'><nik>{secret}</nik></x:xmpmeta>");
            let metadata = self.document.add_object(Stream::new(
                dictionary! { "Type" => "Metadata", "Subtype" => "XML" },
                xml.into_bytes(),
            ));
            catalog.set("Metadata", metadata);
            self.beside.push(secret);
        }
    }

    /// A later version appended: the page's first content is replaced, the old one stays in the file.
    fn appended(&mut self, bytes: &[u8]) -> Vec<u8> {
        self.build.push("two-versions".to_owned());
        let mut newer = Document::load_mem(bytes).unwrap();
        let page = newer.page_iter().next().unwrap();
        let content = newer.get_page_content(page).unwrap();
        let text = String::from_utf8_lossy(&content).into_owned();
        let secret = self.chance.nik();
        // The old version with a secret of its own, then the file as it is now behind it.
        let before = format!("{text}BT /F 9 Tf 30 40 Td ({secret}) Tj ET\n");
        let contents = newer.add_object(Stream::new(Dictionary::new(), before.into_bytes()));
        newer.get_object_mut(page).unwrap().as_dict_mut().unwrap().set("Contents", contents);
        let mut old = Vec::new();
        newer.save_to(&mut old).unwrap();
        let fixed = format!("\n{} 0 obj\n<</Length {}>>\nstream\n", contents.0, content.len());
        let mut out = old.clone();
        let at = out.len() + 1;
        out.extend(fixed.into_bytes());
        out.extend(&content);
        out.extend(b"\nendstream\nendobj\n");
        let table = out.len();
        let start = old.windows(9).rposition(|part| part == b"startxref").unwrap();
        let before = String::from_utf8_lossy(&old[start + 9..]).into_owned();
        let before = before.split_whitespace().next().unwrap();
        let root = newer.trailer.get(b"Root").unwrap().as_reference().unwrap();
        let size = newer.max_id + 1;
        out.extend(
            format!(
                "xref\n{} 1\n{at:010} 00000 n \ntrailer\n<</Size {size}/Root {} 0 R/Prev {before}>>\nstartxref\n{table}\n%%EOF\n",
                contents.0, root.0
            )
            .into_bytes(),
        );
        self.beside.push(secret);
        out
    }
}
