INSERT INTO document_decision (body_id, document_version_id, decision, reason, decided_by, at)
VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (document_version_id) DO UPDATE
SET decision = excluded.decision, reason = excluded.reason, decided_by = excluded.decided_by, at = excluded.at
