UPDATE change_log
SET hash = CAST(CAST(X'FF' AS BLOB) || SUBSTR(hash, 2) AS BLOB)
WHERE body_id = $1 AND seq = 2
