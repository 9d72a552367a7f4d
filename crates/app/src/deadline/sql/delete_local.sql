DELETE FROM deadline_local
WHERE body_id = $1 AND code = $2
