//! A form with a picture in it (RFC 7578).

use url::Url;

use super::Parcel;
use crate::ask::Ask;

/// A request with fields and the picture of the parcel under a name.
pub(super) fn with_picture(url: Url, parcel: &Parcel, fields: &[(&str, &str)], name: &str) -> Ask {
    let boundary = boundary(parcel);
    let mut body = Vec::with_capacity(parcel.jpeg.len() + 1_024);
    let mut put = |head: &str, content: &[u8]| {
        body.extend_from_slice(
            format!("--{boundary}\r\nContent-Disposition: form-data; {head}\r\n\r\n").as_bytes(),
        );
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n");
    };
    for (field, value) in fields {
        put(&format!("name=\"{field}\""), value.as_bytes());
    }
    put(&format!("name=\"{name}\"; filename=\"berita.jpg\"\r\nContent-Type: image/jpeg"), &parcel.jpeg);
    body.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
    Ask::post(url, &format!("multipart/form-data; boundary={boundary}"), body)
}

/// A line that stands in nothing that is sent.
fn boundary(parcel: &Parcel) -> String {
    let mut boundary = format!("terbuka-{}", parcel.key);
    let is_in = |boundary: &str| {
        let found = |bytes: &[u8]| bytes.windows(boundary.len()).any(|part| part == boundary.as_bytes());
        found(&parcel.jpeg) || found(parcel.text.as_bytes()) || found(parcel.alternative.as_bytes())
    };
    while is_in(&boundary) {
        boundary.push('x');
    }
    boundary
}
