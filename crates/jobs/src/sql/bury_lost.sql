-- A job whose workers died at every try must not kill more of them.
UPDATE job SET state = 'dead', last_error = 'the worker did not come back', lease_until = NULL
WHERE state = 'running' AND lease_until <= $1 AND tries >= max_tries;
