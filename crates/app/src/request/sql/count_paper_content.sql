-- cross-body: bodies share one store of files, so content goes only when no body refers to it
SELECT COUNT(*)
FROM request_paper
WHERE sha256 = $1
