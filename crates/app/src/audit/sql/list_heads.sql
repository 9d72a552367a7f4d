-- cross-body: the feeder looks at the head of every body's log in one query
SELECT id, log_seq
FROM body
ORDER BY id
