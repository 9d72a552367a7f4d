DELETE FROM register_version_link
WHERE body_id = $1
  AND version_id IN (SELECT v.id FROM register_version v WHERE v.body_id = $1 AND v.entry_id = $2)
