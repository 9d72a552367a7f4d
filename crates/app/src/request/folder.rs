//! The folder of an objection to periodic information that was not announced (UU 14/2008 Ps.35(1)b): nobody asked for
//! anything, so there is no request and none is counted; the folder keeps who files, the tracking code and the
//! subject, so that tracking, papers, the decision, a dispute and erasure go the same way as everywhere.

use db::Tx;
use rules::case::request::State;

use super::inputs::Inputs;
use super::model::{Filing, InformationRequest, Requester, Step};
use super::paper::Sealed;
use super::{file_store, inputs, receipt, store, submit};
use crate::error::FieldErrors;
use crate::ids::Coded;
use crate::org::input::{Input, Kind};
use crate::page::{Fields, Page};
use crate::{Ctx, Result};

/// A folder that is not saved yet. Errors: `NotFound` for a unit that is not active.
pub(crate) fn folder(ctx: &Ctx, filing: &Filing, received_at: i64) -> Result<InformationRequest> {
    let unit = submit::responsible(ctx, filing.unit)?;
    let folder = submit::taken(ctx, unit, filing, received_at);
    Ok(InformationRequest { state: Coded(State::UnderObjection), is_announcement: true, ..folder })
}

/// Saves a folder with its papers under the number of its objection, in the transaction that files it.
/// Errors: the database refuses.
pub(crate) async fn save_folder(
    ctx: &Ctx,
    tx: &Tx,
    (folder, filing, papers): (&mut InformationRequest, &Filing, &[Sealed]),
    number: &str,
) -> Result<()> {
    let who = Requester { salt: web::secrets::random_token(), ..filing.requester.clone() };
    number.clone_into(&mut folder.number);
    folder.digest = receipt::digest(folder, &who);
    folder.requester = who.seal(&ctx.app, ctx.body(), &folder.tracking)?;
    folder.id = store::insert(tx, ctx.body(), folder, filing).await?;
    for paper in papers {
        file_store::insert_paper(tx, ctx.body(), folder.id, paper, ctx.now()).await?;
    }
    let step = Step {
        at: folder.received_at,
        kind: "objected".to_owned(),
        unit_id: folder.unit_id,
        note: String::new(),
    };
    store::insert_step(tx, ctx.body(), folder.id, &step).await
}

/// What a folder is asked: the information, who files, and what only some need.
pub(crate) struct FolderInputs {
    /// The information and the unit that had to announce it.
    pub(crate) what: Vec<Input>,
    /// Who files.
    pub(crate) who: Vec<Input>,
    /// What only some need.
    pub(crate) more: Vec<Input>,
    /// Whether that part is open.
    pub(crate) is_more_open: bool,
}

impl FolderInputs {
    /// The questions about a filing. `units` are those it can be addressed to, as code and name.
    pub(crate) fn of(
        ctx: &Ctx,
        p: &Page,
        (filing, errors): (&Filing, &FieldErrors),
        units: Vec<(String, String)>,
    ) -> Self {
        let inputs = Inputs { p, errors, filing };
        let asked = filing.unit.and_then(|id| ctx.directory.unit(id));
        let code = asked.map(|unit| unit.code.as_str()).unwrap_or_default();
        let keys = ["objection-field-announcement", "objection-hint-announcement"].map(str::to_owned);
        let subject = Input::of(p, &keys, "informasi", &filing.subject, Kind::Lines(3));
        Self {
            what: vec![
                subject.check(p, errors).required(),
                inputs.of("tujuan", "purpose", &filing.purpose, Kind::Lines(2)).required(),
                inputs.of("unit", "unit", code, Kind::Choice(units)),
            ],
            who: inputs.who(),
            more: inputs.more(),
            is_more_open: inputs.is_more_open(),
        }
    }
}

/// A filing as sent, by the names of the form of requests.
pub(crate) fn read_filing(ctx: &Ctx, fields: &Fields) -> Filing {
    inputs::read(ctx, fields)
}

/// Every unit a citizen can name, the main PPID first, as code and name.
pub(crate) fn all_units(ctx: &Ctx) -> Vec<(String, String)> {
    inputs::all_units(ctx)
}
