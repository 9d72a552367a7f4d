SELECT r.position, e.unit_id, v.title, v.class, v.year, v.closed_reason,
  CASE WHEN e.public_version_id IS NULL THEN NULL ELSE e.slug END AS slug
FROM register_decision_row r
JOIN register_version v ON v.id = r.version_id AND v.body_id = r.body_id
JOIN register_entry e ON e.id = r.entry_id AND e.body_id = r.body_id
WHERE r.body_id = $1 AND r.decision_id = $2 AND r.position > $3
ORDER BY r.position
LIMIT $4
