-- cross-body: the program reads all its tenants once, to find them by host name
SELECT id, code, name, short_name, province, region_code, host, public_url, time_zone, ppid_label, about,
  is_sample, root_unit_id, ppid_unit_id
FROM body
ORDER BY id
