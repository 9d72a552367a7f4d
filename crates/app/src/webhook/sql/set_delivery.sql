UPDATE webhook_delivery SET state = $3, answer = $4, tries = tries + 1, updated_at = $5
WHERE body_id = $1 AND id = $2
