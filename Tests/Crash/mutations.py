"""Damages the bytes and the contents of a ledger at random, and asks it everything: usage: see scripts/ledger-mutations.

Whatever the damage, a command ends with an answer or with an error that has a code: never by a signal, never with the
status of a mistake in the program, never after more than five minutes.
"""

import argparse
import random
import shutil
import sqlite3
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import harness
from scenarios import Replay

COMMANDS = [
    ["trace", "waybill.yaml"], ["trace", "waybill.yaml", "--line", "sipri-register.csv:14"], ["sql", "SELECT count(*), sum(length(item)), sum(lo), max(flags) FROM run_records", "waybill.yaml"],
    ["sql", "SELECT count(*), max(value) FROM figures", "waybill.yaml"], ["diff", "--pipeline", "waybill.yaml"],
    ["rejects", "waybill.yaml", "--history", "--limit", "0"], ["export", "waybill.yaml", "--to", "exported"],
    ["replay", "waybill.yaml"], ["run", "waybill.yaml"],
    ["prune", "waybill.yaml", "--keep", "1", "--yes"],
]


def make(folder, waybill):
    """A ledger with two vintages, rejects, and rejects that were tried again."""
    Replay().make(folder, lambda *words: harness.undisturbed(waybill, folder, words))
    harness.undisturbed(waybill, folder, ["replay", "waybill.yaml"])
    harness.undisturbed(waybill, folder, ["run", "waybill.yaml"])
    lines = (folder / harness.REGISTER).read_text().splitlines(keepends=True)
    (folder / harness.REGISTER).write_text("".join(lines[:14] + lines[16:]))
    harness.undisturbed(waybill, folder, ["run", "waybill.yaml"])
    connection = sqlite3.connect(folder / harness.LEDGER)
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()


def damage_bytes(path, dice):
    data = bytearray(path.read_bytes())
    kind = dice.choice(["byte", "bits", "zeros", "noise", "swap", "cut", "tail", "header"])
    at = dice.randrange(len(data))
    if kind == "byte":
        for _ in range(dice.randint(1, 8)):
            data[dice.randrange(len(data))] = dice.randrange(256)
    elif kind == "bits":
        data[at] ^= 1 << dice.randrange(8)
    elif kind == "zeros":
        data[at:at + dice.choice([1, 8, 64, 4096])] = bytes(min(64, len(data) - at))
    elif kind == "noise":
        data[at:at + 32] = bytes(dice.randrange(256) for _ in range(min(32, len(data) - at)))
    elif kind == "swap":
        pages = len(data) // 4096
        a, b = (dice.randrange(pages) * 4096 for _ in range(2))
        data[a:a + 4096], data[b:b + 4096] = data[b:b + 4096], data[a:a + 4096]
    elif kind == "cut":
        del data[at:]
    elif kind == "tail":
        data += bytes(dice.randrange(256) for _ in range(5000))
    else:
        data[dice.randrange(16, 100)] = dice.randrange(256)
    path.write_bytes(data)
    return kind


def damage_contents(path, dice):
    """What SQLite finds in order and the program did not write."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA ignore_check_constraints = ON")
    tables = [row[0] for row in connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'grdb_migrations'")]
    kind = ""
    for _ in range(20):
        table = dice.choice(tables + ["segments"] * 8 + ["ingests"] * 2)
        columns = [(row[1], row[2]) for row in connection.execute(f"PRAGMA table_info({table})")]
        column, of = dice.choice(columns)
        values = {
            "INTEGER": [-1, 0, 1, 7, 255, 256, 65_536, 2**31, 2**32, 2**63 - 1, -2**63],
            "TEXT": ["", "x", "[]", "[1,2]", "{}", "null", "[[[", "nato", "9" * 50, "\0"],
            "BLOB": [b"", b"\1", b"\1\1" + bytes(22), b"\1\10\0\0\1\0\0\0" + b"\xff" * 24, bytes(dice.randrange(256) for _ in range(60))],
        }[of]
        value = dice.choice(values)
        if of == "BLOB" and dice.random() < 0.6:
            row = connection.execute(f"SELECT {column} FROM {table} ORDER BY random() LIMIT 1").fetchone()
            if row:
                blob = bytearray(row[0])
                blob[dice.randrange(len(blob))] = dice.randrange(256)
                value = bytes(blob)
        try:
            where = f"WHERE {columns[0][0]} = (SELECT {columns[0][0]} FROM {table} ORDER BY random() LIMIT 1)"
            what = f"DELETE FROM {table} {where}" if dice.random() < 0.15 else f"UPDATE {table} SET {column} = ? {where}"
            changed = connection.execute(what, () if "DELETE" in what else (value,)).rowcount
            connection.commit()
            if changed:
                kind = f"{what.split(' WHERE')[0]} {value!r:.40}"
                break
        except sqlite3.Error:
            connection.rollback()
    connection.close()
    return kind


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("waybill")
    parser.add_argument("--rounds", type=int, default=1000, help="damaged ledgers of each kind")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    waybill = str(Path(asked.waybill).resolve())
    dice = random.Random(asked.seed)
    bad = 0
    with tempfile.TemporaryDirectory(prefix="waybill-damage-") as scratch:
        template = Path(scratch).resolve() / "template"
        make(template, waybill)
        whole = (template / harness.LEDGER).read_bytes()
        table = next((template / "out/tables").glob("outside-share.csv")).read_text().splitlines()
        head, first = (line.split(",") for line in table[:2])
        for name, value in zip(head, first):
            if name in TRACE_KEYS:
                COMMANDS[0] += ["--key", f"{name}={value}"]
        print(f"{'damage':9} {'ledgers':>8} {'commands':>9} {'answered':>9} {'refused':>8} {'bad':>5}", flush=True)
        for name, damage in [("bytes", damage_bytes), ("contents", damage_contents)]:
            counts = {"answered": 0, "refused": 0, "bad": 0}
            for number in range(asked.rounds):
                place = template.parent / "place"
                shutil.rmtree(place, ignore_errors=True)
                shutil.copytree(template, place)
                kind = damage(place / harness.LEDGER, dice)
                for words in COMMANDS:
                    try:
                        status, errors = harness.finish(harness.start(waybill, place, words), " ".join(words))
                        if status in (0, 3):
                            counts["answered"] += 1
                        elif status == 1 and "[" in errors:
                            counts["refused"] += 1
                        else:
                            raise harness.Failure(f"ends with {status}: {errors.strip()[-300:]}")
                    except harness.Failure as failure:
                        counts["bad"] += 1
                        bad += 1
                        if counts["bad"] <= 20:
                            print(f"  {name} {number} ({kind}): {' '.join(words)[:60]}: {failure}", file=sys.stderr, flush=True)
            tried = asked.rounds * len(COMMANDS)
            print(f"{name:9} {asked.rounds:8} {tried:9} {counts['answered']:9} {counts['refused']:8} {counts['bad']:5}", flush=True)
        if (template / harness.LEDGER).read_bytes() != whole:
            raise SystemExit("the whole ledger changed")
    print(f"{bad} bad" if bad else "all well")
    return 1 if bad else 0


TRACE_KEYS = {"source", "basis", "measure", "unit", "exporter", "alliance", "group", "period", "membership"}

if __name__ == "__main__":
    sys.exit(main())
