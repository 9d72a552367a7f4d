SELECT decision, reason, decided_by, at
FROM document_decision
WHERE body_id = $1 AND document_version_id = $2
