UPDATE change_log
SET actor_name = 'orang lain'
WHERE body_id = $1 AND seq = 3
