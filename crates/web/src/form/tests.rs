//! Forms as browsers and strangers send them.

use super::{Form, FormError, FormLimits, parse_urlencoded, read};
use axum::body::Body;
use axum::http::Request;
use proptest::prelude::*;

fn parse(text: &str) -> Form {
    parse_urlencoded(text.as_bytes(), &FormLimits::default()).unwrap()
}

/// A multipart body of `(name, file name, content)`.
fn multipart(parts: &[(&str, Option<&str>, &[u8])]) -> Request<Body> {
    let mut body = Vec::new();
    for (name, file, content) in parts {
        body.extend_from_slice(format!("--X\r\nContent-Disposition: form-data; name=\"{name}\"").as_bytes());
        if let Some(file) = file {
            body.extend_from_slice(format!("; filename=\"{file}\"\r\nContent-Type: image/png").as_bytes());
        }
        body.extend_from_slice(b"\r\n\r\n");
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(b"--X--\r\n");
    Request::post("/")
        .header("content-type", "multipart/form-data; boundary=X")
        .body(Body::from(body))
        .unwrap()
}

#[test]
fn keeps_order_and_every_value() {
    let form = parse("judul=Pasar+Kelapa&topik=1&topik=2&kosong=&isi=a%0Ab%C3%A9");
    assert_eq!(form.text("judul"), "Pasar Kelapa");
    assert_eq!(form.all("topik").collect::<Vec<_>>(), ["1", "2"]);
    assert_eq!(form.get("kosong"), Some(""));
    assert_eq!(form.get("isi"), Some("a\nbé"));
    assert_eq!(form.get("none"), None);
}

#[test]
fn every_limit_has_its_error() {
    let limits = FormLimits { fields: 2, field_bytes: 5, total_bytes: 30, ..FormLimits::default() };
    let err = |text: &str| parse_urlencoded(text.as_bytes(), &limits).unwrap_err();
    assert!(matches!(err("a=1&b=2&c=3"), FormError::TooManyFields { limit: 2 }));
    assert!(matches!(err("a=123456"), FormError::FieldTooLarge { limit_bytes: 5, .. }));
    assert!(matches!(err(&"a".repeat(31)), FormError::TooLarge { limit_bytes: 30 }));
}

#[tokio::test]
async fn files_of_any_size_come_whole() {
    let large = vec![7_u8; 3 << 20];
    let request = multipart(&[
        ("judul", None, "Banjir".as_bytes()),
        ("foto", Some("C:\\gambar\\a.png"), b"kecil"),
        ("foto", Some("b.png"), &large),
        ("foto", Some(""), b""),
    ]);
    let form = read(request, &FormLimits::with_files(3, 4 << 20)).await.unwrap();
    assert_eq!(form.text("judul"), "Banjir");
    let [small, big] = form.files() else { panic!("two files") };
    assert_eq!((small.file_name.as_str(), small.read().unwrap().as_slice()), ("a.png", b"kecil".as_slice()));
    assert_eq!(big.read().unwrap(), large);
    assert_eq!(big.read().unwrap(), large);
}

#[tokio::test]
async fn too_large_a_file_is_named() {
    let request = multipart(&[("foto", Some("besar.png"), &[0; 200])]);
    match read(request, &FormLimits::with_files(1, 100)).await {
        Err(FormError::FileTooLarge { field, file_name, limit_bytes: 100 }) => {
            assert_eq!((field.as_str(), file_name.as_str()), ("foto", "besar.png"));
        }
        other => panic!("{other:?}"),
    }
    let request = multipart(&[("a", Some("1"), b"x"), ("a", Some("2"), b"x")]);
    let error = read(request, &FormLimits::with_files(1, 100)).await.unwrap_err();
    assert!(matches!(error, FormError::TooManyFiles { limit: 1 }));
    let request = multipart(&[("a", None, &[b'x'; 5_000])]);
    let limits = FormLimits { total_bytes: 1_000, ..FormLimits::default() };
    assert!(matches!(read(request, &limits).await.unwrap_err(), FormError::TooLarge { limit_bytes: 1_000 }));
}

#[tokio::test]
async fn what_was_typed_is_kept_when_a_file_is_left_out() {
    let request = multipart(&[
        ("scan", Some("a.png"), &vec![7_u8; 3 << 20]),
        ("judul", None, b"Banjir"),
        ("scan", Some("b.png"), b"kecil"),
        ("scan", Some("c.png"), b"kecil"),
    ]);
    let limits = FormLimits { total_bytes: 8 << 20, leaves_out: true, ..FormLimits::with_files(1, 1 << 20) };
    let form = read(request, &limits).await.unwrap();
    assert_eq!(form.text("judul"), "Banjir");
    assert_eq!(form.left_out(), ["scan", "scan"], "one is too large, one is one too many");
    assert_eq!(form.files().len(), 1);
}

#[tokio::test]
async fn other_bodies_are_refused() {
    let json = Request::post("/").header("content-type", "application/json").body(Body::from("{}")).unwrap();
    assert!(matches!(read(json, &FormLimits::default()).await, Err(FormError::WrongType)));
    let broken = Request::post("/").header("content-type", "multipart/form-data; boundary=X");
    let broken = broken.body(Body::from("--X\r\nrubbish")).unwrap();
    assert!(matches!(read(broken, &FormLimits::default()).await, Err(FormError::Malformed)));
}

proptest! {
    #[test]
    fn any_bytes_parse(bytes in proptest::collection::vec(any::<u8>(), 0..500)) {
        prop_assert!(parse_urlencoded(&bytes, &FormLimits::default()).is_ok());
    }
}

proptest! {
    /// Parts in any order, cut off or doubled, with a boundary of any spelling.
    #[test]
    fn any_multipart_body_is_answered_within_its_limits(
        boundary in "(X|[!-~]{0,12}|\"X)",
        body in "(--X(--)?\r\n|Content-Disposition: form-data; name=\"[a-z]{0,3}\"(; filename=\"[a/\\\\.é]{0,9}\")?|Content-Type: [a-z/]{0,9}|\r\n|\\PC){0,24}",
        bytes in proptest::collection::vec(any::<u8>(), 0..40),
    ) {
        let limits = FormLimits { fields: 3, field_bytes: 20, ..FormLimits::with_files(1, 10) };
        let request = Request::post("/")
            .header("content-type", format!("multipart/form-data; boundary={boundary}"))
            .body(Body::from([b"--X\r\n", body.as_bytes(), &bytes, b"\r\n--X--\r\n"].concat()))
            .unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        if let Ok(form) = runtime.block_on(read(request, &limits)) {
            prop_assert!(form.fields().len() + form.files().len() <= 3);
            prop_assert!(form.fields().iter().all(|(_, value)| value.chars().count() <= 20));
            for file in form.files() {
                prop_assert!(file.size_bytes <= 10 && !file.file_name.contains(['/', '\\']));
                prop_assert_eq!(file.read().unwrap().len(), file.size_bytes);
            }
        }
    }
}
