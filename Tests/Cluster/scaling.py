"""Measures plan, work and merge with 1 to 64 units and 1 to 4 executors of Spark, and writes the table.

usage: scaling.py WAYBILL FOLDER PAGE [ROWS]

UNITS and EXECUTORS in the environment are other numbers, such as "1 16". With MASTER=local in the environment there is no cluster, but `local[N]` in the place of N executors. The part of PAGE
between the two marks is replaced. The outcome of every merge is held against one process; no time fails.
"""

import contextlib
import datetime
import filecmp
import json
import os
import pathlib
import platform
import shutil
import subprocess
import sys
import time

import pyspark

from cluster import Cluster, environment

ROOT = pathlib.Path(__file__).resolve().parents[2]
TRANSFERS = ROOT / "Tests/Benchmarks/transfers"
BEGIN, END = "<!-- scaling: begin -->", "<!-- scaling: end -->"
UNITS = [int(word) for word in os.environ.get("UNITS", "1 4 16 64").split()]
EXECUTORS = [int(word) for word in os.environ.get("EXECUTORS", "1 2 4").split()]


class Bench:
    def __init__(self, waybill, folder, rows):
        self.waybill, self.folder, self.rows = os.path.realpath(waybill), folder, rows
        self.tables = folder / "tables"
        subprocess.run([sys.executable, TRANSFERS / "tables.py", ROOT / "mappings", self.tables], check=True)
        self.file = folder / f"transfers-{rows}.csv"
        if not self.file.exists():
            subprocess.run([sys.executable, TRANSFERS / "generate.py", self.tables, str(rows), self.file], check=True)
        self.place = folder / "run"
        shutil.rmtree(self.place, ignore_errors=True)
        self.place.mkdir(parents=True)
        self.pipeline = [self.tables / "pipeline.yaml"]
        for name, value in [("file", self.file), ("ledger", self.place / "waybill.sqlite"), ("out", self.place / "out")]:
            self.pipeline += ["--set", f"{name}={value}"]
        # Notes when the first unit of a step began, which tells Spark's own start apart.
        self.noting = self.place / "noting"
        self.noting.write_text(f'#!/bin/sh\ndate +%s.%N >>{self.place}/begun\nexec {self.waybill} "$@"\n')
        self.noting.chmod(0o755)

    def clear(self, *names):
        for name in names:
            for path in self.place.glob(name):
                shutil.rmtree(path) if path.is_dir() else path.unlink()

    def time(self, *words):
        start = time.monotonic()
        answer = subprocess.run([self.waybill, *map(str, words)], cwd=self.place, capture_output=True, text=True)
        if answer.returncode not in (0, 3):
            sys.exit(f"waybill {' '.join(map(str, words))}: status {answer.returncode}\n{answer.stderr}")
        return time.monotonic() - start

    def spark(self, master, executors):
        """Seconds until the first unit began, and from there until the driver had heard of the last."""
        self.clear("begun", "shards")
        start = time.time()
        with open(self.place / "told", "wb") as told, open(self.place / "said", "wb") as said:
            status = subprocess.call(
                [sys.executable, ROOT / "engines/waybill_spark.py", "plan.json", "--shards", "shards", "--program", self.noting,
                 "--master", master, "--conf", "spark.ui.enabled=false", "--conf", "spark.driver.host=127.0.0.1",
                 "--conf", f"spark.cores.max={executors}", "--conf", "spark.executor.cores=1", "--conf",
                 "spark.executor.memory=512m"],
                cwd=self.place, stdin=subprocess.DEVNULL, stdout=told, stderr=said, env=environment(self.folder))
        if status != 0:
            sys.exit(f"the driver ended with status {status}\n{(self.place / 'said').read_text()}")
        begun = min(map(float, (self.place / "begun").read_text().split()))
        return begun - start, (self.place / "told").stat().st_mtime - begun

    def shards(self):
        manifests = [json.loads(line) for line in (self.place / "told").read_text().splitlines()]
        return sum(manifest["bytes"] for manifest in manifests), sum(manifest["records"] for manifest in manifests)

    def hold(self, expected):
        names = [str(path.relative_to(expected)) for path in expected.rglob("*.csv")]
        compared = filecmp.cmpfiles(expected, self.place / "out", names, shallow=False)
        if compared[1] or compared[2] or not compared[0]:
            sys.exit(f"other tables than those of one process: {compared[1] + compared[2]}")


def machine():
    model = next((line.split(":", 1)[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), "?")
    return (
        f"{datetime.date.today():%-d %B %Y}, {os.cpu_count()} cores of {model}, load {os.getloadavg()[0]:.1f} at the start; "
        f"Spark {pyspark.__version__} under Python {platform.python_version()}")


def measure(bench):
    lines = [f"{machine()}; {bench.rows:,} rows, {bench.file.stat().st_size / 1e6:,.0f} MB.", ""]
    alone = bench.time("run", *bench.pipeline, "--threads", "1")
    expected = bench.folder / "expected"
    shutil.rmtree(expected, ignore_errors=True)
    shutil.copytree(bench.place / "out", expected)
    bench.clear("out", "waybill.sqlite*")
    lines += [f"One process with one thread, `run`: {alone:.1f} s.", ""]
    if os.environ.get("MASTER") == "local":
        lines[-2] += " Executors are threads of `local[N]` here, not processes of a cluster."
    heads = "".join(f" work, {count} executor{'s' if count > 1 else ''}, s |" for count in EXECUTORS)
    lines += [f"| units | plan, s |{heads} shards, MB | merge, s | merge, ns a record |", "|---|---|" + "---|" * (len(EXECUTORS) + 3)]
    starts, works = [], {}
    local = os.environ.get("MASTER") == "local"
    with contextlib.nullcontext() if local else Cluster(bench.folder / "cluster", max(EXECUTORS)) as cluster:
        for units in UNITS:
            planned = bench.time("plan", *bench.pipeline, "--units", units, "-o", "plan.json")
            for count in EXECUTORS:
                start, works[units, count] = bench.spark(f"local[{count},4]" if local else cluster.url, count)
                starts.append(start)
                print(f"{units} units, {count} executors: {works[units, count]:.1f} s after {start:.1f} s", flush=True)
            size, records = bench.shards()
            merged = bench.time("merge", "plan.json", "--shards", "shards")
            bench.hold(expected)
            bench.clear("out", "waybill.sqlite*")
            cells = [f"{works[units, count]:.1f}" for count in EXECUTORS]
            lines.append(
                f"| {units} | {planned:.1f} | {' | '.join(cells)} | {size / 1e6:.0f} | {merged:.1f} | "
                f"{merged / records * 1e9:.0f} |")
            print(lines[-1], flush=True)
    each = (works[UNITS[-1], 1] - works[UNITS[0], 1]) / (UNITS[-1] - UNITS[0])
    starts.sort()
    lines += [
        "",
        f"Until the first unit begins, Spark takes {starts[0]:.1f} to {starts[-1]:.1f} s, half of the times at most "
        f"{starts[len(starts) // 2]:.1f} s. One unit more costs {each * 1000:.0f} ms with one executor: the difference between "
        f"{UNITS[-1]} units and {UNITS[0]}, which read the same rows.",
    ]
    return lines


def main():
    page = pathlib.Path(sys.argv[3])
    bench = Bench(sys.argv[1], pathlib.Path(sys.argv[2]).resolve(), int(sys.argv[4]))
    text = page.read_text()
    before, after = text.split(BEGIN)[0], text.split(END)[1]
    lines = measure(bench)
    page.write_text(before + BEGIN + "\n" + "\n".join(lines) + "\n" + END + after)


main()
