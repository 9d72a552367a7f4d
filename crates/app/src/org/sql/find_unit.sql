SELECT id, code, name, short_name, sort_key, unit_type, parent_id, state, merged_into_id, about, address,
  phone, email, website, hours, latitude_e6, longitude_e6, colour, logo_file_id, source, updated_at
FROM unit
WHERE body_id = $1 AND id = $2
