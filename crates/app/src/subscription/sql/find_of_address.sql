SELECT id, question, sealed_address, address_mark, locale, asked_at, confirmed_at, seen_until
FROM subscription
WHERE body_id = $1 AND address_mark = $2 AND question = $3
