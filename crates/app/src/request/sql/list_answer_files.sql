SELECT a.document_version_id, a.title, v.name, v.bytes, v.sha256
FROM answer_file a
JOIN document_version v ON v.id = a.document_version_id AND v.body_id = a.body_id
WHERE a.body_id = $1 AND a.request_id = $2
ORDER BY a.place, a.document_version_id
LIMIT 200
