UPDATE unit
SET code = $3, name = $4, short_name = $5, sort_key = $6, unit_type = $7, parent_id = $8, state = $9,
  merged_into_id = $10, about = $11, address = $12, phone = $13, email = $14, website = $15, hours = $16,
  latitude_e6 = $17, longitude_e6 = $18, colour = $19, logo_file_id = $20, source = $21, updated_at = $22
WHERE body_id = $1 AND id = $2 AND updated_at = $23
