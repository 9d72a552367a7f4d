-- What completes cases: how a body numbers each series, objections written down at the desk, the place of a decision
-- letter in the change log, objections to information that was not announced.
-- Source: UU 14/2008 Ps.22(4), 35(1) b, 36.

-- The pattern of a series (`rules::request::Series`). No row = the usual one.
CREATE TABLE numbering_pattern (
  body_id BIGINT NOT NULL REFERENCES body (id),
  series TEXT NOT NULL,
  pattern TEXT NOT NULL,
  changed_at BIGINT NOT NULL,
  PRIMARY KEY (body_id, series)
);
INSERT INTO numbering_pattern (body_id, series, pattern, changed_at)
SELECT body_id, 'request', pattern, changed_at FROM case_numbering;
DROP TABLE case_numbering;

-- An objection an officer wrote down (Ps.35(1)): by whom and when, which may be later than it was received.
CREATE TABLE objection_intake (
  objection_id BIGINT PRIMARY KEY REFERENCES objection (id),
  body_id BIGINT NOT NULL REFERENCES body (id),
  recorded_by BIGINT REFERENCES account (id),
  recorded_at BIGINT NOT NULL
);

-- Place of the decision in the change log; 0 for letters issued before it was kept.
ALTER TABLE objection_decision ADD COLUMN log_seq BIGINT NOT NULL DEFAULT 0;

-- 1 for the folder of an objection to periodic information that was not announced (Ps.35(1) b): it holds who files,
-- the tracking code and the subject, has no request behind it and is counted as none.
ALTER TABLE information_request ADD COLUMN is_announcement BIGINT NOT NULL DEFAULT 0;
