UPDATE assessment_stage
SET until_on = 'rusak'
WHERE body_id = $1 AND until_on IS NOT NULL
