SELECT r.position, v.digest
FROM register_decision_row r
JOIN register_version v ON v.id = r.version_id AND v.body_id = r.body_id
WHERE r.body_id = $1 AND r.decision_id = $2 AND r.position > $3
ORDER BY r.position
LIMIT 1000
