UPDATE body
SET log_seq = log_seq + 1, log_at = CASE WHEN log_at > CAST($2 AS BIGINT) THEN log_at ELSE CAST($2 AS BIGINT) END
WHERE id = $1 -- body_id = $1: the body is the tenant itself
RETURNING log_seq, log_at, log_head
