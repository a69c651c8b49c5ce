"""Seeds for every target, from the fixtures and mappings of the repository: usage: seeds.py FOLDER"""

import io
import re
import sys
import zipfile
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]


def texts(*patterns, most=20_000):
    for pattern in patterns:
        for path in sorted(REPOSITORY.glob(pattern)):
            if path.is_file() and 0 < path.stat().st_size <= most:
                yield path.read_bytes()


def scalars(key, *patterns):
    """What mappings have behind a key, and what tests give as such."""
    found = set()
    for text in texts(*patterns, most=200_000):
        found.update(re.findall(rb"\b" + key + rb":\s*[\"']?([^\n\"']+)", text))
    return sorted(found)


def strings(*patterns):
    """The texts that tests have in quotes."""
    found = set()
    for text in texts(*patterns, most=200_000):
        found.update(match for match in re.findall(rb'"((?:[^"\\\n]|\\.){3,200})"', text))
    return [one.replace(rb"\"", b'"').replace(rb"\\", b"\\").replace(rb"\n", b"\n") for one in sorted(found)]


def blocks(*patterns):
    """The texts of several lines that tests have in triple quotes."""
    for text in texts(*patterns, most=200_000):
        for block in re.findall(rb'"""\n(.*?)"""', text, re.S):
            yield b"\n".join(line.strip() if len(line) - len(line.lstrip()) < 0 else line[6:] for line in block.split(b"\n"))


def with_choices(items, *counts):
    """Each item behind the bytes that choose, for several choices."""
    items = list(items)
    for index, item in enumerate(items):
        for first in range(counts[0]) if len(items) < 60 else [index % counts[0]]:
            yield bytes([first] + [7] * (len(counts) - 1)) + item


def workbook_parts():
    rows = [one for one in strings("Tests/WaybillFormatsTests/*Workbook*.swift", "Tests/WaybillFormatsTests/*Sheet*.swift")
            if b"<" in one]
    for index, row in enumerate(rows):
        sheet = row if b"sheetData" in row else b"<sheetData>" + row + b"</sheetData>"
        shared = rows[(index * 7 + 1) % len(rows)]
        yield bytes([index % 5]) + b"\x1e".join([sheet, b"<t>one</t>", b"<cellXfs><xf numFmtId='14'/></cellXfs>", b"", sheet])
        yield bytes([index % 5]) + b"\x1e".join([sheet, shared])


def archives():
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        for names in (["a.csv"], ["a.csv", "b.csv"], ["folder/a.csv", "../b.csv"]):
            out = io.BytesIO()
            with zipfile.ZipFile(out, "w", method) as archive:
                for name in names:
                    archive.writestr(name, "a,b\n1,2\n" * 20)
            yield out.getvalue()
    import gzip
    yield gzip.compress(b"a,b\n1,2\n" * 20)


SEEDS = {
    "delimited": lambda: with_choices(texts("Tests/*/Fixtures/*.csv", "Tests/*/Fixtures/*.tsv", most=3000), 8, 64),
    "encodings": lambda: with_choices(texts("Tests/*/Fixtures/*", most=2000), 7, 9),
    "json": lambda: with_choices(
        [*texts("Tests/*/Fixtures/*.json"), *[s for s in strings("Tests/WaybillFormatsTests/JSON*.swift") if b"{" in s or b"[" in s]],
        5, 64),
    "zip": archives,
    "workbook": workbook_parts,
    "xml": lambda: with_choices([s for s in strings("Tests/WaybillFormatsTests/*XML*.swift") if b"<" in s], 60),
    "rtf": lambda: with_choices(
        [s if s.startswith(b"{\\rtf") else b"{\\rtf1\\ansi " + s + b"}"
         for s in strings("Tests/WaybillFormatsTests/*RichText*.swift", "Tests/SIPRITests/*.swift") if b"\\" in s], 64),
    "html": lambda: with_choices(
        [*texts("Tests/*/Fixtures/*.html"), *[s for s in strings("Tests/WaybillFormatsTests/HTML*.swift", "Tests/UNROCATests/*.swift") if b"<" in s]],
        2),
    "draft": lambda: texts("Tests/WaybillDraftingTests/Fixtures/*", "Tests/TabularTests/Fixtures/*", most=4000),
    "yaml": lambda: [*texts("mappings/[a-m]*.yaml", "pipelines/*.yaml", most=6000), *strings("Tests/WaybillMappingTests/YAML*.swift")],
    "mapping": lambda: [*texts("mappings/*.yaml", most=6000), *blocks("Tests/WaybillMappingTests/*.swift")],
    "expression": lambda: [one + b"\x1e12\x1etext" for key in (b"drop", b"when", b"expr", b"where") for one in
                           [*scalars(key, "mappings/*.yaml"), *strings("Tests/WaybillMappingTests/Expression*.swift")]],
    "pattern": lambda: [one + b"\x1ea line 2012\x1e\\1" for one in
                        [*scalars(b"match", "mappings/*.yaml"), *scalars(b"vintage", "mappings/*.yaml"),
                         *strings("Tests/WaybillFormatsTests/Pattern*.swift")]],
    "party": lambda: strings("Tests/WaybillMappingTests/*Part*.swift", "Tests/WaybillMappingTests/*Grammar*.swift"),
    "rows": lambda: [b"Netherlands,Italy,2012,12.5,note,New\n,Turkey + NATO**,2013,-,x,Used\nItaly,all allies,2014,3,Total,New\n",
                     *texts("Tests/*/Fixtures/*.csv", most=2000)],
    "pipeline": lambda: [*texts("pipelines/*.yaml", "waybill.yaml", "Tests/*/Fixtures/*pipeline*.yaml"),
                         *[b for b in blocks("Tests/WaybillRunnerTests/*.swift") if b"metric" in b]],
    "segment": lambda: [bytes([3, 1, width]) + b"\0\0" + bytes([4, 0, 0, 0]) + (5).to_bytes(8, "little")
                        + step.to_bytes(8, "little") + bytes(range(4 * width))
                        for width in (0, 1, 2, 4, 8) for step in (1, 1_000_000)],
}


def write(folder):
    for name, make in SEEDS.items():
        place = Path(folder) / name
        place.mkdir(parents=True, exist_ok=True)
        count = 0
        for count, seed in enumerate(make(), 1):
            (place / f"seed-{count:04}").write_bytes(seed)
        if not count:
            raise SystemExit(f"no seeds for {name}")


if __name__ == "__main__":
    write(sys.argv[1])
