-- Nodes step over what another one is just claiming. MATERIALIZED: the limit is applied once.
WITH due AS MATERIALIZED (
    SELECT id FROM job
    WHERE (state = 'waiting' AND run_at <= $1) OR (state = 'running' AND lease_until <= $1)
    ORDER BY run_at, id
    LIMIT $3
    FOR UPDATE SKIP LOCKED
)
UPDATE job SET state = 'running', tries = tries + 1, lease = lease + 1, lease_until = $2
FROM due WHERE job.id = due.id
RETURNING job.id, name, payload, run_at, tries, max_tries, lease;
