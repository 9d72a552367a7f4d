SELECT d.id, d.unit_id, d.request_id, d.objection_id, d.objection_number, d.number, d.state, d.version, d.commission,
  d.registration_number, d.matter, d.court, d.court_number, d.answered_on, d.silent_since, d.next_action, d.next_on,
  d.is_sample, d.opened_at
FROM dispute d
WHERE d.body_id = $1 AND d.id = $2
