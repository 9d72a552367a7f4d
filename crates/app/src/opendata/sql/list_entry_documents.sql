-- The plus keeps SQLite from reading every document of the city instead of those of the page (113 ms against 1 ms).
SELECT h.version_id, d.document_id, h.title, d.name, d.kind, d.content_type, d.bytes, d.sha256, d.pages, d.text_state, d.at
FROM register_version_document h
JOIN document_version d ON d.id = h.document_version_id AND d.body_id = h.body_id
WHERE +h.body_id = $1 AND h.version_id IN (
  $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
  $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41,
  $42, $43, $44, $45, $46, $47, $48, $49, $50, $51, $52, $53, $54, $55, $56, $57, $58, $59, $60, $61,
  $62, $63, $64, $65, $66, $67, $68, $69, $70, $71, $72, $73, $74, $75, $76, $77, $78, $79, $80, $81,
  $82, $83, $84, $85, $86, $87, $88, $89, $90, $91, $92, $93, $94, $95, $96, $97, $98, $99, $100, $101
)
ORDER BY h.version_id, h.position
