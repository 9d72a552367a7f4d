SELECT c.document_version_id, c.page, c.ground, c.note
FROM document_cut c
JOIN register_version_document h ON h.document_version_id = c.document_version_id AND h.body_id = c.body_id
WHERE c.body_id = $1 AND h.version_id = $2
ORDER BY h.position, c.position
LIMIT 1000
