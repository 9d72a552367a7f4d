UPDATE change_log
SET hash = 'ff' || SUBSTR(hash, 3)
WHERE body_id = $1 AND seq = 2
