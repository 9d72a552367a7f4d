SELECT rupiah, basis, payment, state, asked_on, settled_on, settled_note
FROM request_fee
WHERE body_id = $1 AND request_id = $2
