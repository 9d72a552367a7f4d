-- What a story is recognised by, whom it takes its words from, and how the city wants its news written.

-- One row for each hash of the sketch of an item's newest text; a hash that stands in 40 items already is a phrase of
-- the house and gets no more rows.
CREATE TABLE news_sketch (
  body_id BIGINT NOT NULL REFERENCES body (id),
  shingle BIGINT NOT NULL,
  news_id BIGINT NOT NULL REFERENCES news (id),
  PRIMARY KEY (body_id, shingle, news_id)
);
CREATE INDEX news_sketch_news ON news_sketch (news_id);

-- Items whose sketch is kept, with the text it was made of and the number of its hashes; 0 for a short text.
CREATE TABLE news_sketched (
  body_id BIGINT NOT NULL REFERENCES body (id),
  news_id BIGINT NOT NULL REFERENCES news (id),
  revision_id BIGINT NOT NULL REFERENCES news_revision (id),
  hashes BIGINT NOT NULL,
  PRIMARY KEY (news_id)
);

-- The story another unit told first.
CREATE TABLE news_credit (
  body_id BIGINT NOT NULL REFERENCES body (id),
  news_id BIGINT NOT NULL REFERENCES news (id),
  source_id BIGINT NOT NULL REFERENCES news (id),
  account_id BIGINT REFERENCES account (id),
  at BIGINT NOT NULL,
  PRIMARY KEY (news_id)
);

-- The style guide of a body and its own list of words.
CREATE TABLE news_style (
  body_id BIGINT NOT NULL REFERENCES body (id),
  guide TEXT NOT NULL,
  words TEXT NOT NULL,
  version BIGINT NOT NULL,
  account_id BIGINT REFERENCES account (id),
  at BIGINT NOT NULL,
  PRIMARY KEY (body_id)
);
