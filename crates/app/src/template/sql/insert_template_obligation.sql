INSERT INTO publication_template_obligation (body_id, template_id, code)
VALUES ($1, $2, $3)
