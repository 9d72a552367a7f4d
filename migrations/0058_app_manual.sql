-- Manuals of an application: documents its unit published in the register. A document that is taken off the register
-- stays here and is not shown.
CREATE TABLE app_manual (
  body_id BIGINT NOT NULL REFERENCES body (id),
  app_id BIGINT NOT NULL REFERENCES city_app (id),
  document_id BIGINT NOT NULL REFERENCES document (id),
  PRIMARY KEY (body_id, app_id, document_id)
);
