-- The cost of copies a requester was told of before the answer, and what became of it.
-- Source: UU 14/2008 Ps.21, 22(7)g. Whole rupiah. The letter is a row of `request_letter`.

CREATE TABLE request_fee (
  request_id BIGINT PRIMARY KEY REFERENCES information_request (id),
  body_id BIGINT NOT NULL REFERENCES body (id),
  rupiah BIGINT NOT NULL,
  basis TEXT NOT NULL,
  payment TEXT NOT NULL,
  state TEXT NOT NULL,
  asked_on TEXT NOT NULL,
  settled_on TEXT,
  settled_note TEXT NOT NULL
);
CREATE INDEX request_fee_by_body ON request_fee (body_id, request_id);
