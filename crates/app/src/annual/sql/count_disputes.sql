SELECT 'opened' AS code, CAST(COUNT(*) AS BIGINT) AS number
FROM dispute
WHERE body_id = $1 AND opened_at >= $2 AND opened_at < $3
UNION ALL
SELECT 'ruled', CAST(COUNT(*) AS BIGINT)
FROM dispute_ruling
WHERE body_id = $1 AND ruled_on >= $4 AND ruled_on <= $5
ORDER BY 1
LIMIT 2
