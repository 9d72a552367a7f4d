INSERT INTO contact_ladder (body_id, rung, months_after, day) VALUES ($1, $2, $3, $4)
ON CONFLICT (body_id, rung) DO UPDATE SET months_after = excluded.months_after, day = excluded.day
