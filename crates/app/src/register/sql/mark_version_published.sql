UPDATE register_version
SET published_at = COALESCE(published_at, CAST($3 AS BIGINT)), closed_reason = ''
WHERE body_id = $1 AND id = $2
