//! Photos and attachments of news: what is taken, what is refused, and who may see it.

use rules::role::Role;
use testkit::{Answer, Client, FilePart, TestApp};

const PHOTO: &[u8] = include_bytes!("../../../../demo/photos/kantor.jpg");

fn file<'a>(field: &'a str, file_name: &'a str, bytes: &'a [u8]) -> FilePart<'a> {
    // What the browser claims about a file is never believed.
    FilePart { field, file_name, content_type: "image/jpeg", bytes }
}

fn value(page: &Answer, before: &str) -> String {
    let source = page.source();
    let rest = source.split(before).nth(1).unwrap_or_else(|| panic!("no {before} in {source}"));
    rest.split('"').next().unwrap().to_owned()
}

async fn draft(writer: &Client) -> String {
    writer.post_form("/kerja/berita/baru", &[]).await.expect(303).location().to_owned()
}

/// Saves words with files; returns the answer.
async fn send(writer: &Client, path: &str, more: &[(&str, &str)], files: &[FilePart<'_>]) -> Answer {
    let version = value(&writer.get(path).await, "name=\"version\" value=\"");
    let mut fields = vec![
        ("version", version.as_str()),
        ("title", "Kantor baru"),
        ("lead", "Kantor dibuka."),
        ("text", "Isi."),
    ];
    fields.extend(more);
    writer.multipart(path, &fields, files).await
}

#[tokio::test]
async fn a_photo_needs_a_description_and_is_public_only_with_its_news() {
    let city = TestApp::new().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let ppid = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    let neighbour = city.sign_in_as(Role::UnitPpid, "kel-dua").await;
    let path = draft(&operator).await;
    send(&operator, &path, &[], &[file("photos", "C:\\foto kantor.JPG", PHOTO)]).await.expect(303);
    let page = operator.get(&path).await;
    let photo = value(&page, "name=\"photo\" value=\"");
    let address = format!("/foto/{photo}/480.jpg");
    let picture = operator.get(&address).await.expect(200);
    assert!(picture.bytes.starts_with(b"\xff\xd8\xff"));
    assert!(picture.header("cache-control").contains("private"));
    city.visitor().get(&address).await.expect(404);
    neighbour.get(&address).await.expect(404);

    let submit = format!("{path}/ajukan");
    let version = value(&page, "name=\"version\" value=\"");
    let mut words = vec![
        ("version", version),
        ("title", "Kantor baru".to_owned()),
        ("lead", "Kantor dibuka.".to_owned()),
        ("text", "Isi.".to_owned()),
        ("photo", photo.clone()),
    ];
    let fields: Vec<(&str, &str)> = words.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert!(operator.post_form(&submit, &fields).await.expect(422).shows("Tulis apa yang terlihat"));
    let described = format!("alt-{photo}");
    words.retain(|(name, _)| *name != "version");
    let version = value(&operator.get(&path).await, "name=\"version\" value=\"");
    let mut fields: Vec<(&str, &str)> = words.iter().map(|(name, value)| (*name, value.as_str())).collect();
    fields.extend([("version", version.as_str()), (described.as_str(), "Gedung kantor beratap merah")]);
    operator.post_form(&submit, &fields).await.expect(303);

    let version = value(&ppid.get(&path).await, "name=\"version\" value=\"");
    ppid.post_form(&format!("{path}/terbitkan"), &[("version", &version)]).await.expect(303);
    city.run_jobs().await;
    let visitor = city.visitor();
    let public = visitor.get(&address).await.expect(200);
    assert_eq!(public.header("content-type"), "image/jpeg");
    assert!(public.header("content-security-policy").contains("sandbox"));
    let tag = public.header("etag").to_owned();
    visitor.get_with(&address, "if-none-match", &tag).await.expect(304);
    let share = visitor.get("/berita/kantor-baru/bagikan.png").await.expect(200);
    assert!(share.bytes.starts_with(b"\x89PNG"));

    let version = value(&ppid.get(&path).await, "name=\"version\" value=\"");
    let reason = [("version", version.as_str()), ("reason", "Foto salah.")];
    ppid.post_form(&format!("{path}/tarik"), &reason).await.expect(303);
    city.run_jobs().await;
    visitor.get(&address).await.expect(404);
    visitor.get("/berita/kantor-baru/bagikan.png").await.expect(404);
}

#[tokio::test]
async fn refused_files_are_named_and_the_rest_is_saved() {
    let city = TestApp::new().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let path = draft(&operator).await;
    let svg = br#"<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>"#;
    let files = [
        file("photos", "logo.svg", svg),
        file("photos", "kantor.jpg", PHOTO),
        file("photos", "terpotong.jpg", b"\xff\xd8\xff\xe0terpotong"),
        file("files", "program.pdf", b"MZ\x90\x00"),
        file("files", "daftar.csv", b"nama;jumlah\nA;1\n"),
    ];
    let page = send(&operator, &path, &[], &files).await.expect(422);
    for said in ["logo.svg", "terpotong.jpg", "program.pdf", "SVG tidak diterima"] {
        assert!(page.shows(said), "{said}: {}", page.text());
    }
    assert!(page.source().contains("Kantor baru") && page.shows("daftar.csv"));
    assert_eq!(page.source().matches("name=\"photo\"").count(), 1);
}

#[tokio::test]
async fn an_attachment_is_only_ever_a_download() {
    let city = TestApp::new().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let path = draft(&operator).await;
    send(&operator, &path, &[], &[file("files", "Daftar Harga.csv", b"beras;12000\n")]).await.expect(303);
    let address = value(&operator.get(&path).await, "href=\"/lampiran");
    let answer = operator.get(&format!("/lampiran{address}")).await.expect(200);
    assert_eq!(answer.header("content-disposition"), "attachment; filename=\"daftar-harga.csv\"");
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
    city.visitor().get(&format!("/lampiran{address}")).await.expect(404);
}

#[tokio::test]
async fn photos_are_ordered_and_removed_without_losing_what_was_typed() {
    let city = TestApp::new().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let path = draft(&operator).await;
    let files = [file("photos", "satu.jpg", PHOTO), file("photos", "dua.jpg", PHOTO)];
    send(&operator, &path, &[], &files).await.expect(303);
    let source = operator.get(&path).await.source();
    let ids: Vec<&str> =
        source.split("name=\"photo\" value=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    let caption = format!("caption-{}", ids[1]);
    let up = format!("up-{}", ids[1]);
    let more =
        [("photo", ids[0]), ("photo", ids[1]), (caption.as_str(), "Halaman depan"), ("do", up.as_str())];
    send(&operator, &path, &more, &[]).await.expect(303);
    let moved = operator.get(&path).await;
    assert_eq!(value(&moved, "name=\"photo\" value=\""), ids[1]);
    assert!(moved.source().contains("Halaman depan"));
    let remove = format!("remove-{}", ids[1]);
    let more = [("photo", ids[1]), ("photo", ids[0]), ("do", remove.as_str())];
    send(&operator, &path, &more, &[]).await.expect(303);
    assert_eq!(operator.get(&path).await.source().matches("name=\"photo\"").count(), 1);
}

#[tokio::test]
async fn a_photo_of_another_unit_cannot_be_hung_on_by_its_number() {
    let city = TestApp::new().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let path = draft(&operator).await;
    send(&operator, &path, &[], &[file("photos", "rahasia.jpg", PHOTO)]).await.expect(303);
    let hidden = value(&operator.get(&path).await, "name=\"photo\" value=\"");
    let thief = city.sign_in_as(Role::UnitPpid, "kel-dua").await;
    let own = draft(&thief).await;
    send(&thief, &own, &[("photo", hidden.as_str())], &[]).await.expect(303);
    assert!(!thief.get(&own).await.source().contains("name=\"photo\""));
    thief.get(&format!("/foto/{hidden}/480.jpg")).await.expect(404);
}

#[tokio::test]
async fn a_preview_link_shows_its_photos_and_no_others() {
    let city = TestApp::new().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let path = draft(&operator).await;
    send(&operator, &path, &[], &[file("photos", "kantor.jpg", PHOTO)]).await.expect(303);
    let version = value(&operator.get(&path).await, "name=\"version\" value=\"");
    let made = operator
        .post_form(&format!("{path}/tautan"), &[("version", version.as_str()), ("link", "on")])
        .await
        .expect(200);
    let visitor = city.visitor();
    let page = visitor.get(&format!("/pratinjau/{}", value(&made, "/pratinjau/"))).await.expect(200);
    let picture =
        format!("/foto/{}", value(&page, "src=\"/foto/")).replace("&#38;", "&").replace("&amp;", "&");
    visitor.get(&picture).await.expect(200);
    visitor.get(&format!("{picture}0")).await.expect(404);
    visitor.get(picture.split('?').next().unwrap()).await.expect(404);
}
