-- Periods a body sets for itself: stricter than the law where a regulation of its own says so, never looser.
-- Source: UU 14/2008 Ps.22, 36; domain facts of the clock. Checked by `rules::deadline::Profile`.

CREATE TABLE deadline_local (
  body_id BIGINT NOT NULL REFERENCES body (id),
  code TEXT NOT NULL,
  length BIGINT NOT NULL,
  basis TEXT NOT NULL,
  changed_at BIGINT NOT NULL,
  PRIMARY KEY (body_id, code)
);

-- Content of papers in the store of files: asked for before bytes of an erased paper are removed.
CREATE INDEX request_paper_by_content ON request_paper (sha256);
