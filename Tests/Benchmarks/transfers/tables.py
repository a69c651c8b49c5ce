"""Writes what every program needs to read the transfers: spellings of states, years of membership, words for figures.

usage: tables.py MAPPINGS FOLDER

The spellings and years are those of Waybill's own reference files, so that all programs do the same work. It writes
aliases.csv, nato.csv and measures.csv for the peers, and the mapping, groups and pipeline for Waybill.
"""
import csv
import json
import pathlib
import shutil
import sys

import yaml

# Exporters of the file; what no list knows stands for a destination that nobody can name.
EXPORTERS = """AUT BEL BGR HRV CYP CZE DNK EST FIN FRA DEU GRC HUN IRL ITA LVA LTU LUX MLT NLD POL PRT ROU SVK SVN ESP SWE
GBR""".split()
UNKNOWN = ["Ruritania", "Various", "Union (aggregate)", "Unspecified state", "Union; of many", "n.a."]
SPELLINGS_OF_A_STATE = 2
FIGURES = [("a", "licence", "licences", "licence"), ("b", "licence", "money", "EUR"), ("c", "delivery", "money", "EUR"),
           ("d", "licence", "licences", "refusal")]
FIGURES += [(f"e{number}", "licence", "licences", f"criterion {number}") for number in range(1, 9)]

MAPPING = """mapping: 1
id: transfers
about: {publisher: Nobody, title: Invented transfers, url: https://example.org, terms: invented, reuse: records}
reporting: complete
read:
  format: csv
  delimiter: ";"
  header: [year, embargo, exporter, destination, rating, kind, value, tail]
  columns: {year: year, embargo: embargo, exporter: exporter, destination: destination, rating: rating, kind: kind, value: value}
  ignore: {tail: {expect: ""}}
common:
  perspective: exporter
  exporter: {from: exporter, party: states}
  destination: {from: destination, party: states}
  period: {from: year, type: year}
  category: {from: rating, scheme: ml, match: {'^ML (\\d{1,2})$': 'ML$1'}}
  flags: [{from: embargo, lookup: embargo}]
emit:
  - basis: {from: kind, lookup: kind}
    measure: {from: kind, lookup: kind}
    unit: {from: kind, lookup: kind}
    value: {from: value, type: decimal, thousands: ",", missing: {"": unknown, "n/a": unknown, "-": unknown, c: unknown}}
parties:
  states:
    files: [countries.yaml]
    normalise: [trim]
    names: NAMES
    unmatched: reject
lookups:
  embargo:
    map: {"0": {}, "1": {flag: second-hand}}
    unmatched: reject
  kind:
    map:
KINDS    unmatched: reject
"""

PIPELINE = """pipeline: 1
parameters: {file: none, ledger: none, out: none, plain: "0"}
ledger: $ledger
out: $out
sources: [{mapping: transfers.yaml, files: [$file]}]
groups: groups.yaml
metrics:
  - {metric: outside-share, alliance: exporters, groups: [nato], membership: [year-of-accession], leave_out: [], reported_at_least: 0}
limits: {rejects: 1000000000, plain_records: $plain}
"""


def spellings(mappings):
    states = yaml.load((mappings / "countries.yaml").read_text(), yaml.BaseLoader)["states"]
    for code, state in states.items():
        yield from ((name, code) for name in [state["name"], *state.get("names", [])][:SPELLINGS_OF_A_STATE])


def write(path, header, rows):
    with open(path, "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: tables.py MAPPINGS FOLDER")
    mappings, folder = map(pathlib.Path, sys.argv[1:])
    folder.mkdir(parents=True, exist_ok=True)
    groups = (mappings / "groups.yaml").read_text()
    members = [(state, line["from"][:4]) for line in yaml.load(groups, yaml.BaseLoader)["nato"]["members"]
               for state in line["states"]]
    write(folder / "aliases.csv", ["spelling", "iso3"], sorted(set(spellings(mappings))))
    write(folder / "nato.csv", ["iso3", "from_year"], members)
    write(folder / "measures.csv", ["cat", "measure", "unit"], [(word, measure, unit) for word, _, measure, unit in FIGURES])
    for name in ("countries.yaml", "categories.yaml"):
        shutil.copy(mappings / name, folder)
    (folder / "groups.yaml").write_text(
        groups + f"exporters:\n  title: All exporters of the file\n  members:\n"
        f"    - {{states: [{', '.join(EXPORTERS)}], source: invented}}\n")
    kinds = "".join(f"      {word}: {{basis: {basis}, measure: {measure}, unit: {unit}}}\n"
                    for word, basis, measure, unit in FIGURES)
    names = json.dumps({name: "unknown" for name in UNKNOWN})
    (folder / "transfers.yaml").write_text(MAPPING.replace("NAMES", names).replace("KINDS", kinds))
    (folder / "pipeline.yaml").write_text(PIPELINE)
