-- Redaction in the workroom: what is to be cut from a content, until a redacted content takes its place.
-- Source: UU 14/2008 Ps.17, 22(7)e; UU 27/2022 Ps.65(2). Words that are cut are never kept, only their places.

-- One plan for a content at a time. What became of it is in document_version and document_cut.
CREATE TABLE document_redaction (
  body_id BIGINT NOT NULL REFERENCES body (id),
  document_version_id BIGINT NOT NULL REFERENCES document_version (id),
  state TEXT NOT NULL CHECK (state IN ('looking', 'open', 'making', 'made')),
  pages BIGINT NOT NULL,
  fault TEXT NOT NULL,
  fault_detail TEXT NOT NULL,
  sha256 TEXT,
  bytes BIGINT NOT NULL,
  still_shown TEXT NOT NULL,
  begun_by BIGINT,
  begun_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  PRIMARY KEY (document_version_id)
);

-- Its places, in thousandths of a point (of a pixel in pictures) from the upper left corner. Places of one
-- finding, which may run over lines, have one number and are cut together.
CREATE TABLE document_redaction_place (
  body_id BIGINT NOT NULL REFERENCES body (id),
  document_version_id BIGINT NOT NULL REFERENCES document_version (id),
  position BIGINT NOT NULL,
  number BIGINT NOT NULL,
  page BIGINT NOT NULL,
  left_mpt BIGINT NOT NULL,
  top_mpt BIGINT NOT NULL,
  width_mpt BIGINT NOT NULL,
  height_mpt BIGINT NOT NULL,
  kind TEXT NOT NULL,
  masked TEXT NOT NULL,
  ground TEXT NOT NULL,
  note TEXT NOT NULL,
  is_chosen BIGINT NOT NULL,
  PRIMARY KEY (document_version_id, position)
);

-- A content something was cut from is closed to the public: asked for with every file that is sent.
CREATE INDEX document_version_by_source ON document_version (body_id, redacted_from_id)
  WHERE redacted_from_id IS NOT NULL;
