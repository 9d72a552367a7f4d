SELECT COUNT(*)
FROM register_version_document h
JOIN register_version v ON v.id = h.version_id AND v.body_id = h.body_id
JOIN document_version d ON d.id = h.document_version_id AND d.body_id = h.body_id
WHERE h.body_id = $1 AND d.document_id = $2 AND v.published_at IS NOT NULL
