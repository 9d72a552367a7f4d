SELECT e.id, e.unit_id, v.id AS version_id, e.class, e.year, v.title, v.summary, v.holder, v.responsible, e.changed_at
FROM register_entry e
JOIN register_version v ON v.id = e.public_version_id AND v.body_id = e.body_id
WHERE e.body_id = $1 AND e.id = $2 AND e.public_version_id IS NOT NULL
