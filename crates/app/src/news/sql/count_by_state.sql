SELECT n.state, COUNT(*) AS items, CAST(SUM(n.needs_sign_off) AS BIGINT) AS unsigned
FROM news n
WHERE n.body_id = $1
  AND (CAST($2 AS BIGINT) IS NULL OR n.unit_id = $2)
GROUP BY n.state
ORDER BY n.state
