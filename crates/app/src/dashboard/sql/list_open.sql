SELECT n.id, n.unit_id, n.state, r.title, n.remark, n.author_id, n.last_writer_id, n.publish_at, n.submitted_at,
  n.updated_at, n.review_by_on, n.needs_sign_off, n.approved_by
FROM news n
LEFT JOIN news_revision r ON r.id = n.latest_revision_id AND r.body_id = n.body_id
WHERE n.body_id = $1
  AND (CAST($2 AS BIGINT) IS NULL OR n.unit_id = CAST($2 AS BIGINT))
  AND (
    n.state IN ('draft', 'submitted', 'returned', 'scheduled')
    OR (n.state = 'published' AND (n.needs_sign_off = 1 OR n.review_by_on <= $3))
  )
ORDER BY n.updated_at DESC, n.id DESC
LIMIT 300
