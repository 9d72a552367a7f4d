#!/usr/bin/env python3
"""The running demonstration city as other programs meet it: API, health, command line, damage.

    outside.py PROGRAM URL DATA_FOLDER
"""

import collections
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

from checks import check, fetch, finish

program, url, data = sys.argv[1:4]
is_sqlite = not os.environ.get("TERBUKA_DATABASE_URL")


def terbuka(*arguments, folder=None, expect=None):
    done = subprocess.run(
        [program, *arguments, "--data", folder or data], capture_output=True, text=True, timeout=120
    )
    if expect is not None:
        assert done.returncode == expect, f"exit {done.returncode}: {done.stdout}{done.stderr}"
    return done


def api(path):
    status, headers, body = fetch(url + path)
    assert status == 200, f"{path} answers {status}"
    return json.loads(body)


@check("the API lists all units of the city with type, parent and address")
def _():
    units = api("/api/v1/units?limit=200")["items"]
    assert len(units) >= 80, len(units)
    assert all(set(unit) >= {"code", "name", "type", "parent", "url"} for unit in units)
    types = collections.Counter(unit["type"] for unit in units)
    assert types["kelurahan"] == 43 and types["kecamatan"] == 8, types
    codes = {unit["code"] for unit in units}
    assert all(unit["parent"] in codes for unit in units if unit["parent"])
    assert fetch(units[-1]["url"])[0] == 200


@check("news come page by page, each once, and a page has a strong tag")
def _():
    seen, path = [], "/api/v1/news?limit=50"
    while path:
        page = api(path)
        seen += [item["id"] for item in page["items"]]
        path = page["next"] and f"/api/v1/news?limit=50&after={page['next']}"
    assert len(seen) == len(set(seen)) >= 100, len(seen)
    tag = fetch(url + "/api/v1/news?limit=50")[1]["ETag"]
    assert tag and not tag.startswith("W/"), tag
    assert fetch(url + "/api/v1/news?limit=50", {"If-None-Match": tag})[0] == 304


@check("search understands Indonesian word forms and a typing mistake")
def _():
    for words in ["posyandu", "pelayanan", "posyndu"]:
        found = api(f"/api/v1/search?q={words}")
        assert found["items"], words


@check("health, readiness and robots answer")
def _():
    for path in ["/healthz", "/readyz", "/robots.txt", "/.well-known/security.txt"]:
        assert fetch(url + path)[0] == 200, path


@check("every answer forbids inline script and being framed")
def _():
    for path in ["/", "/masuk", "/tidak-ada"]:
        headers = fetch(url + path)[1]
        policy = headers["Content-Security-Policy"]
        assert "unsafe-inline" not in policy and "frame-ancestors 'none'" in policy, policy
        assert headers["X-Content-Type-Options"] == "nosniff"


@check("a page comes compressed, and unchanged pages come not at all")
def _():
    for coding in ["br", "gzip"]:
        # The first answers are sent as they are while the page is compressed beside.
        seen, latest = None, time.monotonic() + 20
        while seen != coding and time.monotonic() < latest:
            seen = fetch(url + "/", {"Accept-Encoding": coding})[1]["Content-Encoding"]
        assert seen == coding, seen
    tag = fetch(url + "/")[1]["ETag"]
    assert fetch(url + "/", {"If-None-Match": tag})[0] == 304


@check("the change log is whole")
def _():
    terbuka("audit", "verify", expect=0)


@check("a flipped bit in the database is found and named")
def _():
    if not is_sqlite:
        return
    with tempfile.TemporaryDirectory() as folder:
        copy = os.path.join(folder, "terbuka.sqlite")
        # Written anew, so that no leftovers of moved rows are hit, which nobody reads.
        sqlite3.connect(os.path.join(data, "terbuka.sqlite")).execute("VACUUM INTO ?", [copy])
        target = sqlite3.connect(copy)
        texts = {
            "saved text": target.execute("SELECT title FROM news_revision ORDER BY id LIMIT 1").fetchone()[0],
            "change log": target.execute("SELECT hash FROM change_log ORDER BY seq LIMIT 1").fetchone()[0],
            "unit": target.execute("SELECT address FROM unit WHERE length(address) > 20 LIMIT 1").fetchone()[0],
        }
        target.close()
        shutil.copy(os.path.join(data, "key"), folder)
        terbuka("audit", "verify", folder=folder, expect=0)
        whole = open(copy, "rb").read()
        for place, text in texts.items():
            at = whole.find(text if isinstance(text, bytes) else text.encode())
            assert at > 0, f"the text of the {place} is not in the file"
            broken = bytearray(whole)
            broken[at + 5] ^= 1
            open(copy, "wb").write(broken)
            done = terbuka("audit", "verify", folder=folder)
            assert done.returncode == 1 and "DAMAGED" in done.stderr, f"{place}: {done.stdout}{done.stderr}"


@check("importing the same spreadsheet again changes nothing; a wrong one is refused with a reason")
def _():
    units = os.path.join(os.path.dirname(__file__), "..", "demo", "units.csv")
    terbuka("unit", "import", units, "--dry-run", expect=0)
    with tempfile.NamedTemporaryFile("w", suffix=".csv") as wrong:
        wrong.write("a,b\n1,2\n")
        wrong.flush()
        done = terbuka("unit", "import", wrong.name, "--dry-run")
        assert done.returncode not in (0, 101) and done.stderr.strip(), done
    with tempfile.NamedTemporaryFile("w", suffix=".csv") as stranger:
        stranger.write("code,name,type,parent\nkel-baru,Kelurahan Baru,kelurahan,tidak-ada\n")
        stranger.flush()
        done = terbuka("unit", "import", stranger.name)
        assert done.returncode not in (0, 101), done
    assert "kel-baru" not in fetch(url + "/api/v1/units?limit=200")[2].decode()


finish()
