"""Pipelines over invented files, one for each way in which files are laid out and so cut into units.

Each has a folder with `waybill.yaml` and all that it reads; paths in it are relative, so that a copy stands by itself.
"""

import csv
import gzip
import io
import json
import pathlib
import random
import re
import shutil
import sys
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Tests/WaybillRunnerTests/Fixtures"))
import make_workbooks

COLUMNS = ["Year", "Exporter", "Origin", "Destination", "Via", "Category", "Goods", "Value"]
# The rules of Tests/Parquet, read from other layouts.
RULES = (ROOT / "Tests/Parquet/transfers.yaml").read_text()
READ = "read:\n  format: csv\n"
METRICS = """metrics:
  - {metric: outside-share, groups: [nato, nato+eu]}
  - {metric: balance-sheet}
  - {metric: coverage}
  - {metric: concentration}
  - {metric: plausibility}
limits: {rejects: 100000}
"""


def rows(count, seed=1):
    """Rows of all kinds: sets of parties, open ends, flags, cells with line ends, and some that cannot be read."""
    chance = random.Random(seed)
    states = ["DEU", "FRA", "USA", "CHL", "IND", "Someone in NATO", 'France, or "India"', "Nobody knows", ""]
    for number in range(count):
        destination = chance.choice(states)
        worth = chance.choice(["open", str(chance.randrange(1000)), f"{chance.randrange(10**6)}.{chance.randrange(100):02}e"])
        goods = f"goods {number}" if number % 3 else f"goods {number % 7}"
        if number % 97 == 5:
            goods += "\nin two lines; and a \"quote\""
        if number % 211 == 7:
            destination = f"Nowhere {number % 5}"
        if number % 307 == 11:
            worth = "1,2,3"
        yield [
            str(2000 + number * 20 // count), chance.choice(["NLD", "BEL"]), "", destination, "",
            chance.choice(["ML1", "ML4", ""]), goods, worth]


def text_of(lines, ending="\n", header=True):
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator=ending)
    if header:
        writer.writerow(COLUMNS)
    writer.writerows(lines)
    return text.getvalue().encode()


def pipeline(folder, files, rules=RULES):
    folder.mkdir(parents=True)
    (folder / "transfers.yaml").write_text(rules)
    for name in ["countries.yaml", "categories.yaml", "groups.yaml"]:
        shutil.copy(ROOT / "mappings" / name, folder)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    (folder / "waybill.yaml").write_text(
        "pipeline: 1\nledger: waybill.sqlite\nout: out\ngroups: groups.yaml\n"
        f"sources: [{{mapping: transfers.yaml, files: [{', '.join(files)}]}}]\n" + METRICS)


def ranges(folder, count=20_000):
    """Delimited text, which is cut where rows begin; CRLF in its second half."""
    all_rows = list(rows(count))
    half = count // 2
    pipeline(folder, {"transfers.csv": text_of(all_rows[:half]) + text_of(all_rows[half:], "\r\n", header=False)})


def files(folder):
    """Several files of a source, one of them with a header alone."""
    parts = {f"transfers-{seed}.csv": text_of(rows(300 * seed, seed)) for seed in range(1, 4)}
    pipeline(folder, {**parts, "none.csv": text_of([])})


def below_a_preamble(folder):
    """Several sources, of adapters of their own: lines above the header, no header, totals."""
    folder.mkdir(parents=True)
    for part in ["mappings", "docs/tutorial/data"]:
        shutil.copytree(ROOT / part, folder / part)
    shutil.copy(ROOT / "waybill.yaml", folder)


def named(folder):
    """The same, with the mappings that come with the program, which a bundle brings along."""
    below_a_preamble(folder)
    shutil.rmtree(folder / "mappings")
    path = folder / "waybill.yaml"
    path.write_text(re.sub(r"mappings/([a-z-]+)\.yaml", r"\1", path.read_text()))


def carried(folder):
    """Rows that take what is empty from the rows above them, and so stay together."""
    last, lines = None, []
    for row in sorted(rows(2_000), key=lambda row: row[:2]):
        key = row[:2]
        lines.append([key[0] if key != last else "", key[1] if key != last else "", *row[2:]])
        last = key
    pipeline(folder, {"transfers.csv": text_of(lines)}, RULES.replace("common:\n", "rows:\n  - fill_down: [year, who]\ncommon:\n", 1))


def compressed(folder):
    """A text in gzip, which has no place to begin but its first."""
    pipeline(folder, {"transfers.csv.gz": gzip.compress(text_of(rows(3_000)), mtime=0)})


def members(folder):
    """Files in an archive, each a table."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        for year in range(2000, 2009):
            file.writestr(zipfile.ZipInfo(f"transfers/{year}.csv"), text_of(rows(400, year)))
        file.writestr(zipfile.ZipInfo("read-me.txt"), "Not a table.")
    pipeline(folder, {"transfers.zip": archive.getvalue()}, RULES.replace(READ, READ + "  members_matching: '\\.csv$'\n"))


def sheets(folder):
    """Sheets of a workbook, each a table."""
    made = {
        f"Year {year}": {
            1: dict(enumerate(COLUMNS, 1)),
            **{line: dict(enumerate(row, 1)) for line, row in enumerate(rows(60, year), 2)},
        }
        for year in range(2000, 2005)
    }
    made["Notes"] = {1: {1: "Nothing to read"}}
    rules = RULES.replace(READ, "read:\n  format: xlsx\n  sheets_matching: '^Year '\n")
    pipeline(folder, {}, rules)
    make_workbooks.workbook(folder / "transfers.xlsx", made, '<fonts><font/></fonts><cellXfs><xf fontId="0"/></cellXfs>')
    text = (folder / "waybill.yaml").read_text()
    (folder / "waybill.yaml").write_text(text.replace("files: []", "files: [transfers.xlsx]"))


def objects(folder):
    """JSON, of which a part alone cannot be read."""
    elements = [dict(zip(COLUMNS, row)) for row in rows(3_000)]
    pipeline(folder, {"transfers.json": json.dumps(elements, indent=1).encode()}, RULES.replace(READ, "read:\n  format: json\n"))


ALL = {
    "ranges": ranges, "files": files, "preamble": below_a_preamble, "named": named, "carried": carried,
    "compressed": compressed, "members": members, "sheets": sheets, "objects": objects,
}
