//! The forms about the cost of copies, beside those of the steps.

use rules::permission::Act;
use rules::request::{FeeState, may_ask_fee, may_settle_fee};

use super::desk_forms::{Form, StepForm};
use super::desk_item::Shown;
use super::fee::CopyFee;
use super::letter::Signer;
use super::model::InformationRequest;
use crate::Ctx;
use crate::org::input::Kind;
use crate::page::Page;

/// The forms that can be sent now, with what was typed and what is wrong with it.
pub(super) fn offered(
    ctx: &Ctx,
    p: &Page,
    request: &InformationRequest,
    fee: Option<&CopyFee>,
    shown: &Shown,
) -> Vec<StepForm> {
    let form = Form { ctx, p, shown };
    let (state, unit) = (request.state.0, Some(request.unit_id));
    let stands = fee.map(|fee| fee.state.0);
    let mut forms = Vec::new();
    if let (true, Ok(role)) = (may_ask_fee(state, stands), ctx.allow(Act::AnswerRequests, unit)) {
        let signer = Signer::default().or_actor(ctx, role);
        let text = |of: fn(&CopyFee) -> &str| fee.map(of).unwrap_or_default();
        let sum = fee.map(CopyFee::words).unwrap_or_default();
        let inputs = vec![
            form.of("biaya-salinan", "fee", &sum, Kind::Line("text")).required(),
            form.of("rincian-salinan", "fee-basis", text(|fee| &fee.basis), Kind::Lines(2)).required(),
            form.of("bayar-salinan", "payment", text(|fee| &fee.payment), Kind::Line("text")).required(),
            form.of("pejabat-salinan", "signer", &signer.name, Kind::Line("text")),
            form.of("jabatan-salinan", "position", &signer.position, Kind::Line("text")),
        ];
        forms.push(StepForm { key: "fee", at: "biaya", inputs });
    }
    if may_settle_fee(state, stands) && ctx.may(Act::ReceiveRequests, unit) {
        let option = |state: FeeState| {
            let code = rules::Code::code(state);
            (code.to_owned(), p.t(&format!("request-fee-{code}")))
        };
        let choices =
            vec![(String::new(), p.t("request-choose")), option(FeeState::Paid), option(FeeState::Waived)];
        let inputs = vec![
            form.of("lunas", "fee-settled", "", Kind::Choice(choices)).required(),
            form.of("bukti-bayar", "fee-note", "", Kind::Line("text")).required(),
        ];
        forms.push(StepForm { key: "fee-settle", at: "biaya/selesai", inputs });
    }
    forms
}
