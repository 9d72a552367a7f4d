SELECT id, title, purpose, planned_at, planned_by, is_sample
FROM meeting_series
WHERE body_id = $1 AND id = $2
