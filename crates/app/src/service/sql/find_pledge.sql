SELECT id, unit_id, text, signer_name, signer_position, signed_on, is_sample
FROM service_pledge
WHERE body_id = $1 AND unit_id = $2
ORDER BY id DESC
LIMIT 1
