SELECT seq, at, unit_id, act, object_id, detail, after_digest
FROM change_log
WHERE body_id = $1 AND seq > $2 AND (
  act IN (
    'register.publish', 'register.withdraw', 'news.publish', 'exemption.approve', 'exemption.open', 'objection.submit',
    'objection.decide'
  ) OR (act >= 'request.' AND act < 'request/' AND object_kind = 'request')
)
ORDER BY seq
LIMIT 5000
