SELECT h.document_version_id, d.document_id, h.title
FROM register_version_document h
JOIN document_version d ON d.id = h.document_version_id AND d.body_id = h.body_id
WHERE h.body_id = $1 AND h.version_id = $2
ORDER BY h.position
