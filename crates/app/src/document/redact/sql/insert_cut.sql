INSERT INTO document_cut (
  body_id, document_version_id, position, page, left_mpt, top_mpt, width_mpt, height_mpt, ground, note
) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
