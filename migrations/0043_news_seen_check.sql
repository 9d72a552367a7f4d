-- Advice on a story that somebody looked at and answered: the check stays quiet for that story.

CREATE TABLE news_seen_check (
  body_id BIGINT NOT NULL REFERENCES body (id),
  news_id BIGINT NOT NULL REFERENCES news (id),
  code TEXT NOT NULL,
  account_id BIGINT REFERENCES account (id),
  at BIGINT NOT NULL,
  PRIMARY KEY (news_id, code)
);
