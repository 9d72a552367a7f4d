UPDATE event SET state = $4, moved_from = $5, reason = $6, changed_at = $7, title = $8, about = $9, starts_at = $10,
  ends_at = $11, is_all_day = $12, place = $13, district_id = $14, contact = $15, link = $16, version = version + 1
WHERE body_id = $1 AND id = $2 AND version = $3
