INSERT INTO coaching_workshop_unit (body_id, workshop_id, unit_id, people)
VALUES ($1, $2, $3, $4)
