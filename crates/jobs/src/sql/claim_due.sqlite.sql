UPDATE job SET state = 'running', tries = tries + 1, lease = lease + 1, lease_until = $2
WHERE id IN (
    SELECT id FROM job
    WHERE (state = 'waiting' AND run_at <= $1) OR (state = 'running' AND lease_until <= $1)
    ORDER BY run_at, id
    LIMIT $3
)
RETURNING id, name, payload, run_at, tries, max_tries, lease;
