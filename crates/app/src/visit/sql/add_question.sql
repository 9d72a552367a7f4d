INSERT INTO unfound_day (body_id, words, day, asked) VALUES ($1, $2, $3, $4)
ON CONFLICT (body_id, words, day) DO UPDATE SET asked = unfound_day.asked + excluded.asked
