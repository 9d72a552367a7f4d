SELECT request_id, kind, number, issued_on, issued_at, officer_name, officer_position, text, digest, log_seq
FROM request_letter
WHERE body_id = $1 AND request_id = $2
ORDER BY id
LIMIT 20
