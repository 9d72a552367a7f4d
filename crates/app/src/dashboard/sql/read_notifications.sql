UPDATE notification
SET read_at = $3
WHERE body_id = $1 AND account_id = $2 AND read_at IS NULL AND (CAST($4 AS BIGINT) IS NULL OR id = CAST($4 AS BIGINT))
