DELETE FROM change_log
WHERE body_id = $1 AND seq = (SELECT MAX(seq) FROM change_log WHERE body_id = $1)
