SELECT log_seq, log_at, log_head
FROM body
WHERE id = $1 -- body_id = $1: the body is the tenant itself
