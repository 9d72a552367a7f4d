//! Kota Contoh: as small as a city can be and still have every kind of neighbour a test needs.

use app::audit::{Change, record};
use app::ctx::{Actor, Ctx};
use app::ids::{BodyId, Coded, UnitId};
use app::org::{Body, Unit, store, unit_digest};
use rules::unit::UnitType;

/// Code of the first city; its portal is `contoh.localhost`.
pub const CITY: &str = "contoh";

/// Code, name, short name, type, code of the unit above.
const UNITS: [(&str, &str, &str, UnitType, &str); 7] = [
    ("kota", "Kota Contoh", "", UnitType::City, ""),
    ("diskominfo", "Dinas Komunikasi dan Informatika", "Diskominfo", UnitType::Dinas, "kota"),
    ("dinkes", "Dinas Kesehatan", "Dinkes", UnitType::Dinas, "kota"),
    ("kec-satu", "Kecamatan Satu", "", UnitType::Kecamatan, "kota"),
    ("kec-dua", "Kecamatan Dua", "", UnitType::Kecamatan, "kota"),
    ("kel-satu", "Kelurahan Satu", "", UnitType::Kelurahan, "kec-satu"),
    ("kel-dua", "Kelurahan Dua", "", UnitType::Kelurahan, "kec-satu"),
];

/// Writes a city with its units through the store and the change log.
pub(crate) async fn plant(app: &std::sync::Arc<app::App>, code: &str, name: &str) -> BodyId {
    let now = app.clock.now();
    let tx = app.db.begin().await.unwrap();
    let id = store::insert_body(&tx, &body(code, name), now).await.unwrap();
    tx.commit().await.unwrap();
    app.reload_directories().await.unwrap();

    let ctx = Ctx::for_system(app, app.directory(id).unwrap(), Actor::Console);
    let tx = app.db.begin().await.unwrap();
    let mut ids: Vec<(&str, UnitId)> = Vec::new();
    for (unit_code, unit_name, short, unit_type, above) in UNITS {
        let above = ids.iter().find(|(code, _)| *code == above).map(|(_, id)| *id);
        let unit = unit(unit_code, unit_name, short, unit_type, above);
        let unit_id = store::insert_unit(&tx, id, &unit, now).await.unwrap();
        let change = Change::new("unit.create", "unit", unit_id).in_unit(unit_id).public();
        record(&ctx, &tx, change.digests("", unit_digest(&unit))).await.unwrap();
        ids.push((unit_code, unit_id));
    }
    let of = |wanted: &str| ids.iter().find(|(code, _)| *code == wanted).map(|(_, id)| *id);
    store::set_body_units(&tx, id, of("kota"), of("diskominfo")).await.unwrap();
    tx.commit().await.unwrap();
    app.reload_directories().await.unwrap();
    id
}

fn body(code: &str, name: &str) -> Body {
    Body {
        id: BodyId(0),
        code: code.to_owned(),
        name: format!("Pemerintah {name}"),
        short_name: name.to_owned(),
        province: "Provinsi Contoh".to_owned(),
        region_code: None,
        host: None,
        public_url: None,
        time_zone: "Asia/Jakarta".to_owned(),
        ppid_label: "pelaksana".to_owned(),
        about: "Kota kecil untuk pengujian.".to_owned(),
        is_sample: false,
        root_unit_id: None,
        ppid_unit_id: None,
    }
}

fn unit(code: &str, name: &str, short: &str, unit_type: UnitType, above: Option<UnitId>) -> Unit {
    Unit {
        id: UnitId(0),
        code: code.to_owned(),
        name: name.to_owned(),
        short_name: short.to_owned(),
        sort_key: bahasa::fold(name),
        unit_type: Coded(unit_type),
        parent_id: above,
        state: "active".to_owned(),
        merged_into_id: None,
        about: format!("{name} melayani warga."),
        address: "Jalan Contoh Nomor 1".to_owned(),
        phone: "(0254) 000001".to_owned(),
        email: format!("{code}@contoh.test"),
        website: String::new(),
        hours: "Senin sampai Jumat 08.00–16.00".to_owned(),
        latitude_e6: Some(-6_017_000),
        longitude_e6: Some(106_053_000),
        colour: rules::unit::COLOURS[0].to_owned(),
        logo_file_id: None,
        source: "data uji".to_owned(),
        updated_at: 0,
    }
}
