INSERT INTO obligation_unit_group (body_id, unit_id, audience, is_member, set_by, set_at)
VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (unit_id, audience) DO UPDATE
SET is_member = excluded.is_member, set_by = excluded.set_by, set_at = excluded.set_at
WHERE obligation_unit_group.body_id = $1
