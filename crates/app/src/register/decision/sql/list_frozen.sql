SELECT r.position, r.version_id, v.title, v.digest,
  CAST(CASE WHEN (
    SELECT COUNT(*) FROM change_log c
    WHERE c.body_id = r.body_id AND c.object_kind = 'register_entry' AND c.object_id = r.entry_id
      AND c.after_digest = v.digest
  ) > 0 THEN 1 ELSE 0 END AS BIGINT) AS is_logged
FROM register_decision_row r
JOIN register_version v ON v.id = r.version_id AND v.body_id = r.body_id
WHERE r.body_id = $1 AND r.decision_id = $2 AND r.position > $3
ORDER BY r.position
LIMIT 1000
