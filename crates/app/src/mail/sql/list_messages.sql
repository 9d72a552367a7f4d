SELECT id, to_address, to_name, subject, state, tries, failure, created_at, sent_at, is_private
FROM mail_message
WHERE body_id = $1 AND (CAST($2 AS BIGINT) IS NULL OR id < $2) AND (CAST($3 AS TEXT) IS NULL OR state = $3)
ORDER BY id DESC
LIMIT $4
