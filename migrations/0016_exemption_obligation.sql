-- Which obligations of its unit an exemption covers: part of the consequence test, signed and approved with it.
-- Source: UU 14/2008 Ps.17-20; PP 61/2010 Ps.3-4.

CREATE TABLE exemption_obligation (
  body_id BIGINT NOT NULL REFERENCES body (id),
  exemption_id BIGINT NOT NULL REFERENCES exemption (id),
  code TEXT NOT NULL,
  PRIMARY KEY (exemption_id, code)
);
