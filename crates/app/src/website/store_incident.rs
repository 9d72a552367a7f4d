//! Queries of incidents.

use db::{Db, Sql, Tx, params, sql};
use rules::website::IncidentState;

use super::model::{Evidence, Incident, IncidentNote};
use crate::Result;
use crate::ids::{BodyId, Coded, Hex, IncidentId, UnitId, WebsiteId};

const INSERT_INCIDENT: Sql = sql!("sql/insert_incident.sql");
const FIND_INCIDENT: Sql = sql!("sql/find_incident.sql");
const LIST_INCIDENTS: Sql = sql!("sql/list_incidents.sql");
const FIND_OPEN_INCIDENT: Sql = sql!("sql/find_open_incident.sql");
const FIND_DISMISSED: Sql = sql!("sql/find_dismissed.sql");
const SET_INCIDENT: Sql = sql!("sql/set_incident.sql");
const INSERT_EVIDENCE: Sql = sql!("sql/insert_evidence.sql");
const LIST_EVIDENCE: Sql = sql!("sql/list_evidence.sql");
const INSERT_INCIDENT_STEP: Sql = sql!("sql/insert_incident_step.sql");
const LIST_INCIDENT_STEPS: Sql = sql!("sql/list_incident_steps.sql");

/// An incident that is about to be written.
pub(super) struct NewIncident<'a> {
    pub(super) site: WebsiteId,
    pub(super) summary: &'a str,
    pub(super) seal: &'a Hex,
    pub(super) found_at: i64,
    pub(super) due_at: i64,
    pub(super) is_sample: bool,
}

/// Writes an incident in its first state.
pub(super) async fn insert(tx: &Tx, body: BodyId, new: &NewIncident<'_>) -> Result<IncidentId> {
    let values = params![body, new.site, new.summary, new.seal, new.found_at, new.due_at, new.is_sample];
    Ok(tx.one(&INSERT_INCIDENT, values).await?)
}

/// An incident.
pub async fn find(db: &Db, body: BodyId, id: IncidentId) -> Result<Option<Incident>> {
    Ok(db.optional(&FIND_INCIDENT, params![body, id]).await?)
}

/// Incidents of a unit or of the whole body, open ones first, then the newest.
pub async fn list(db: &Db, body: BodyId, unit: Option<UnitId>) -> Result<Vec<Incident>> {
    Ok(db.all(&LIST_INCIDENTS, params![body, unit]).await?)
}

/// The open incident of a site.
pub(super) async fn find_open(db: &Db, body: BodyId, site: WebsiteId) -> Result<Option<IncidentId>> {
    Ok(db.optional(&FIND_OPEN_INCIDENT, params![body, site]).await?)
}

/// Whether the same signs on this site were found to be nothing before.
pub(super) async fn was_dismissed(db: &Db, body: BodyId, site: WebsiteId, summary: &str) -> Result<bool> {
    let count: i64 = db.one(&FIND_DISMISSED, params![body, site, summary]).await?;
    Ok(count > 0)
}

/// Moves an incident. False when somebody did meanwhile.
pub(super) async fn set(
    tx: &Tx,
    body: BodyId,
    incident: &Incident,
    state: IncidentState,
    closed_at: Option<i64>,
) -> Result<bool> {
    let values = params![body, incident.id, incident.version, Coded(state), closed_at];
    Ok(tx.exec(&SET_INCIDENT, values).await? == 1)
}

/// Writes a piece of evidence.
pub(super) async fn insert_evidence(tx: &Tx, body: BodyId, id: IncidentId, piece: &Evidence) -> Result<()> {
    let Evidence { position, kind, url, found, headers, answer } = piece;
    let values = params![body, id, *position, kind, url, found, headers, answer.clone()];
    tx.exec(&INSERT_EVIDENCE, values).await?;
    Ok(())
}

/// The evidence of an incident, in order.
pub async fn list_evidence(db: &Db, body: BodyId, id: IncidentId) -> Result<Vec<Evidence>> {
    Ok(db.all(&LIST_EVIDENCE, params![body, id]).await?)
}

/// Notes what was done.
pub(super) async fn insert_step(tx: &Tx, body: BodyId, id: IncidentId, step: &IncidentNote) -> Result<()> {
    let IncidentNote { at, state, note, who } = step;
    tx.exec(&INSERT_INCIDENT_STEP, params![body, id, *at, *state, note, who]).await?;
    Ok(())
}

/// What was done about an incident, in order.
pub async fn list_steps(db: &Db, body: BodyId, id: IncidentId) -> Result<Vec<IncidentNote>> {
    Ok(db.all(&LIST_INCIDENT_STEPS, params![body, id]).await?)
}
