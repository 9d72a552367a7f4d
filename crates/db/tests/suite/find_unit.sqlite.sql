SELECT id, code FROM unit WHERE id = $1;
