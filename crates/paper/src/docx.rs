//! A report as DOCX (ECMA-376): the few parts Word, LibreOffice and others need, with real headings, a header row that
//! repeats, and links. Text is always text; the same report gives the same bytes.

use quick_xml::escape::escape;
use zip::result::ZipError;

use crate::pack::pack;
use crate::report::{Chapter, Figure, Report};

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>"#;

const ROOT_LINKS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>"#;

const STYLES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="21"/><w:lang w:val="id-ID"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="100"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:sz w:val="30"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="240"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="24"/></w:rPr></w:style></w:styles>"#;

const BEGIN: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>"#;

/// A4, margins of two centimetres.
const END: &str = r#"<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="600" w:footer="600" w:gutter="0"/></w:sectPr></w:body></w:document>"#;

const TABLE: &str = r#"<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders><w:top w:val="single" w:sz="4" w:color="6E6E6E"/><w:left w:val="single" w:sz="4" w:color="6E6E6E"/><w:bottom w:val="single" w:sz="4" w:color="6E6E6E"/><w:right w:val="single" w:sz="4" w:color="6E6E6E"/><w:insideH w:val="single" w:sz="4" w:color="6E6E6E"/><w:insideV w:val="single" w:sz="4" w:color="6E6E6E"/></w:tblBorders></w:tblPr><w:tblGrid><w:gridCol w:w="7000"/><w:gridCol w:w="2600"/></w:tblGrid>"#;

/// Text without what XML 1.0 cannot hold.
fn text(words: &str) -> String {
    let is_held = |c: &char| !c.is_control() || *c == '\t';
    escape(words.chars().filter(is_held).collect::<String>()).into_owned()
}

fn run(words: &str) -> String {
    let lines: Vec<String> =
        words.lines().map(|line| format!(r#"<w:t xml:space="preserve">{}</w:t>"#, text(line))).collect();
    format!("<w:r>{}</w:r>", lines.join("<w:br/>"))
}

fn paragraph(style: &str, inner: &str) -> String {
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{inner}</w:p>"#)
}

/// The document and the links it has collected.
#[derive(Default)]
struct Body {
    xml: String,
    links: Vec<String>,
}

impl Body {
    fn add(&mut self, style: &str, words: &str) {
        self.xml.push_str(&paragraph(style, &run(words)));
    }

    fn linked(&mut self, figure: &Figure) -> String {
        if figure.link.is_empty() {
            return run(&figure.value);
        }
        self.links.push(figure.link.clone());
        format!(r#"<w:hyperlink r:id="link{}">{}</w:hyperlink>"#, self.links.len(), run(&figure.value))
    }

    fn row(&mut self, properties: &str, cells: &[String; 2]) {
        let cell = |inner: &String| format!("<w:tc>{}</w:tc>", paragraph("Normal", inner));
        let cells: String = cells.iter().map(cell).collect();
        self.xml.extend(["<w:tr>", properties, &cells, "</w:tr>"]);
    }

    fn chapter(&mut self, report: &Report, chapter: &Chapter) {
        self.add("Heading1", &chapter.heading);
        for words in &chapter.paragraphs {
            self.add("Normal", words);
        }
        if chapter.figures.is_empty() {
            return;
        }
        self.xml.push_str(TABLE);
        let head = [run(&report.words.figure), run(&report.words.value)];
        self.row("<w:trPr><w:tblHeader/></w:trPr>", &head);
        for figure in &chapter.figures {
            let value = self.linked(figure);
            self.row("", &[run(&figure.name), value]);
        }
        self.xml.push_str("</w:tbl>");
        self.add("Normal", "");
    }
}

fn links(addresses: &[String]) -> String {
    const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let mut all = format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="styles" Type="{KIND}/styles" Target="styles.xml"/>"#
    );
    for (number, address) in (1..).zip(addresses) {
        let target = text(address);
        let link = format!(
            r#"<Relationship Id="link{number}" Type="{KIND}/hyperlink" Target="{target}" TargetMode="External"/>"#
        );
        all.push_str(&link);
    }
    all.push_str("</Relationships>");
    all
}

fn core(report: &Report) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title><dc:creator>{}</dc:creator><dc:language>id-ID</dc:language></cp:coreProperties>"#,
        text(&report.title),
        text(&report.issuer),
    )
}

impl Report {
    /// As DOCX. Errors: the writer refuses.
    pub fn to_docx(&self) -> Result<Vec<u8>, ZipError> {
        let mut body = Body::default();
        body.add("Title", &self.title);
        body.add("Normal", &self.issuer);
        for line in &self.lines {
            body.add("Normal", line);
        }
        for chapter in &self.chapters {
            body.chapter(self, chapter);
        }
        if let Some(signature) = &self.signature {
            for line in [&signature.day, &signature.position, &signature.name] {
                body.add("Normal", line);
            }
        }
        for note in &self.notes {
            body.add("Normal", note);
        }
        let document = format!("{BEGIN}{}{END}", body.xml);
        let (core, links) = (core(self), links(&body.links));
        pack([
            ("[Content_Types].xml", TYPES.as_bytes()),
            ("_rels/.rels", ROOT_LINKS.as_bytes()),
            ("docProps/core.xml", core.as_bytes()),
            ("word/document.xml", document.as_bytes()),
            ("word/styles.xml", STYLES.as_bytes()),
            ("word/_rels/document.xml.rels", links.as_bytes()),
        ])
    }
}
