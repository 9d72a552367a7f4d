SELECT id, claim_id, score, document, reason, sha256, bytes, ruled_at, ruled_by
FROM score_claim_ruling
WHERE body_id = $1
ORDER BY id
LIMIT 20000
