//! Meetings of the demonstration city: one that was held, with decisions that are done, open, late and dropped, and a
//! series that comes. Everything is marked as a sample; the gaps are those of the sample data.

use jiff::ToSpan as _;
use jiff::civil::{Date, Time};
use rules::meeting::days;
use rules::unit::UnitType;

use super::attendance::{Attendance, list};
use super::call::{self, Signer};
use super::close::{close, write_minutes};
use super::gaps::gaps;
use super::plan::{Plan, plan};
use super::resolve::{Decision, discard, finish, resolve};
use super::store::{self, New};
use crate::deadline::calendar;
use crate::ids::{MeetingId, UnitId};
use crate::{Ctx, Error, Result};

/// Days back to the meeting that was held.
const BACK_DAYS: i32 = 14;

fn signer() -> Signer {
    Signer { name: "Kepala Diskominfo (contoh)".to_owned(), position: "PPID Utama (contoh)".to_owned() }
}

/// Makes the meetings. Errors: the database refuses.
pub(crate) async fn plant(ctx: &Ctx) -> Result<()> {
    held(ctx).await?;
    let series = plan(ctx, &Plan::proposed(ctx)).await?;
    let first = store::list_of_series(ctx.db(), ctx.body(), series).await?.into_iter().next();
    let first = first.ok_or(Error::NotFound)?;
    call::call(ctx, first.id, &signer()).await.map(|_number| ())
}

/// A meeting of two kecamatan on a working day two weeks ago.
async fn held(ctx: &Ctx) -> Result<()> {
    let calendar = calendar::current(ctx.db(), ctx.body()).await?;
    let from = ctx.today().saturating_sub(BACK_DAYS.days());
    let day = days(&calendar, from, 1).first().copied().unwrap_or(from);
    let mut kecamatan = ctx.directory.of_type(UnitType::Kecamatan);
    kecamatan.truncate(2);
    let names: Vec<&str> = kecamatan.iter().map(|unit| unit.name.as_str()).collect();
    let below = |unit: &crate::org::Unit| ctx.directory.children(unit.id).into_iter().map(|unit| unit.id);
    let units: Vec<UnitId> =
        kecamatan.iter().flat_map(|unit| std::iter::once(unit.id).chain(below(unit))).collect();
    let at = |hour: i8| {
        let time = Time::new(hour, 0, 0, 0).unwrap_or_default();
        rules::zone::instant(day.to_datetime(time), &ctx.directory.zone).unwrap_or_default()
    };
    let title = ctx.locale.t("meeting-plan-default");
    let tx = ctx.db().begin().await?;
    let purpose = ctx.locale.t("meeting-plan-default-purpose");
    let series = store::insert_series(ctx, &tx, &title, &purpose).await?;
    let new = New {
        series,
        batch: 1,
        title: &format!("{title}: {}", names.join(", ")),
        place: "Aula Diskominfo (contoh)",
        starts_at: at(9),
        ends_at: at(11),
        is_public: true,
    };
    let id = store::insert(ctx, &tx, &new, &units).await?;
    tx.commit().await?;
    let meeting = store::find(ctx.db(), ctx.body(), id).await?.ok_or(Error::NotFound)?;
    call::write(ctx, meeting, &signer(), &gaps(ctx).await?).await?;
    follow(ctx, id, &units, day).await
}

/// Most units came; what was decided stands in every state.
async fn follow(ctx: &Ctx, id: MeetingId, units: &[UnitId], day: Date) -> Result<()> {
    let came = units.iter().copied().enumerate().filter(|(place, _)| place % 4 != 3);
    let present: Vec<UnitId> = came.map(|(_, unit)| unit).collect();
    let names = present.iter().take(3).map(|unit| (*unit, "Operator (contoh)".to_owned())).collect();
    list(ctx, id, &Attendance { present, names, is_head_present: true }).await?;
    let minutes = "Contoh notulen. Tiap unit menyampaikan hambatannya; kekurangan pada daftar informasi publik \
        dibagi menjadi tugas dengan tanggal.";
    write_minutes(ctx, id, minutes).await?;
    close(ctx, id).await?;
    let words = [
        "Melengkapi profil unit dan jam layanan (contoh)",
        "Memuat paling sedikit dua berita setiap bulan (contoh)",
        "Menyerahkan daftar informasi publik semester ini (contoh)",
        "Mengganti operator yang pindah tugas (contoh)",
    ];
    let mut made = Vec::new();
    for ((words, unit), after) in words.into_iter().zip(units).zip([10, 25, 7, 20]) {
        let due_on = day.checked_add(after.days()).ok();
        let decision = Decision { words: words.to_owned(), unit: Some(*unit), due_on };
        made.push(resolve(ctx, id, &decision).await?);
    }
    if let [done, _, _, dropped] = made.as_slice() {
        finish(ctx, *done, "Profil dan jam layanan sudah lengkap (contoh)").await?;
        discard(ctx, *dropped, "Operator tidak jadi pindah (contoh)").await?;
    }
    Ok(())
}
