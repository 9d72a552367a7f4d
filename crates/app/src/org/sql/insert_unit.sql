INSERT INTO unit (
  body_id, code, name, short_name, sort_key, unit_type, parent_id, state, merged_into_id, about, address, phone,
  email, website, hours, latitude_e6, longitude_e6, colour, logo_file_id, source, created_at, updated_at
) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $21)
RETURNING id
