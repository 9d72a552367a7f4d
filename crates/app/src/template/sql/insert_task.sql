INSERT INTO publication_task (
  body_id, template_id, unit_id, declined_reason, declined_name, declined_position
) VALUES ($1, $2, $3, '', '', '')
RETURNING id
