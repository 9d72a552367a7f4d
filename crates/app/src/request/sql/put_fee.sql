INSERT INTO request_fee (body_id, request_id, rupiah, basis, payment, state, asked_on, settled_on, settled_note)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
ON CONFLICT (request_id) DO UPDATE SET rupiah = excluded.rupiah, basis = excluded.basis, payment = excluded.payment,
  state = excluded.state, asked_on = excluded.asked_on, settled_on = excluded.settled_on,
  settled_note = excluded.settled_note
