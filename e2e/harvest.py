#!/usr/bin/env python3
"""The register as harvesters meet it: fills some entries in with a token, then reads them with public tools.

    harvest.py URL TOKEN
"""

import json
import os
import sys
import urllib.error
import urllib.parse
import urllib.request

import ckanapi
import feedparser
import pyshacl
import rdflib
import rdflib.compare
import sickle

from checks import check, fetch, finish

url, token = sys.argv[1:3]
here = os.path.dirname(os.path.abspath(__file__))


def send(path, body, key=None):
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    if key:
        headers["Idempotency-Key"] = key
    request = urllib.request.Request(url + path, json.dumps(body).encode(), headers)
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.status, answer.headers, json.load(answer)
    except urllib.error.HTTPError as error:
        return error.code, error.headers, json.load(error)


def entry(number):
    return {
        "unit": ["dinkes", "kel-kotabumi", "kec-purwakarta"][number % 3],
        "class": ["berkala", "serta_merta", "setiap_saat"][number % 3],
        "title": f"Uji panen nomor {number}: <anggaran> & \"rencana\" \\ 🙂",
        "summary": "Baris satu.\nBaris dua.",
        "year": 2020 + number % 7,
        "obligations": ["BK.01.a"],
        "links": [{"title": "Naskah", "url": f"https://contoh.test/{number}.pdf"}],
        "retention_active": "2 tahun",
    }


@check("a token fills in the register, and the same key makes one entry")
def _():
    for number in range(120):
        status, headers, made = send("/api/v1/register", entry(number), f"panen-{number}")
        assert status == 201 and made["state"] == "published", (status, made)
        if number % 40 == 0:
            again = send("/api/v1/register", entry(number), f"panen-{number}")
            assert again[2] == made and again[1]["Location"] == headers["Location"]
            read = json.loads(fetch(headers["Location"])[2])
            assert read["title"] == entry(number)["title"] and read["summary"] == entry(number)["summary"]


@check("a wrong entry is refused with every field and its article")
def _():
    status, headers, problem = send("/api/v1/register", {"unit": "dinkes", "class": "rahasia", "title": ""})
    assert status == 422 and headers["Content-Type"] == "application/problem+json"
    assert any(fault["field"] == "class" and "UU 14/2008" in fault["law"] for fault in problem["errors"])


def everything():
    return [json.loads(line) for line in fetch(url + "/opendata/register.ndjson")[2].splitlines()]


@check("the whole register has the same entries as line by line, as one JSON and as CSV")
def _():
    lines = everything()
    assert len(lines) >= 120 and len({line["id"] for line in lines}) == len(lines)
    assert json.loads(fetch(url + "/opendata/register.json")[2])["items"] == lines
    import csv, io

    rows = list(csv.DictReader(io.StringIO(fetch(url + "/opendata/register.csv")[2].decode("utf-8-sig"))))
    assert [row["id"] for row in rows] == [str(line["id"]) for line in lines]


graphs = {}


@check("the three forms of the catalogue say the same, triple by triple")
def _():
    for name, form in [("ttl", "turtle"), ("jsonld", "json-ld"), ("rdf", "xml")]:
        graph = rdflib.Graph()
        graph.parse(data=fetch(f"{url}/catalog.{name}?unit=dinkes")[2], format=form)
        graphs[name] = rdflib.compare.to_isomorphic(graph)
    assert len(graphs["ttl"]) > 300, len(graphs["ttl"])
    for name in ["jsonld", "rdf"]:
        assert graphs["ttl"] == graphs[name], f"{name} differs from ttl"


@check("the whole catalogue has every entry and no violation of the shapes of DCAT-AP 3")
def _():
    graph = rdflib.Graph()
    graph.parse(data=fetch(url + "/catalog.ttl")[2], format="turtle")
    dcat = rdflib.Namespace("http://www.w3.org/ns/dcat#")
    datasets = list(graph.subjects(rdflib.RDF.type, dcat.Dataset))
    assert len(datasets) == len(everything())
    conforms, _, report = pyshacl.validate(graph, shacl_graph=os.path.join(here, "dcat-ap.ttl"))
    assert conforms, report


@check("the shapes find what is missing")
def _():
    broken = "@prefix dcat: <http://www.w3.org/ns/dcat#> . <urn:a> a dcat:Dataset ; dcat:distribution <urn:b> ."
    conforms, _, _ = pyshacl.validate(broken, data_graph_format="turtle", shacl_graph=os.path.join(here, "dcat-ap.ttl"))
    assert not conforms


@check("ckanapi reads every package, resource, organization and group")
def _():
    site = ckanapi.RemoteCKAN(url)
    lines = everything()
    names = site.action.package_list()
    assert len(names) == len(set(names)) == len(lines)
    package = site.action.package_show(id=names[0])
    assert site.action.package_show(id=package["id"]) == package
    if package["resources"]:
        assert site.action.resource_show(id=package["resources"][0]["id"]) == package["resources"][0]
    for organization in site.action.organization_list(all_fields=True)[:5]:
        shown = site.action.organization_show(id=organization["id"])
        assert shown["name"] == organization["name"]
    assert site.action.group_list() == ["berkala", "serta_merta", "setiap_saat"]
    assert site.action.status_show()["site_url"] == url
    try:
        site.action.package_show(id="tidak-ada")
        raise AssertionError("a package that is not there was shown")
    except ckanapi.NotFound:
        pass
    try:
        site.action.package_search(fq="warna:biru")
        raise AssertionError("an unknown filter was overlooked")
    except ckanapi.ValidationError:
        pass


@check("ckanapi finds words with filters, counts and pages")
def _():
    site = ckanapi.RemoteCKAN(url)
    found = site.action.package_search(q="\"uji panen\"", rows=1000)
    assert found["count"] == len(found["results"]) == 120, found["count"]
    found = site.action.package_search(
        q="\"uji panen\"", fq="organization:dinkes", rows=7, start=35, **{"facet.field": ["organization", "groups"]}
    )
    assert found["count"] == 40 and len(found["results"]) == 5
    assert found["facets"]["organization"] == {"dinkes": 40}, found["facets"]
    assert sum(found["facets"]["groups"].values()) == 40
    assert all(package["organization"]["name"] == "dinkes" for package in found["results"])
    assert site.action.package_search(q="kata-yang-tidak-ada-di-mana-pun")["count"] == 0
    newest = site.action.package_search(q="\"uji panen\"", sort="metadata_modified desc", rows=120)["results"]
    assert [p["metadata_modified"] for p in newest] == sorted((p["metadata_modified"] for p in newest), reverse=True)


@check("the calls of a CKAN harvester come to every package, and a second harvest only to what changed")
def _():
    def harvest(fq):
        seen, start = [], 0
        while True:
            query = urllib.parse.urlencode({"rows": 50, "start": start, "sort": "id asc", "fq": fq})
            page = json.loads(fetch(f"{url}/api/3/action/package_search?{query}")[2])["result"]
            if not page["results"]:
                return seen, page["count"]
            seen += page["results"]
            start += 50

    lines = everything()
    seen, count = harvest("")
    assert len({package["id"] for package in seen}) == len(seen) == count == len(lines)
    latest = max(package["metadata_modified"] for package in seen)
    again, count = harvest(f"metadata_modified:[{latest}Z TO *]")
    assert 1 <= len(again) == count < len(lines)
    unit, count = harvest("organization:dinkes")
    assert len(unit) == count == len([line for line in lines if line["unit"] == "dinkes"])


@check("the packages have the fields of the packages of a national CKAN")
def _():
    package = json.loads(fetch(url + "/api/3/action/package_search?rows=1")[2])["result"]["results"][0]
    wanted = """author author_email creator_user_id id isopen license_id license_title maintainer maintainer_email
        metadata_created metadata_modified name notes num_resources num_tags organization owner_org private state
        title type url version resources tags groups relationships_as_subject relationships_as_object""".split()
    assert set(wanted) <= set(package), set(wanted) - set(package)
    resource = """cache_last_updated cache_url created datastore_active description format hash id last_modified
        metadata_modified mimetype name package_id position resource_type size state url url_type""".split()
    for found in package["resources"]:
        assert set(resource) <= set(found), set(resource) - set(found)


@check("an OAI-PMH client reads every record over its tokens, by set and by date")
def _():
    client = sickle.Sickle(url + "/oai")
    assert client.Identify().deletedRecord == "persistent"
    records = [record for record in client.ListRecords(metadataPrefix="oai_dc")]
    living = [record for record in records if not record.header.deleted]
    assert len(living) == len(everything()), (len(living), len(everything()))
    assert len({record.header.identifier for record in records}) == len(records)
    one = client.GetRecord(identifier=living[0].header.identifier, metadataPrefix="oai_dc")
    assert one.metadata == living[0].metadata and one.metadata["title"][0]
    headers = list(client.ListIdentifiers(metadataPrefix="oai_dc", set="class:berkala"))
    assert 0 < len(headers) < len(records)
    assert any(found.setSpec == "unit:dinkes" for found in client.ListSets())
    try:
        list(client.ListRecords(metadataPrefix="oai_dc", **{"from": "2100-01-01"}))
        raise AssertionError("records of the future")
    except sickle.oaiexceptions.NoRecordsMatch:
        pass


def body():
    first = next(iter(sickle.Sickle(url + "/oai").ListIdentifiers(metadataPrefix="oai_dc")))
    return first.identifier.split(":")[1]


@check("what was withdrawn stays as a deleted record and is nowhere else")
def _():
    status, _, made = send("/api/v1/register", {**entry(900), "title": "Akan ditarik segera"})
    assert status == 201
    status, _, gone = send(f"/api/v1/register/{made['id']}/withdraw", {"reason": "Salah unggah"})
    assert status == 200 and gone["state"] == "withdrawn"
    client = sickle.Sickle(url + "/oai")
    found = client.GetRecord(identifier=f"oai:{body()}:register/{made['id']}", metadataPrefix="oai_dc")
    assert found.header.deleted
    for path in ["/opendata/register.ndjson", "/catalog.ttl", "/informasi/umpan.atom", "/api/3/action/package_list"]:
        assert b"Akan ditarik" not in fetch(url + path)[2] and b"akan-ditarik" not in fetch(url + path)[2], path


@check("the feeds of the register are well-formed and name files and pages")
def _():
    for path in ["/informasi", "/unit/dinkes/informasi", "/informasi/berkala", "/informasi/serta-merta"]:
        for name in ["umpan.atom", "umpan.rss"]:
            _, headers, content = fetch(f"{url}{path}/{name}")
            feed = feedparser.parse(content, response_headers={"content-type": headers["Content-Type"]})
            assert not feed.bozo and feed.entries, f"{path}/{name}: {feed.get('bozo_exception')}"
        assert json.loads(fetch(f"{url}{path}/umpan.json")[2])["items"]


finish()
