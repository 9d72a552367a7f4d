//! Letters of a case: numbered, signed and noted in the transaction of the act they tell of, so that neither can be
//! without the other. The PDF is made from these rows whenever somebody asks (`letter_page`).

use db::Tx;
use rules::case::request::State;
use rules::request::{LetterKind, Series};

use super::model::InformationRequest;
use super::receipt::Receipt;
use super::{file_store, step, tell};
use crate::audit::Change;
use crate::ids::{Coded, Hex, RequestId};
use crate::locale::Locale;
use crate::{Ctx, Error, Result};

/// Longest name or office, in characters.
const SIGNER_CHARS: usize = 300;

db::record! {
    /// An issued letter.
    #[derive(Debug, Clone)]
    pub struct Letter {
        /// Request it is about.
        pub request_id: RequestId,
        /// Which letter.
        pub kind: Coded<LetterKind>,
        /// Its number.
        pub number: String,
        /// Day of issue, ISO.
        pub issued_on: String,
        /// The same, Unix ms.
        pub issued_at: i64,
        /// Who signs.
        pub officer_name: String,
        /// In which office.
        pub officer_position: String,
        /// What it says where the case itself does not: the reason of an extension, how something was handed over.
        pub text: String,
        /// SHA-256 of what it says.
        pub digest: Hex,
        /// Place of the act in the change log.
        pub log_seq: i64,
    }
}

impl Letter {
    /// Name of its file, and last part of its address.
    pub(super) fn file_name(&self) -> &'static str {
        file_name(self.kind.0)
    }

    /// What its code proves: that it was issued then, in that row of the change log.
    pub(super) fn receipt(&self) -> Receipt {
        Receipt {
            number: self.number.clone(),
            received_at: self.issued_at,
            digest: self.digest.clone(),
            log_seq: self.log_seq,
            act: match self.kind.0 {
                LetterKind::Notice | LetterKind::Refusal => "request.answer",
                LetterKind::Extension => "request.extend",
                LetterKind::Handover => "request.deliver",
                LetterKind::Fee => "request.fee",
            },
            object_id: self.request_id.0,
        }
    }

    /// Text key of its name.
    pub(super) fn name_key(&self) -> String {
        format!("request-letter-{}", self.kind.0)
    }
}

/// A letter on a page, with the address that checks it.
pub(super) struct ShownLetter {
    pub(super) letter: Letter,
    pub(super) check_address: String,
}

/// Letters of a case, oldest first. Errors: the database does not answer.
pub(super) async fn shown(ctx: &Ctx, id: RequestId) -> Result<Vec<ShownLetter>> {
    let letters = file_store::list_letters(ctx.db(), ctx.body(), id).await?;
    let shown = |letter: Letter| ShownLetter { check_address: letter.receipt().check_address(ctx), letter };
    Ok(letters.into_iter().map(shown).collect())
}

/// Name of the file of a letter.
pub(super) fn file_name(kind: LetterKind) -> &'static str {
    match kind {
        LetterKind::Notice => "pemberitahuan.pdf",
        LetterKind::Refusal => "penolakan.pdf",
        LetterKind::Extension => "perpanjangan.pdf",
        LetterKind::Handover => "penyerahan.pdf",
        LetterKind::Fee => "biaya.pdf",
    }
}

/// Who signs a letter.
#[derive(Debug, Clone, Default)]
pub struct Signer {
    /// Name.
    pub name: String,
    /// Office.
    pub position: String,
}

impl Signer {
    /// As typed in a form.
    pub(super) fn of(fields: &crate::page::Fields) -> Self {
        let text = |name: &str| fields.text(name).to_owned();
        Self { name: text("penandatangan"), position: text("jabatan-penandatangan") }
    }

    /// As typed; what is empty is the name and the role of who acts.
    pub(super) fn or_actor(&self, ctx: &Ctx, role: Option<rules::role::Role>) -> Self {
        let or = |typed: &str, usual: String| if typed.trim().is_empty() { usual } else { short(typed) };
        let name =
            ctx.officer().map_or_else(|| ctx.directory.body.name.clone(), |officer| officer.name.clone());
        let role = role.unwrap_or(rules::role::Role::MainPpid);
        let position = crate::account::role_name(Locale::Indonesian, &ctx.directory.body, role);
        Self { name: or(&self.name, name), position: or(&self.position, position) }
    }
}

fn short(text: &str) -> String {
    text.trim().chars().take(SIGNER_CHARS).collect()
}

/// A letter with the act it tells of.
pub(super) struct Issuing<'a> {
    /// Which letter.
    pub(super) kind: LetterKind,
    /// Who signs.
    pub(super) signer: &'a Signer,
    /// What it says where the case itself does not; told on the page of the case and by mail too.
    pub(super) text: &'a str,
    /// Digest of everything else it says.
    pub(super) says: &'a str,
    /// The act's row in the change log; the digest of the letter is added.
    pub(super) change: Change,
    /// Where the step leads.
    pub(super) to: State,
    /// Kind of the line on the page of the case and of the mail.
    pub(super) line: &'static str,
}

/// Numbers a letter and writes it with its act inside the caller's transaction: the request, its row in the change
/// log, its line, the letter, the mail to the requester.
/// Errors: `Conflict` when someone else changed the request meanwhile; as [`number`].
pub(super) async fn issue(
    ctx: &Ctx,
    tx: &Tx,
    request: &mut InformationRequest,
    what: Issuing<'_>,
) -> Result<()> {
    let who = request.requester(&ctx.app, ctx.body())?;
    let mut letter = number(ctx, tx, request, (what.kind, what.signer), (what.text, what.says)).await?;
    let change = what.change.digests("", letter.digest.0.clone());
    letter.log_seq = step::write(ctx, tx, request, what.to, (what.line, what.text), change).await?;
    file_store::insert_letter(tx, ctx.body(), &letter).await?;
    tell::requester(ctx, tx, request, &who, what.line, what.text).await
}

/// Numbers a letter inside the transaction of its act. `says` is the digest of everything else it says.
/// Errors: `NotFound` for a unit that is gone; the database.
async fn number(
    ctx: &Ctx,
    tx: &Tx,
    request: &InformationRequest,
    (kind, signer): (LetterKind, &Signer),
    (text, says): (&str, &str),
) -> Result<Letter> {
    let day = ctx.today();
    let seq = file_store::raise_letter_number(tx, ctx.body(), request.unit_id, i64::from(day.year())).await?;
    let unit = &ctx.directory.unit(request.unit_id).ok_or(Error::NotFound)?.code;
    let pattern = super::number::pattern(tx, ctx.body(), Series::RequestLetter).await?;
    let mut letter = Letter {
        request_id: request.id,
        kind: Coded(kind),
        number: pattern.fill_letter(seq, kind, unit, day.month(), day.year()),
        issued_on: day.to_string(),
        issued_at: ctx.now(),
        officer_name: short(&signer.name),
        officer_position: short(&signer.position),
        text: text.trim().to_owned(),
        digest: Hex::default(),
        log_seq: 0,
    };
    let parts = [
        letter.number.as_str(),
        &request.number,
        &letter.issued_on,
        &letter.officer_name,
        &letter.officer_position,
        &letter.text,
        says,
    ];
    let fields: Vec<&[u8]> = parts.iter().map(|part| part.as_bytes()).collect();
    letter.digest = Hex(crate::audit::hex(&rules::chain::digest(&fields)));
    Ok(letter)
}
