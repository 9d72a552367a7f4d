SELECT e.unit_id FROM document d JOIN register_entry e ON e.id = d.entry_id AND e.body_id = d.body_id
WHERE d.body_id = $1 AND d.id = $2
