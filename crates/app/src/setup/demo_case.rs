//! What the desk and the administrator of the demonstration city did beside the requests: an objection to information
//! that was not announced, written down for somebody who came by, and a period the city set for itself. All made up.

use jiff::ToSpan as _;
use rules::deadline::Change as LocalPeriod;
use rules::request::{ApplicantKind, Channel, Delivery, Format};

use crate::objection::{self, Unannounced};
use crate::request::{Filing, Requester};
use crate::{Ctx, Error, Result};

/// A unit of the demonstration city.
const UNIT: &str = "kel-kotabumi";

/// Writes the objection down as of yesterday morning, and shortens the look for completeness by a day.
/// Errors: the unit is not in `demo/units.csv`; the database refuses.
pub(super) async fn add(ctx: &Ctx) -> Result<()> {
    let check = LocalPeriod {
        code: "DL.REQ.CHECK".to_owned(),
        length: 2,
        basis: "Peraturan Wali Kota tentang layanan informasi (contoh)".to_owned(),
    };
    crate::deadline::local::set(ctx, &check).await?;
    let token = web::secrets::random_token();
    let about = Filing {
        unit: Some(ctx.directory.by_code(UNIT).ok_or(Error::NotFound)?.id),
        channel: Channel::WalkIn,
        kind: ApplicantKind::Individual,
        requester: Requester {
            name: "Contoh Warga Tujuh".to_owned(),
            address: "Jalan Contoh 7, Kota Cilegon".to_owned(),
            phone: "000000".to_owned(),
            ..Requester::default()
        },
        subject: "Laporan keuangan kelurahan tahun 2025".to_owned(),
        purpose: "Bahan musyawarah warga (contoh)".to_owned(),
        format: Format::Digital,
        delivery: Delivery::Download,
        form_token: token.clone(),
    };
    let filing = objection::Filing {
        channel: Channel::WalkIn,
        reasons: Vec::new(),
        position: "Laporannya belum ada di situs sejak Januari (contoh)".to_owned(),
        purpose: about.purpose.clone(),
        email: String::new(),
        representative: String::new(),
        power_of_attorney: String::new(),
        form_token: token,
    };
    let moment = ctx.today().saturating_sub(1.day()).at(9, 30, 0, 0);
    let brought = Unannounced { about, papers: Vec::new() };
    objection::submit_unannounced(ctx, brought, &filing, Some(moment)).await?;
    Ok(())
}
