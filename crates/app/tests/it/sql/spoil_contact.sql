UPDATE unit_contact
SET about = '2026-99'
WHERE body_id = $1
