//! What the pages say to machines: schema.org as JSON-LD. Only facts that are in the data.

use serde_json::{Value, json};

use crate::news::public::Article;
use crate::org::Unit;
use crate::page::{Page, StructuredData};

/// Degrees of a coordinate in millionths, as a decimal number in text: `-6.009870`.
pub(crate) fn degrees(e6: i64) -> String {
    let sign = if e6 < 0 { "-" } else { "" };
    let positive = e6.unsigned_abs();
    format!("{sign}{}.{:06}", positive / 1_000_000, positive % 1_000_000)
}

fn organisation(p: &Page) -> Value {
    let body = &p.directory.body;
    json!({"@type": "GovernmentOrganization", "name": body.name, "url": p.absolute("/"),
        "areaServed": {"@type": "City", "name": body.short_name}})
}

/// The portal: a site that can be searched.
pub(super) fn portal(p: &Page) -> StructuredData {
    let search = format!("{}?q={{search_term_string}}", p.absolute("/cari"));
    StructuredData::new(&json!({
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": p.directory.body.short_name,
        "url": p.absolute("/"),
        "inLanguage": p.locale.code(),
        "publisher": organisation(p),
        "potentialAction": {"@type": "SearchAction", "target": {"@type": "EntryPoint", "urlTemplate": search},
            "query-input": "required name=search_term_string"},
    }))
}

/// A plain or list page of type `kind`, with the way to it.
pub(super) fn page(p: &Page, kind: &str, way: &[(&str, &str)]) -> StructuredData {
    let home = (p.directory.body.short_name.as_str(), "/");
    let steps: Vec<Value> = std::iter::once(&home)
        .chain(way)
        .zip(1..)
        .map(|((name, path), place)| {
            json!({"@type": "ListItem", "position": place, "name": name, "item": p.absolute(path)})
        })
        .collect();
    StructuredData::new(&json!({
        "@context": "https://schema.org",
        "@type": kind,
        "name": p.title,
        "description": p.description,
        "url": p.absolute(&p.path),
        "inLanguage": p.locale.code(),
        "publisher": organisation(p),
        "breadcrumb": {"@type": "BreadcrumbList", "itemListElement": steps},
    }))
}

/// A unit as a government office. Unknown facts are left out.
pub(super) fn office(p: &Page, unit: &Unit) -> StructuredData {
    let mut office = json!({
        "@context": "https://schema.org",
        "@type": "GovernmentOffice",
        "@id": format!("{}#kantor", p.absolute(&unit.path())),
        "name": unit.name,
        "url": p.absolute(&unit.path()),
        "parentOrganization": match unit.parent_id.and_then(|id| p.directory.unit(id)) {
            Some(parent) => json!({"@type": "GovernmentOrganization", "name": parent.name,
                "url": p.absolute(&parent.path())}),
            None => organisation(p),
        },
    });
    let mut add = |key: &str, value: Value| {
        if let Some(object) = office.as_object_mut() {
            object.insert(key.to_owned(), value);
        }
    };
    if !unit.short_name.is_empty() {
        add("alternateName", json!(unit.short_name));
    }
    if !unit.address.is_empty() {
        add(
            "address",
            json!({"@type": "PostalAddress", "streetAddress": unit.address,
            "addressLocality": p.directory.body.short_name, "addressRegion": p.directory.body.province,
            "addressCountry": "ID"}),
        );
    }
    for (key, value) in [("telephone", &unit.phone), ("email", &unit.email), ("sameAs", &unit.website)] {
        if !value.is_empty() {
            add(key, json!(value));
        }
    }
    let point = unit.latitude_e6.zip(unit.longitude_e6);
    let number = |e6: i64| degrees(e6).parse::<f64>().unwrap_or_default();
    if let Some((latitude, longitude)) = point {
        add(
            "geo",
            json!({"@type": "GeoCoordinates", "latitude": number(latitude), "longitude": number(longitude)}),
        );
    }
    StructuredData::new(&office)
}

/// An article.
pub(super) fn article(p: &Page, article: &Article, unit: &Unit) -> StructuredData {
    let published = article.news.published_at.unwrap_or_default();
    let pictures: Vec<String> = article
        .photos
        .iter()
        .map(|photo| format!("{}/foto/{}/1600.jpg", p.origin, photo.file_id))
        .chain(p.share_image.iter().map(|path| format!("{}{path}", p.origin)))
        .collect();
    let speaker =
        json!({"@type": "GovernmentOrganization", "name": unit.name, "url": p.absolute(&unit.path())});
    StructuredData::new(&json!({
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.revision.title,
        "description": p.description,
        "url": p.absolute(&p.path),
        "mainEntityOfPage": p.absolute(&p.path),
        "inLanguage": "id",
        "isAccessibleForFree": true,
        "datePublished": p.rfc3339(published),
        "dateModified": p.rfc3339(article.news.changed_at.unwrap_or(published)),
        "image": pictures,
        "author": speaker,
        "publisher": organisation(p),
        "isBasedOn": p.repeats.as_ref().map(|path| p.absolute(path)),
    }))
}

#[cfg(test)]
mod tests {
    use super::degrees;

    #[test]
    fn a_coordinate_keeps_its_sign_and_zeros() {
        assert_eq!(degrees(-6_009_870), "-6.009870");
        assert_eq!(degrees(106_042_200), "106.042200");
        assert_eq!(degrees(-5), "-0.000005");
    }
}
