-- cross-body: this creates the tenant
INSERT INTO body (
  code, name, short_name, province, region_code, host, public_url, time_zone, ppid_label, about, is_sample,
  log_seq, log_head, log_at, created_at
) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0, $12, 0, $13)
RETURNING id
