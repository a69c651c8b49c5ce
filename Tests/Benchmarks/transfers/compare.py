"""Measures Waybill beside DuckDB, Polars and ClickHouse on the same transfers, and writes the table of ratios.

usage: compare.py WAYBILL PYTHON FOLDER PAGE [ROWS [PAIRS]]

PYTHON is an interpreter that has duckdb, polars, chdb and numpy; FOLDER is where files are made; PAGE is the page whose
part between the two marks is replaced. Whole processes run in alternation; a figure is the median of PAIRS pairs (5 when
left out) at ROWS rows (10,000,000). A run fails when two programs find other sums; no time fails.
"""
import csv
import datetime
import hashlib
import os
import pathlib
import platform
import re
import shutil
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
BEGIN, END = "<!-- transfers: begin -->", "<!-- transfers: end -->"
# Each line: the job, the peer, and the most of its time that Waybill is to take.
LINES = [("metrics", "duckdb", 0.25), ("metrics", "polars", 0.35), ("metrics", "clickhouse", 0.35),
         ("keep", "duckdb", 0.25), ("keep", "polars", 0.25), ("keep", "clickhouse", 0.25), ("plain", "duckdb", 1.0)]
NAMES = {"duckdb": "DuckDB, tuned", "polars": "Polars", "clickhouse": "ClickHouse (chdb)"}
JOBS = {"metrics": "metrics only", "keep": "every record durable, and metrics", "plain": "the same with the plain table"}
BASES = {"licence": "b", "delivery": "c"}


class Bench:
    def __init__(self, waybill, python, folder, rows):
        self.waybill, self.python, self.folder, self.rows = waybill, python, folder, rows
        self.tables = folder / "tables"
        subprocess.run([python, HERE / "tables.py", HERE.parents[2] / "mappings", self.tables], check=True)

    def file(self, rows):
        path = self.folder / f"transfers-{rows}.csv"
        if not path.exists():
            subprocess.run([self.python, HERE / "generate.py", self.tables, str(rows), path], check=True)
        return path

    def run(self, command, cores):
        """Runs a program on so many cores; gives its CPU time and its time in seconds, and its peak memory in MiB."""
        available = sorted(os.sched_getaffinity(0))[:cores]
        start = datetime.datetime.now()
        process = subprocess.Popen(
            list(map(str, command)), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            preexec_fn=lambda: os.sched_setaffinity(0, available))
        output = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            sys.exit(f"{' '.join(map(str, command))}\n{output}")
        wall = (datetime.datetime.now() - start).total_seconds()
        return usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024

    def ours(self, job, cores, rows):
        out = self.folder / "waybill"
        shutil.rmtree(out, ignore_errors=True)
        settings = {"file": self.file(rows).resolve(), "ledger": (out / "waybill.sqlite").resolve(),
                    "out": out.resolve(), "plain": 10 ** 9 if job == "plain" else 0}
        command = [self.waybill, "run", self.tables / "pipeline.yaml", "--threads", cores]
        for name, value in settings.items():
            command += ["--set", f"{name}={value}"]
        return self.run(command + (["--without-ledger"] if job == "metrics" else []), cores)

    def theirs(self, job, peer, cores, rows):
        job = "keep" if job == "plain" else job
        return self.run([self.python, HERE / "peers.py", peer, job, cores, self.file(rows), self.tables,
                         self.folder / peer], cores)

    def found_by_waybill(self):
        rows = []
        with open(self.folder / "waybill" / "tables" / "outside-share.csv") as file:
            for row in csv.DictReader(file):
                if row["exporter"] == "ALL" or row["records"] in ("", "0"):
                    continue
                known = float(row["inside_lo"]) + float(row["outside_lo"])
                rows.append((row["exporter"], int(row["period"]), BASES[row["basis"]], int(row["records"]),
                             f"{known:.2f}", f"{float(row['outside_lo']):.2f}", f"{float(row['undetermined_lo']):.2f}"))
        return self.hash(rows)

    def found_by(self, peer):
        # ClickHouse parts the cells of what it writes as those of what it reads.
        delimiter = ";" if peer == "clickhouse" else ","
        with open(self.folder / peer / "metrics.csv") as file:
            return self.hash([
                (row["exporter"], int(float(row["year"])), row["cat"], int(row["n"]),
                 *(f"{float(row[name]):.2f}" for name in ("known", "outside", "unknown")))
                for row in csv.DictReader(file, delimiter=delimiter)])

    @staticmethod
    def hash(rows):
        return hashlib.sha256(repr(sorted(rows)).encode()).hexdigest()[:12], len(rows)


def line(bench, job, peer, target, cores, pairs):
    ours, theirs = [], []
    for _ in range(pairs):
        ours.append(bench.ours(job, cores, bench.rows))
        found = bench.found_by_waybill()
        theirs.append(bench.theirs(job, peer, cores, bench.rows))
        if bench.found_by(peer) != found:
            sys.exit(f"{peer} finds other sums than waybill: {bench.found_by(peer)}, not {found}")
    cells = [JOBS[job], str(cores), NAMES[peer]]
    for place in (0, 1):
        ratios = [mine[place] / other[place] for mine, other in zip(ours, theirs)]
        cells += [f"{statistics.median(mine[place] for mine in ours):.2f}",
                  f"{statistics.median(other[place] for other in theirs):.2f}",
                  f"{statistics.median(ratios):.2f} ({min(ratios):.2f}–{max(ratios):.2f})"]
    cells += [f"{target}", f"{max(mine[2] for mine in ours):.0f}", f"{max(other[2] for other in theirs):.0f}"]
    text = "| " + " | ".join(cells) + " |"
    print(text, flush=True)
    return text, ours


def growth(bench, rows):
    cpu, wall, peak = bench.ours("keep", 2, rows)
    ledger = (bench.folder / "waybill" / "waybill.sqlite").stat().st_size
    text = f"| {rows:,} | {cpu:.2f} | {wall:.2f} | {peak:.1f} | {ledger / rows:.1f} |"
    print(text, flush=True)
    return text


def versions(bench):
    found = subprocess.run(
        [bench.python, "-c", "import duckdb, polars, chdb; print(duckdb.__version__, polars.__version__, chdb.__version__)"],
        capture_output=True, text=True, check=True).stdout.split()
    return f"DuckDB {found[0]}, Polars {found[1]}, chdb {found[2]} under Python {platform.python_version()}"


def machine():
    text = pathlib.Path("/proc/cpuinfo").read_text()
    model = re.search(r"model name\s*: (.*)", text)
    return f"{len(os.sched_getaffinity(0))} cores of {model.group(1) if model else platform.machine()}"


if __name__ == "__main__":
    if len(sys.argv) not in (5, 6, 7):
        sys.exit("usage: compare.py WAYBILL PYTHON FOLDER PAGE [ROWS [PAIRS]]")
    rows = int(sys.argv[5]) if len(sys.argv) > 5 else 10_000_000
    pairs = int(sys.argv[6]) if len(sys.argv) > 6 else 5
    bench = Bench(pathlib.Path(sys.argv[1]).resolve(), sys.argv[2], pathlib.Path(sys.argv[3]), rows)
    today = datetime.date.today()
    text = [f"{today.day} {today:%B %Y}, {machine()}, load {os.getloadavg()[0]:.1f} at the start; {versions(bench)}; "
            f"{rows:,} rows, {pairs} pairs.", "",
            "| job | cores | peer | Waybill, CPU s | peer, CPU s | ratio of CPU | Waybill, s | peer, s | ratio of time "
            "| at most | Waybill, MiB | peer, MiB |", "|---|---|---|---|---|---|---|---|---|---|---|---|"]
    print("\n".join(text), flush=True)
    alone = {}
    for job, peer, target in LINES:
        for cores in (1, 2):
            if job == "plain" and cores == 2:
                continue
            row, ours = line(bench, job, peer, target, cores, pairs)
            text.append(row)
            alone.setdefault((job, cores), []).extend(ours)
    for job in ("metrics", "keep"):
        one, two = (statistics.median(run[1] for run in alone[job, cores]) for cores in (1, 2))
        text += ["", f"Two threads are {one / two:.2f} times as fast as one: {JOBS[job]}."]
        print(text[-1], flush=True)
    text += ["", "| rows | CPU s | s | peak MiB | bytes of ledger a row |", "|---|---|---|---|---|"]
    text += [growth(bench, count) for count in sorted({rows // 10, rows, rows * 5})]
    page = pathlib.Path(sys.argv[4])
    old = page.read_text()
    before, after = old.split(BEGIN)[0], old.split(END)[1]
    page.write_text(before + BEGIN + "\n" + "\n".join(text) + "\n" + END + after)
