INSERT INTO request_date (body_id, request_id, until_at, calendar, due_legal, due_safe, opens_on, is_to_tell)
SELECT body_id, id, $9, calendar, due_legal, due_safe, opens_on, CAST($10 AS BIGINT)
FROM information_request
WHERE body_id = $1
  AND received_on = $2
  AND state IN ('received', 'incomplete', 'registered', 'assigned', 'under_test', 'extended')
  AND CASE WHEN extended_on IS NULL THEN 0 ELSE 1 END = CAST($3 AS BIGINT)
  AND COALESCE(due_legal, '') = $4
  AND COALESCE(due_safe, '') = $5
  AND COALESCE(opens_on, '') = $6
  AND calendar = $7
  AND answer_days = $8
