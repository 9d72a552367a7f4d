-- A picture of the screen as proof of a month typed in by hand. Seen by officers of the unit and of the body only.
ALTER TABLE social_month ADD COLUMN picture_id BIGINT REFERENCES file (id);
