-- A waiting job with the same key is enough; this one then adds nothing.
INSERT INTO job (name, payload, state, unique_key, run_at, max_tries)
VALUES ($1, $2, 'waiting', $3, $4, $5)
ON CONFLICT (unique_key) WHERE state = 'waiting' DO NOTHING;
