SELECT id, digest, year, about, score, qualification, rank, bodies, assessor, document, source, note, is_shifted, file, line, noted_at
FROM score_claim
WHERE body_id = $1
ORDER BY id
LIMIT 20000
