SELECT CAST(COUNT(*) AS BIGINT)
FROM score_claim_ruling
WHERE body_id = $1 AND claim_id = $2
