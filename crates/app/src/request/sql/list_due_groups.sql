SELECT received_on, CASE WHEN extended_on IS NULL THEN 0 ELSE 1 END AS is_extended, COALESCE(due_legal, '') AS due_legal,
  COALESCE(due_safe, '') AS due_safe, COALESCE(opens_on, '') AS opens_on, calendar,
  answer_days
FROM information_request
WHERE body_id = $1
  AND received_on > $2
  AND state IN ('received', 'incomplete', 'registered', 'assigned', 'under_test', 'extended')
GROUP BY 1, 2, 3, 4, 5, 6, 7
ORDER BY 1, 2, 3, 4, 5, 6, 7
LIMIT 10000
