-- The theme of a row (rules::programme::theme): the field of government affairs its code names, handed down to the rows
-- below; sums count the uppermost rows only. Source: UU 23/2014 Ps.11-12, Permendagri 90/2019.

ALTER TABLE programme_row ADD COLUMN theme TEXT NOT NULL DEFAULT '';
ALTER TABLE programme_row ADD COLUMN is_theme_sum BIGINT NOT NULL DEFAULT 0;

-- Rows of programmes that stood here before; those with a field or an affair above them keep their sums below it.
UPDATE programme_row SET theme = SUBSTR(code, 1, 4)
WHERE level IN ('field', 'programme', 'activity', 'sub_activity') AND SUBSTR(code, 2, 1) = '.'
  AND SUBSTR(code, 1, 1) <> 'X';
UPDATE programme_row SET is_theme_sum = 1
WHERE theme <> '' AND NOT EXISTS (
  SELECT 1 FROM programme_row above
  WHERE above.body_id = programme_row.body_id AND above.file_id = programme_row.file_id
    AND above.position = programme_row.parent AND above.theme = programme_row.theme
);
