"""Exports ledgers as Parquet and as CSV, and holds every value that each reader gives against the CSV.

The Parquet files of units are held against the same.

usage: checks.py WAYBILL OUT READER...   (pyarrow, duckdb, polars, spark)
"""

import csv
import datetime
import json
import os
import pathlib
import random
import shutil
import sqlite3
import subprocess
import sys
from decimal import Decimal

import readers

ROOT = pathlib.Path(__file__).resolve().parents[2]
csv.field_size_limit(1 << 24)
checked = failed = 0


def check(what, found, expected):
    """Counts a comparison, and tells the first difference."""
    global checked, failed
    checked += 1
    if found == expected:
        return
    failed += 1
    if isinstance(found, list) and isinstance(expected, list):
        if len(found) != len(expected):
            found, expected = f"{len(found)} values", f"{len(expected)} values"
        else:
            place = next(i for i, pair in enumerate(zip(found, expected)) if pair[0] != pair[1])
            what, found, expected = f"{what}, record {place}", found[place], expected[place]
    print(f"FAILED {what}: found {str(found)[:300]!r}, expected {str(expected)[:300]!r}")


HEADER = ["Year", "Exporter", "Origin", "Destination", "Via", "Category", "Goods", "Value"]
ODD = [
    ["2019", "NLD", "", "DEU", "", "ML1", "", "0"],
    ["2019", "NLD", "BEL", 'France, or "India"', "Someone in NATO", "ML 2", 'a "quoted", text', "-1.5"],
    ["2020", "BEL", "", "Chile or in NATO+EU or Élan 🚢 d'Été", "DEU", "", "two\nlines\tand a tab; 1", "0.000001"],
    ["2020", "NLD", "", "Élan 🚢 d'Été", "Secret", "ML10", "na\u00efve", "9223372036854.775806"],
    ["2021", "NLD", "", "Nobody knows", "", "", "cafe\u0301", "-9223372036854.775807"],
    ["2021", "NLD", "", "Many", "Many", "ML22", "عربي 漢字 \U0001F680 ÿ ~", "open"],
    ["2021", "BEL", "", "", "", "", "NULL", "secret"],
    ["2022", "BEL", "", "Secret", "", "", "x" * 300, "12.5ep"],
    ["2022", "BEL", "", "USA", "", "", "y" * 100_000 + "é", "12.5p"],
    ["2199", "NLD", "", "FRA", "", "", "=1+1", "7e"],
    ["1800", "NLD", "", "FRA", "", "", "'", "1000000000000"],
]


def many(count):
    """Rows of several row groups: some words that come again and again, goods that mostly do not."""
    chance = random.Random(1)
    states = ["DEU", "FRA", "USA", "CHL", "Someone in NATO", 'France, or "India"', "Nobody knows", ""]
    for number in range(count):
        yield [
            str(2000 + number * 20 // count), chance.choice(["NLD", "BEL"]), "", chance.choice(states), "",
            chance.choice(["ML1", "ML4", ""]), f"goods {number}" if number % 3 else f"goods {number % 7}",
            chance.choice(["open", str(chance.randrange(1000)), f"{chance.randrange(10**9)}.{chance.randrange(10**6):06}e"]),
        ]


def place(out, name, rows):
    """A folder with a pipeline over these rows."""
    folder = out / name
    folder.mkdir(parents=True)
    shutil.copy(ROOT / "Tests/Parquet/transfers.yaml", folder)
    for file in ["countries.yaml", "categories.yaml", "groups.yaml"]:
        shutil.copy(ROOT / "mappings" / file, folder)
    with open(folder / "transfers.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        writer.writerows(rows)
    (folder / "waybill.yaml").write_text(
        "pipeline: 1\nledger: waybill.sqlite\nout: .\ngroups: groups.yaml\n"
        "sources: [{mapping: transfers.yaml, files: [transfers.csv]}]\n"
        "metrics: [{metric: outside-share, groups: [nato]}]\n")
    return folder


def waybill(program, *arguments):
    # The driver for Spark stands beside the mappings.
    answer = subprocess.run(
        [program, *map(str, arguments)], capture_output=True, text=True,
        env={**os.environ, "WAYBILL_MAPPINGS": str(ROOT / "mappings")})
    if answer.returncode != 0:
        sys.exit(f"waybill {' '.join(map(str, arguments))}: status {answer.returncode}\n{answer.stderr}")


WHOLE = {"line", "row", "emit", "col"}
WORDS = {"unknown", "several", "withheld"}


def members(text):
    """Parties, groups and the reason that nothing is known, of a destination as CSV has it."""
    if not text:
        return None, None, None
    if text in WORDS:
        return [], [], text
    inside = text[len("one of {"):-1].split(", ") if text.startswith("one of {") else [text]
    parties = [part for part in inside if not part.startswith("within ")]
    groups = [group for part in inside if part.startswith("within ") for group in part[len("within "):].split("+")]
    return parties, groups, None


def expected_records(folder, hashes):
    """The columns of Parquet as the CSV tells them."""
    columns = {}
    with open(folder / "records.csv", newline="", encoding="utf-8") as file:
        rows = csv.reader(file)
        names = next(rows)
        texts = dict(zip(names, map(list, zip(*rows)))) or {name: [] for name in names}
    for name in names:
        values = texts.get(name, [])
        if name in WHOLE:
            columns[name] = [int(value) for value in values]
        elif name in ("lo", "hi"):
            columns[name] = [Decimal(value) if value else None for value in values]
        elif name.endswith("_date"):
            columns[name] = [datetime.date.fromisoformat(value) for value in values]
        elif name == "flags":
            columns[name] = [value.split(";") if value else [] for value in values]
        else:
            columns[name] = [value or None for value in values]
        if name == "snapshot":
            columns["sha256"] = [hashes[value] for value in values]
        if name in ("destination", "via"):
            sets = [members(value) for value in values]
            for part, suffix in enumerate(["parties", "groups", "unknown"]):
                columns[f"{name}_{suffix}"] = [value[part] for value in sets]
    return columns


def expected_table(folder, resource):
    """A table of results as the CSV tells it."""
    with open(folder / resource["path"], newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))[1:]
    read = {"string": str, "integer": int, "number": Decimal}
    return {
        field["name"]: [read[field["type"]](row[place]) if row[place] else None for row in rows]
        for place, field in enumerate(resource["schema"]["fields"])
    }


def compare(what, found, expected):
    check(f"{what}: columns", list(found), list(expected))
    for name, values in expected.items():
        check(f"{what}: {name}", list(found.get(name, [])), values)


def compare_database(what, folder, expected):
    database = sqlite3.connect(folder / "export.sqlite")
    for name in ["source", "snapshot", "line", "destination", "item", "lo_exact", "hi_exact"]:
        values = [value for (value,) in database.execute(f"SELECT {name} FROM records ORDER BY rowid")]
        if name.endswith("_exact"):
            values = [value if value is None else Decimal(value) for value in values]
        check(f"{what}: {name}", values, expected[name.removesuffix("_exact")])


def hold(program, chosen, name, folder, *options):
    """Exports one ledger in every way, and compares all that is read."""
    given = folder / "given"
    pipeline = folder / "waybill.yaml"
    for kind in ["csv", "sqlite"]:
        waybill(program, "export", pipeline, "--to", given / kind, "--format", kind, *options)
    package = json.loads((given / "csv/datapackage.json").read_text())
    hashes = {
        file["name"]: file["hash"].removeprefix("sha256:") for source in package["sources"] for file in source["files"]
    }
    expected = expected_records(given / "csv", hashes)
    compare_database(f"{name}, sqlite", given / "sqlite", expected)
    for compression in ["none", "gzip"]:
        target = given / compression
        again = given / f"{compression}.again"
        for to in [target, again]:
            waybill(
                program, "export", pipeline, "--to", to, "--format", "parquet", "--compression", compression, *options)
        for file in sorted(target.iterdir()):
            check(f"{name}: {file.name} twice", file.read_bytes() == (again / file.name).read_bytes(), True)
        for reader in chosen:
            what = f"{name}, {compression}, {reader.__name__}"
            compare(what, reader(target / "records.parquet"), expected)
            for resource in package["resources"]:
                if resource["name"] != "records":
                    compare(
                        f"{what}, {resource['name']}", reader(target / f"{resource['name']}.parquet"),
                        expected_table(given / "csv", resource))
            check(f"{what}: sources", reader(target / "sources.parquet")["source"], [s["id"] for s in package["sources"]])
            check(f"{what}: files", sorted(reader(target / "files.parquet")["sha256"]), sorted(hashes.values()))
        size = (target / "records.parquet").stat().st_size
        print(f"{name}: {len(expected['line'])} records, {compression}: {size} bytes")
    return expected


COUNTS = [1, 2, 7, 32]
PLACE = ["source", "sha256", "part", "line", "row", "emit", "col"]


def in_order(columns):
    """The records of columns in the order of their places, which are each of one record."""
    places = list(zip(*([value or "" if name == "part" else value for value in columns[name]] for name in PLACE)))
    order = sorted(range(len(places)), key=places.__getitem__)
    return {name: [values[record] for record in order] for name, values in columns.items()}


def files_of(folder):
    return {file.name: file.read_bytes() for file in folder.iterdir() if not file.name.startswith(".")}


def hold_units(program, chosen, name, folder, expected, counts):
    """Cuts what a ledger is of into units, and holds the folder of their Parquet files against the records of the ledger."""
    cut = folder.parent / f"{name}-units"
    shutil.copytree(folder, cut, ignore=shutil.ignore_patterns("given", "out", "waybill.sqlite*"))
    expected = in_order(expected)
    for count in counts:
        plan, target = cut / "plan.json", cut / f"records-{count}"
        waybill(program, "plan", cut / "waybill.yaml", "--units", count, "-o", plan)
        units = [unit["id"] for unit in json.loads(plan.read_text())["units"]]
        for unit in units:
            waybill(program, "work", plan, "--unit", unit, "--shards", cut / f"shards-{count}", "--parquet", target)
        check(f"{name}, {count} units: files", sorted(file[:4] for file in files_of(target)), units)
        # What a worker leaves that was killed.
        (target / f".{units[0]}-0123456789abcdef.parquet.x").write_bytes(b"PAR1")
        for reader in chosen:
            compare(f"{name}, {count} units, {reader.__name__}", in_order(reader(target)), expected)
        print(f"{name}: {len(units)} units, {sum(map(len, files_of(target).values()))} bytes")
    # The same units by processes of this machine, and by Spark where it is one of the readers.
    ways = {"workers": ["--workers", count]}
    if readers.spark in chosen:
        ways["spark"] = ["--workers", count, "--engine", "spark", "--master", "local[2]"]
    for way, words in ways.items():
        given = cut / f"by-{way}"
        waybill(program, "run", cut / "waybill.yaml", *words, "--parquet", given)
        check(f"{name}, {count} units by {way}: the same files", files_of(given) == files_of(target), True)
        for ledger in [*cut.glob("waybill.sqlite*"), *cut.glob("out/waybill.sqlite*")]:
            ledger.unlink()


def main():
    program, out = sys.argv[1], pathlib.Path(sys.argv[2])
    chosen = [getattr(readers, name) for name in sys.argv[3:]]
    shutil.rmtree(out, ignore_errors=True)
    demo = out / "demo"
    demo.mkdir(parents=True)
    for part in ["mappings", "docs/tutorial/data"]:
        shutil.copytree(ROOT / part, demo / part)
    shutil.copy(ROOT / "waybill.yaml", demo)
    for mapping in (demo / "mappings").glob("*.yaml"):
        text = mapping.read_text()
        if "\n  terms: " in text and "\n  reuse: " not in text:
            mapping.write_text(text.replace("\n  terms: ", "\n  reuse: records\n  terms: "))
    waybill(program, "run", demo / "waybill.yaml")
    records = hold(program, chosen, "demo", demo)
    hold_units(program, chosen, "demo", demo, records, COUNTS)

    odd = place(out, "odd", ODD)
    waybill(program, "run", odd / "waybill.yaml")
    records = hold(program, chosen, "odd", odd)
    hold_units(program, chosen, "odd", odd, records, COUNTS)
    # Against the rows themselves: the CSV could have the same fault.
    first = [place for place, emit in enumerate(records["emit"]) if emit == 0]
    check("odd: goods", [records["item"][place] for place in first], [row[6] or None for row in ODD])
    check("odd: no upper end", sum(value is None for value in records["hi"]), 2)

    rows = list(many(300_000))
    large = place(out, "many", rows)
    waybill(program, "run", large / "waybill.yaml")
    records = hold(program, chosen, "many", large)
    hold_units(program, chosen, "many", large, records, COUNTS)
    check("many: goods", [i for i, e in zip(records["item"], records["emit"]) if e == 0], [row[6] for row in rows])

    # The demonstration with the terms as they are: of this source no record is given.
    empty = out / "none"
    shutil.copytree(demo, empty, ignore=shutil.ignore_patterns("given", "out"))
    shutil.copytree(ROOT / "mappings", empty / "mappings", dirs_exist_ok=True)
    waybill(program, "run", empty / "waybill.yaml")
    records = hold(program, chosen, "none", empty, "--source", "sipri-register")
    check("none: records", len(records["line"]), 0)

    if "pyarrow" in sys.argv[3:]:
        for compression in ["none", "gzip"]:
            for folder in [demo, odd, large, empty]:
                readers.inspect(folder / "given" / compression / "records.parquet", check)
            readers.together([p / "given" / compression / "records.parquet" for p in [demo, odd, large, empty]], check)
    print(f"{checked - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
