UPDATE erasure_application SET state = $3, reason = $4, decided_at = $5
WHERE body_id = $1 AND id = $2 AND state = 'asked'
