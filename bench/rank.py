#!/usr/bin/env python3
"""Known-item search: our index against SQLite FTS5 and PostgreSQL full text on the same documents and questions.

  bench/rank.py DATA [PSQL_URL]     DATA holds text/{regulations,news_detik,news_detik_known_item}.jsonl

Three sets of questions, each with one right document: summaries written by people for news; the subject of a
regulation ("tentang ..."), and its subject with a typing mistake in the longest word. Measures nDCG@10 and success@1.
"""
import json, math, os, random, re, sqlite3, subprocess, sys, tempfile

def read(path):
    return [json.loads(line) for line in open(path, encoding="utf-8")]

def subject(title):
    found = re.search(r"\btentang\b(.*)", title, re.I | re.S)
    return " ".join(found.group(1).split())[:160] if found else ""

def mistyped(text, chance):
    words = text.split()
    longest = max(range(len(words)), key=lambda i: len(words[i]))
    word = words[longest]
    if len(word) > 4:
        at = chance.randrange(1, len(word) - 1)
        words[longest] = word[:at] + word[at + 1:]
    return " ".join(words)

def words_of(text):
    return re.findall(r"\w+", text.lower())

def ours(folder, documents, questions):
    docs, asks = os.path.join(folder, "d.jsonl"), os.path.join(folder, "q.jsonl")
    with open(docs, "w") as out:
        for d in documents: out.write(json.dumps({"id": d["id"], "title": d["title"], "body": d["body"]}) + "\n")
    with open(asks, "w") as out:
        for q, _ in questions: out.write(json.dumps({"query": q}) + "\n")
    run = subprocess.run(["cargo", "run", "-q", "--release", "-p", "fulltext", "--example", "rank", "--", docs, asks],
                         capture_output=True, text=True, check=True)
    return [json.loads(line) for line in run.stdout.splitlines()]

def fts5(_, documents, questions):
    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE d USING fts5(id UNINDEXED, title, body, tokenize='unicode61')")
    db.executemany("INSERT INTO d VALUES (?,?,?)", [(d["id"], d["title"], d["body"]) for d in documents])
    answers = []
    for q, _right in questions:
        terms = ['"%s"' % w for w in words_of(q)]
        got = []
        for glue in (" AND ", " OR "):   # all words first, then any: what a careful user of FTS5 writes
            got = [r[0] for r in db.execute(
                "SELECT id FROM d WHERE d MATCH ? ORDER BY bm25(d, 0.0, 5.0, 1.0) LIMIT 10", (glue.join(terms),))]
            if got: break
        answers.append(got)
    return answers

def postgres(url):
    def run(folder, documents, questions):
        script = os.path.join(folder, "s.sql")
        quote = lambda t: "'" + t.replace("'", "''").replace("\x00", "") + "'"
        with open(script, "w") as out:
            out.write("CREATE TEMP TABLE d (id text, v tsvector);\n")
            for d in documents:
                out.write("INSERT INTO d VALUES (%s, setweight(to_tsvector('indonesian', %s), 'A') || "
                          "setweight(to_tsvector('indonesian', %s), 'D'));\n"
                          % (quote(d["id"]), quote(d["title"]), quote(d["body"])))
            out.write("CREATE INDEX ON d USING gin (v); ANALYZE d;\n")
            for number, (q, _right) in enumerate(questions):
                both = "plainto_tsquery('indonesian', %s)" % quote(q)
                any_ = "replace(%s::text, ' & ', ' | ')::tsquery" % both
                rank = "ts_rank_cd(v, %s, 1)"
                out.write(("WITH a AS (SELECT id, " + rank % both + " r FROM d WHERE v @@ " + both + "), "
                           "o AS (SELECT id, ts_rank(v, " + any_ + ", 1) r FROM d WHERE v @@ " + any_ +
                           " AND NOT EXISTS (SELECT 1 FROM a)) SELECT 'Q', " + str(number) + ", id FROM (SELECT * FROM a UNION ALL SELECT * FROM o) x "
                           "ORDER BY r DESC, id LIMIT 10;\n"))
        out = subprocess.run(["psql", "-X", "-q", "-At", "-v", "ON_ERROR_STOP=1", url, "-f", script],
                             capture_output=True, text=True, check=True).stdout
        answers = [[] for _ in questions]
        for line in out.splitlines():
            _, number, doc = line.split("|")
            answers[int(number)].append(doc)
        return answers
    return run

def measure(answers, questions):
    gain = first = 0.0
    for got, (_, right) in zip(answers, questions):
        if right in got:
            gain += 1 / math.log2(got.index(right) + 2)
            first += got[0] == right
    return gain / len(questions), first / len(questions)

def main():
    data = os.path.join(sys.argv[1], "text")
    news, regulations = read(f"{data}/news_detik.jsonl"), read(f"{data}/regulations.jsonl")
    chance = random.Random(14)
    by_subject = {}
    for r in regulations: by_subject.setdefault(subject(r["title"]).lower(), []).append(r)
    single = [rs[0] for s, rs in by_subject.items() if s and len(rs) == 1]   # one right answer only
    plain = [(subject(r["title"]), r["id"]) for r in single]
    sets = {
        "news, summaries by people": (news, [(q["query"], q["doc_id"]) for q in read(f"{data}/news_detik_known_item.jsonl")]),
        "regulations, by subject": (regulations, plain),
        "regulations, mistyped": (regulations, [(mistyped(q, chance), right) for q, right in plain]),
    }
    # A reader rarely types the title: six words of the subject, and the text must lead there without the title.
    bodies = [{**r, "title": ""} for r in regulations]
    short = [(" ".join(chance.sample(q.split(), min(6, len(q.split())))), right) for q, right in plain]
    sets["regulations, six words, titles hidden"] = (bodies, short)
    engines = {"Terbuka": ours, "SQLite FTS5": fts5}
    if len(sys.argv) > 2: engines["PostgreSQL 'indonesian'"] = postgres(sys.argv[2])
    for name, (documents, questions) in sets.items():
        print(f"{name}: {len(documents)} documents, {len(questions)} questions")
        for engine, run in engines.items():
            with tempfile.TemporaryDirectory() as folder:
                ndcg, first = measure(run(folder, documents, questions), questions)
            print(f"  {engine:24} nDCG@10 {ndcg:.3f}  success@1 {first:.3f}", flush=True)

main()
