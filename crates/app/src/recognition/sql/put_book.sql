INSERT INTO recognition_book (body_id, award_rank, commend_rank, coach_after, warn_after, set_at)
VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (body_id) DO UPDATE
SET award_rank = excluded.award_rank, commend_rank = excluded.commend_rank, coach_after = excluded.coach_after,
  warn_after = excluded.warn_after, set_at = excluded.set_at
