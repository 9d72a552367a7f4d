INSERT INTO score_claim_ruling (body_id, claim_id, score, document, reason, sha256, bytes, ruled_at, ruled_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
