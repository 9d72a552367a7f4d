SELECT c.document_version_id, c.page, c.ground, c.note, CAST(COUNT(*) AS BIGINT) AS places
FROM document_cut c
JOIN register_version_document h ON h.document_version_id = c.document_version_id AND h.body_id = c.body_id
WHERE c.body_id = $1 AND h.version_id = $2
GROUP BY h.position, c.document_version_id, c.page, c.ground, c.note
ORDER BY h.position, c.page, MIN(c.position)
LIMIT 1000
