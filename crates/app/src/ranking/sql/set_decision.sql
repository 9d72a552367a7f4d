UPDATE ranking_protest SET state = $3, decided_at = $4, decided_by = $5, decision = $6
WHERE body_id = $1 AND id = $2 AND state = 'open'
