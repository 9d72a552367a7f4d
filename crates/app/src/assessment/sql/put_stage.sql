INSERT INTO assessment_stage (body_id, run_id, stage, from_on, until_on, attendee, note)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (run_id, stage)
DO UPDATE SET from_on = excluded.from_on, until_on = excluded.until_on, attendee = excluded.attendee,
  note = excluded.note
