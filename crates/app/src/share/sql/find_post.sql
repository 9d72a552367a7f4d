SELECT id, news_id, account_id, state, hurdle, is_by_hand, revision_id, text, alternative, picture, picture_at, doubt_at, tries,
  wait_until, permalink, posted_at
FROM share_post
WHERE body_id = $1 AND id = $2
