SELECT
  CAST(COUNT(CASE WHEN d.text_state = 'waiting' THEN 1 END) AS BIGINT) AS waiting,
  CAST(COUNT(CASE
    WHEN (d.text_state IN ('encrypted', 'unreadable', 'no_text')
      OR EXISTS (SELECT 1 FROM document_finding f WHERE f.body_id = d.body_id AND f.document_version_id = d.id))
      AND NOT EXISTS (SELECT 1 FROM document_decision x WHERE x.body_id = d.body_id AND x.document_version_id = d.id)
    THEN 1 END) AS BIGINT) AS undecided,
  CAST(COUNT(CASE
    WHEN EXISTS (SELECT 1 FROM document_version r WHERE r.body_id = d.body_id AND r.redacted_from_id = d.id)
    THEN 1 END) AS BIGINT) AS redacted
FROM document_version d
WHERE d.body_id = $1 AND d.id = $2
