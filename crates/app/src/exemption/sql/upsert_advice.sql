INSERT INTO exemption_advice (body_id, exemption_id, account_id, name, advice, note, at)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (exemption_id, account_id) DO UPDATE
SET name = excluded.name, advice = excluded.advice, note = excluded.note, at = excluded.at
