SELECT id, unit_id, with_below, number, decided_on, title, signer, signer_position, entries, digest
FROM register_decision
WHERE body_id = $1 AND id = $2
