INSERT INTO notification (body_id, account_id, at, kind, subject, remark, path)
VALUES ($1, $2, $3, $4, $5, $6, $7)
