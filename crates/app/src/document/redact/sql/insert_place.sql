INSERT INTO document_redaction_place (
  body_id, document_version_id, position, number, page, left_mpt, top_mpt, width_mpt, height_mpt, kind, masked, ground,
  note, is_chosen
) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
