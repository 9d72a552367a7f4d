SELECT id, code FROM unit WHERE id = $1 FOR UPDATE;
