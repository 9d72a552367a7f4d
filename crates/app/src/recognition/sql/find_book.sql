SELECT award_rank, commend_rank, coach_after, warn_after
FROM recognition_book
WHERE body_id = $1
