INSERT INTO social_import (body_id, name, digest, shape, rows, faults, by_id, at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
RETURNING id
