INSERT INTO score_claim (
  body_id, digest, year, about, score, qualification, rank, bodies, assessor, document, source, note, is_shifted, file,
  line, noted_at, noted_by
) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
ON CONFLICT (body_id, digest) DO NOTHING
