DELETE FROM app_manual
WHERE body_id = $1 AND app_id = $2
