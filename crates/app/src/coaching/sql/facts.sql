SELECT CAST((
    SELECT COUNT(DISTINCT a.course) FROM coaching_attempt a
    WHERE a.body_id = $1 AND a.is_passed = 1 AND a.taken_at >= $2 AND a.taken_at < $3
  ) + (
    SELECT COUNT(*) FROM coaching_workshop w
    WHERE w.body_id = $1 AND w.held_at >= $2 AND w.held_at < $3
  ) AS BIGINT) AS courses,
  CAST((
    SELECT COUNT(DISTINCT a.account_id) FROM coaching_attempt a
    WHERE a.body_id = $1 AND a.is_passed = 1 AND a.taken_at >= $2 AND a.taken_at < $3
  ) + (
    SELECT COALESCE(SUM(u.people), 0) FROM coaching_workshop_unit u
    JOIN coaching_workshop w ON w.body_id = u.body_id AND w.id = u.workshop_id
    WHERE u.body_id = $1 AND w.held_at >= $2 AND w.held_at < $3
  ) AS BIGINT) AS people,
  CAST((
    SELECT COUNT(*) FROM (
      SELECT a.unit_id FROM coaching_attempt a
      WHERE a.body_id = $1 AND a.is_passed = 1 AND a.taken_at >= $2 AND a.taken_at < $3
      UNION
      SELECT u.unit_id FROM coaching_workshop_unit u
      JOIN coaching_workshop w ON w.body_id = u.body_id AND w.id = u.workshop_id
      WHERE u.body_id = $1 AND w.held_at >= $2 AND w.held_at < $3
    ) AS coached
  ) AS BIGINT) AS units
