//! The diary of the demonstration city: made up and marked *contoh*, around the day the demonstration begins, so that
//! there is always something coming, something moved and something called off.

use jiff::ToSpan as _;
use jiff::civil::Time;

use super::model::Content;
use super::{cancel, create, publish, save};
use crate::{Ctx, Result};

/// Code of the unit, title, days from today, first and last o'clock (none = whole day), days it lasts, place.
type Row = (&'static str, &'static str, i64, Option<(i8, i8)>, i64, &'static str);

const ROWS: [Row; 6] = [
    ("diskominfo", "Bimbingan admin situs unit (contoh)", 2, Some((9, 12)), 1, "Aula Diskominfo"),
    ("dinkes", "Pekan imunisasi (contoh)", 4, None, 6, "Semua puskesmas"),
    ("disdukcapil", "Layanan KTP keliling (contoh)", 5, Some((8, 14)), 1, "Halaman kantor kecamatan"),
    ("dlh", "Kerja bakti bersih sungai (contoh)", 6, Some((7, 10)), 1, "Bantaran Kali Kedung Ingas"),
    ("dindikbud", "Pameran karya siswa (contoh)", 12, Some((9, 16)), 2, "Alun-alun kota"),
    ("diskominfo", "Hari Hak untuk Tahu: PPID terbuka (contoh)", -20, None, 1, "Ruang PPID"),
];

/// Plants them. Units the city does not have are left out. Errors: the database refuses.
pub(crate) async fn plant(ctx: &Ctx) -> Result<()> {
    let instant = |days: i64, hour: i8| {
        let day = ctx.today().saturating_add(days.days());
        let time = Time::new(hour, 0, 0, 0).unwrap_or(Time::midnight());
        rules::zone::instant(day.to_datetime(time), &ctx.directory.zone).unwrap_or_default()
    };
    for (place_in_list, (code, title, from, hours, lasts, place)) in ROWS.into_iter().enumerate() {
        let Some(unit) = ctx.directory.by_code(code).map(|unit| unit.id) else { continue };
        let (starts_at, ends_at) = match hours {
            Some((first, last)) => (instant(from, first), instant(from + lasts - 1, last)),
            None => (instant(from, 0), instant(from + lasts, 0)),
        };
        let said = Content {
            title: title.to_owned(),
            about: "Kegiatan contoh untuk peragaan. Terbuka untuk umum, tidak perlu mendaftar.".to_owned(),
            starts_at,
            ends_at,
            is_all_day: hours.is_none(),
            place: place.to_owned(),
            contact: "Meja layanan unit (contoh)".to_owned(),
            ..Content::default()
        };
        let id = create(ctx, unit, &said).await?;
        publish(ctx, id).await?;
        match place_in_list {
            2 => {
                let (starts_at, ends_at) = (instant(8, 8), instant(8, 14));
                let moved = Content { starts_at, ends_at, ..said };
                save(ctx, id, 2, &moved, "Menunggu kendaraan layanan selesai diperbaiki.").await?;
            }
            3 => cancel(ctx, id, "Hujan lebat diperkirakan sepanjang pekan.").await?,
            _ => {}
        }
    }
    Ok(())
}
