//! The dispute of the demonstration city, opened and followed through the commands of everybody else.

use jiff::ToSpan as _;
use jiff::civil::time;
use rules::case::dispute::Event;
use rules::case::objection::ObjectionReason;
use rules::dispute::Side;

use crate::dispute::{self, Ended, HearingForm, Opening, PartyForm, Person, RulingForm, Taking};
use crate::ids::{RequestId, UnitId};
use crate::{Ctx, Result};

/// Opens a file on a request and brings it to its preliminary examination, with a hearing ahead.
pub(super) async fn add(ctx: &Ctx, request: RequestId, unit: UnitId, matter: String) -> Result<()> {
    let today = ctx.today();
    let opening = Opening {
        request,
        unit,
        objection_id: None,
        objection_number: "K-01 (contoh)".to_owned(),
        ended: Ended::Answered(today),
        reasons: vec![ObjectionReason::D],
        matter,
        commission: "Komisi Informasi Provinsi Banten".to_owned(),
    };
    let id = dispute::open(ctx, &opening).await?;
    for (version, event) in (1..).zip([Event::File, Event::Register, Event::Summon]) {
        let taking = Taking {
            version,
            event,
            on: Some(today),
            note: String::new(),
            registration_number: "001/REG-PSI/CONTOH".to_owned(),
            court: (None, String::new()),
            ruling: RulingForm::default(),
        };
        dispute::take(ctx, id, &taking).await?;
    }
    let hearing = HearingForm {
        on: Some(today.saturating_add(7.days())),
        at: Some(time(9, 30, 0, 0)),
        place: "Ruang sidang Komisi Informasi (contoh)".to_owned(),
        agenda: "Pemeriksaan awal".to_owned(),
        attendees: "Bagian Hukum dan PPID unit".to_owned(),
        ..HearingForm::default()
    };
    dispute::add_hearing(ctx, id, &hearing).await?;
    let due = Some(today.saturating_add(3.days()));
    dispute::give_task(ctx, id, Some(unit), "Siapkan bukti dan daftar dokumen (contoh)", due).await?;
    let party = PartyForm {
        side: Some(Side::Respondent),
        person: Person {
            name: "Contoh Kuasa".to_owned(),
            position: "Bagian Hukum".to_owned(),
            ..Person::default()
        },
        power_from: String::new(),
        power_until: String::new(),
    };
    dispute::add_party(ctx, id, &party).await
}
