UPDATE unit_contact
SET state = $3, rung = $4, rung_on = $5, held_until = $6, excuse_until = $7, next_on = $8, ending = $9, ended_at = $10,
  version = version + 1
WHERE body_id = $1 AND id = $2 AND version = $11
