SELECT a.id, a.unit_id, a.state, a.version, a.status_on, a.is_sample, a.name, a.about, a.audience, a.url, a.needs_login, a.cost,
  a.data_kept, a.words, a.manual, a.status, c.answer, c.asked_at
FROM city_app a
LEFT JOIN app_check c ON c.body_id = a.body_id AND c.app_id = a.id AND c.url = a.url
WHERE a.body_id = $1 AND a.id = $2
