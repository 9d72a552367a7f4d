DELETE FROM change_log
WHERE body_id = $1 AND seq = 4
