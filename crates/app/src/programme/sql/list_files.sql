SELECT id, unit_id, year, name, sha256, bytes, mapping, state, rows, budget, revised, realisation, differences, difference_count, reason, created_by, created_at, published_at, replaces_id, is_sample
FROM programme_file
WHERE body_id = $1 AND id < $2 AND (CAST($3 AS BIGINT) IS NULL OR unit_id = $3) AND state <> 'discarded'
ORDER BY id DESC
LIMIT $4
