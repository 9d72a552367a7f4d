-- cross-body: counters of the whole program for its operator, without names
SELECT
  (SELECT COUNT(*) FROM job WHERE state = 'waiting') AS jobs_waiting,
  (SELECT COUNT(*) FROM job WHERE state = 'dead') AS jobs_dead,
  (SELECT COUNT(*) FROM mail_message WHERE state = 'queued') AS mail_queued,
  (SELECT COUNT(*) FROM mail_message WHERE state = 'failed') AS mail_failed,
  (SELECT COUNT(*) FROM news WHERE state = 'published') AS news_published
