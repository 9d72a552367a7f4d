-- How the body asks a network: nothing is asked without a row here.
CREATE TABLE social_connector (
  body_id BIGINT NOT NULL REFERENCES body (id),
  connector TEXT NOT NULL,
  base TEXT NOT NULL,
  -- Id of the city's account or app there.
  city_id TEXT NOT NULL,
  -- Key of the city's app, sealed; NULL = none.
  city_key BYTEA,
  -- What may be spent in a day: units of YouTube, millionths of a dollar on X; NULL = no limit.
  daily_budget BIGINT,
  -- Day the spending belongs to, and how much.
  spent_on TEXT NOT NULL,
  spent BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (body_id, connector)
);
