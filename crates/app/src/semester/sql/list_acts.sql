SELECT seq, at, unit_id, act, object_id, detail, after_digest
FROM change_log
WHERE body_id = $1 AND seq > $2 AND (
  object_kind = 'request' OR act IN (
    'register.publish', 'register.withdraw', 'news.publish', 'exemption.approve', 'exemption.open', 'objection.submit',
    'objection.decide'
  )
)
ORDER BY seq
LIMIT 5000
