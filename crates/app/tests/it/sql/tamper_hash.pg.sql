UPDATE change_log
SET hash = OVERLAY(hash PLACING '\xFF'::BYTEA FROM 1 FOR 1)
WHERE body_id = $1 AND seq = 2
