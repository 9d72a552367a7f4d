SELECT id, unit_id, question, name, sha256, bytes, added_at
FROM assessment_proof
WHERE body_id = $1 AND id = $2
