SELECT id, account_id, unit_id, course, name, points, questions, is_passed, taken_at, number, digest, log_seq, is_sample
FROM coaching_attempt
WHERE body_id = $1 AND id = $2
