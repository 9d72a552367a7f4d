INSERT INTO calendar_day (body_id, version_id, day, kind, name, decree)
VALUES ($1, $2, $3, $4, $5, $6)
