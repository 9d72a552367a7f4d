SELECT position, number, page, left_mpt, top_mpt, width_mpt, height_mpt, kind, masked, ground, note, is_chosen
FROM document_redaction_place
WHERE body_id = $1 AND document_version_id = $2
ORDER BY page, position
LIMIT 5000
