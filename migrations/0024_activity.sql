-- What units published, month by month and road by road. Written by the slices that count (website, social),
-- read by the board, the ranking and the ladder of contact. Each road keeps its own number (rules::activity).
CREATE TABLE activity_count (
  body_id BIGINT NOT NULL REFERENCES body (id),
  month TEXT NOT NULL,
  unit_id BIGINT NOT NULL REFERENCES unit (id),
  network TEXT NOT NULL,
  road TEXT NOT NULL,
  posts BIGINT NOT NULL CHECK (posts >= 0),
  -- 1 when this road saw the whole month; otherwise the number is a lower bound.
  is_complete BIGINT NOT NULL,
  -- Newest post it saw in the month, Unix ms.
  newest_at BIGINT,
  counted_at BIGINT NOT NULL,
  -- Address in this program that opens the rows behind the number.
  evidence TEXT NOT NULL,
  PRIMARY KEY (body_id, month, unit_id, network, road)
);

-- From which month on a unit has an account on a network (or a website), and from which it has none.
CREATE TABLE activity_presence (
  body_id BIGINT NOT NULL REFERENCES body (id),
  unit_id BIGINT NOT NULL REFERENCES unit (id),
  network TEXT NOT NULL,
  from_month TEXT NOT NULL,
  is_present BIGINT NOT NULL,
  -- 1 when it is the website this program serves: its news is counted here, also when there was none.
  is_hosted BIGINT NOT NULL,
  noted_at BIGINT NOT NULL,
  PRIMARY KEY (body_id, unit_id, network, from_month)
);
