SELECT id, at, kind, subject, remark, path, read_at
FROM notification
WHERE body_id = $1 AND account_id = $2 AND id < $3
ORDER BY id DESC
LIMIT $4
