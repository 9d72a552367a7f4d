INSERT INTO visit (body_id, kind, item_id, day, unit_id, reads) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (body_id, kind, item_id, day) DO UPDATE SET reads = visit.reads + excluded.reads
