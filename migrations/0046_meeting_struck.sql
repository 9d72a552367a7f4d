-- Somebody who checked in with a photographed code and was not in the room is struck out, not forgotten.
ALTER TABLE meeting_person ADD COLUMN struck TEXT NOT NULL DEFAULT '';
