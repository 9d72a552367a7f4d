INSERT INTO dispute_ruling (body_id, dispute_id, level, number, ruled_on, received_on, outcome, dictum, order_due)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
ON CONFLICT (dispute_id, level) DO UPDATE SET number = $4, ruled_on = $5, received_on = $6, outcome = $7, dictum = $8,
  order_due = $9
