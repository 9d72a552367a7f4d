SELECT object_id, after_digest
FROM change_log
WHERE body_id = $1 AND object_kind = 'unit' AND LENGTH(after_digest) > 0
ORDER BY object_id, seq
