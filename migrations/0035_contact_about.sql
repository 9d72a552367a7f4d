-- The ladder of contact also climbs for half-yearly reports that are late (domain.md §9, §10).

-- What it is about: `silence` or `report`.
ALTER TABLE unit_contact ADD COLUMN topic TEXT NOT NULL DEFAULT 'silence';
-- The first silent month (2026-10), or the half-year of a report (2026-1); the two never look alike.
ALTER TABLE unit_contact RENAME COLUMN month TO about;
-- The day the report was due, ISO; none for silence.
ALTER TABLE unit_contact ADD COLUMN due_on TEXT;
