SELECT CAST(COALESCE(SUM(CASE WHEN confirmed_at IS NULL THEN 1 ELSE 0 END), 0) AS BIGINT) AS unconfirmed, COUNT(*) AS number
FROM subscription
WHERE body_id = $1 AND address_mark = $2
