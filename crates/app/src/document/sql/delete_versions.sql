DELETE FROM document_version
WHERE body_id = $1 AND document_id IN (SELECT o.id FROM document o WHERE o.body_id = $1 AND o.entry_id = $2)
