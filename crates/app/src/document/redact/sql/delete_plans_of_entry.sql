DELETE FROM document_redaction
WHERE body_id = $1
  AND document_version_id IN (
    SELECT d.id
    FROM document_version d
    JOIN document o ON o.id = d.document_id AND o.body_id = d.body_id
    WHERE d.body_id = $1 AND o.entry_id = $2
  )
