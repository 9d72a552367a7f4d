UPDATE information_request
SET version = version + 1, due_legal = $9, due_safe = $10, opens_on = $11, calendar = $12, updated_at = $8
WHERE body_id = $1
  AND received_on = $2
  AND state IN ('received', 'incomplete', 'registered', 'assigned', 'under_test', 'extended')
  AND CASE WHEN extended_on IS NULL THEN 0 ELSE 1 END = CAST($3 AS BIGINT)
  AND COALESCE(due_legal, '') = $4
  AND COALESCE(due_safe, '') = $5
  AND COALESCE(opens_on, '') = $6
  AND calendar = $7
