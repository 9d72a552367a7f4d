#!/usr/bin/env python3
"""Feeds with a public parser, sitemaps against their public schema.

    feeds.py URL
"""

import json
import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree

import feedparser

from checks import check, fetch, finish

url = sys.argv[1]
here = os.path.dirname(os.path.abspath(__file__))
schema = os.path.join(here, "node_modules", "sitemap", "schema", "sitemap.xsd")
CAP = "{urn:oasis:names:tc:emergency:cap:1.2}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def parsed(path):
    status, headers, body = fetch(url + path)
    assert status == 200, f"{path} answers {status}"
    feed = feedparser.parse(body, response_headers={"content-type": headers["Content-Type"]})
    assert not feed.bozo, f"{path}: {feed.bozo_exception}"
    assert feed.feed.title and feed.feed.link, path
    ids = [entry.id for entry in feed.entries]
    assert len(ids) == len(set(ids)), f"{path}: an id stands twice"
    for entry in feed.entries:
        assert entry.title and entry.link.startswith(url), f"{path}: {entry.get('link')}"
        assert entry.get("published_parsed") or entry.get("updated_parsed"), f"{path}: no date"
    return feed


for name in ["feed.xml", "rss.xml"]:

    @check(f"/{name} of the city is well-formed, complete and newest first")
    def _():
        feed = parsed(f"/{name}")
        assert len(feed.entries) >= 20
        dates = [entry.published_parsed for entry in feed.entries]
        assert dates == sorted(dates, reverse=True)


@check("the feeds of units and topics are well-formed")
def _():
    units = json.loads(fetch(url + "/api/v1/units?limit=200")[2])["items"]
    for unit in units[::7]:
        for name in ["feed.xml", "rss.xml"]:
            parsed(f"/unit/{unit['code']}/{name}")
    for topic in json.loads(fetch(url + "/api/v1/topics")[2])["items"][:3]:
        parsed(f"/topik/{topic.get('slug') or topic.get('code')}/feed.xml")


@check("the JSON feed has version, address and dated items")
def _():
    status, headers, body = fetch(url + "/feed.json")
    feed = json.loads(body)
    assert feed["version"] == "https://jsonfeed.org/version/1.1" and feed["feed_url"].startswith(url)
    assert headers["Content-Type"].startswith("application/feed+json")
    for item in feed["items"]:
        assert item["id"] and item["url"].startswith(url) and item["date_published"]


@check("the feed of alerts is well-formed and leads to CAP 1.2 messages")
def _():
    feed = parsed("/peringatan/feed.xml")
    assert feed.entries
    for entry in feed.entries:
        messages = [link.href for link in entry.links if link.get("type") == "application/cap+xml"]
        assert len(messages) == 1, entry.id
        status, headers, body = fetch(messages[0])
        assert status == 200 and headers["Content-Type"].startswith("application/cap+xml"), messages
        alert = tree.fromstring(body)
        assert alert.tag == CAP + "alert" and alert.findtext(CAP + "status") == "Test", "a made-up alert is a test"
        for name in ["identifier", "sender", "sent", "msgType", "scope"]:
            assert alert.findtext(CAP + name), name
        info = alert.find(CAP + "info")
        for name in ["category", "event", "urgency", "severity", "certainty", "expires", "headline", "instruction"]:
            assert info.findtext(CAP + name), name
        assert info.find(CAP + "area").findtext(CAP + "areaDesc")


@check("an unchanged feed is not sent again")
def _():
    tag = fetch(url + "/feed.xml")[1]["ETag"]
    assert fetch(url + "/feed.xml", {"If-None-Match": tag})[0] == 304


@check("every sitemap follows the schema and names pages that answer")
def _():
    index = tree.fromstring(fetch(url + "/sitemap.xml")[2])
    assert index.tag == SITEMAP + "sitemapindex", index.tag
    maps = [place.text for place in index.iter(SITEMAP + "loc")]
    assert maps
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for number, address in enumerate(maps):
            status, _, body = fetch(address)
            assert status == 200, f"{address} answers {status}"
            files.append(os.path.join(folder, f"{number}.xml"))
            open(files[-1], "wb").write(body)
        done = subprocess.run(
            ["xmllint", "--nonet", "--noout", "--schema", schema, *files], capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        for name in files:
            places = [place.text for place in tree.parse(name).getroot().iter(SITEMAP + "loc")]
            for place in places[:: max(1, len(places) // 3)]:
                assert fetch(place)[0] == 200, place


finish()
