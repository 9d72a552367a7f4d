SELECT object_id, after_digest
FROM change_log
WHERE body_id = $1 AND object_kind = 'unit' AND after_digest <> ''
ORDER BY object_id, seq
