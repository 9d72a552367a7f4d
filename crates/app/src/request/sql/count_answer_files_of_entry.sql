SELECT COUNT(*)
FROM answer_file a
JOIN document_version v ON v.id = a.document_version_id AND v.body_id = a.body_id
JOIN document d ON d.id = v.document_id AND d.body_id = v.body_id
WHERE a.body_id = $1 AND d.entry_id = $2
