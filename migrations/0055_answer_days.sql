-- The working days of an answer as they were when a request or an objection came in: a period a body sets for itself
-- counts for what is received from then on (UU 14/2008 Ps.22(7), 36(2); `deadline_local`).

ALTER TABLE information_request ADD COLUMN answer_days BIGINT NOT NULL DEFAULT 10;
ALTER TABLE objection ADD COLUMN answer_days BIGINT NOT NULL DEFAULT 30;

-- What came in before the body set its period was told the law's days and keeps them.
UPDATE information_request SET answer_days = (
  SELECT length FROM deadline_local l WHERE l.body_id = information_request.body_id AND l.code = 'DL.REQ.ANSWER'
    AND l.changed_at <= information_request.received_at
) WHERE EXISTS (
  SELECT 1 FROM deadline_local l WHERE l.body_id = information_request.body_id AND l.code = 'DL.REQ.ANSWER'
    AND l.changed_at <= information_request.received_at
);
UPDATE objection SET answer_days = (
  SELECT length FROM deadline_local l WHERE l.body_id = objection.body_id AND l.code = 'DL.OBJ.ANSWER'
    AND l.changed_at <= objection.received_at
) WHERE EXISTS (
  SELECT 1 FROM deadline_local l WHERE l.body_id = objection.body_id AND l.code = 'DL.OBJ.ANSWER'
    AND l.changed_at <= objection.received_at
);
