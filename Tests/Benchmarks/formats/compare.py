"""Measures how Waybill reads and maps workbooks and JSON, beside Polars and DuckDB on the same files.

usage: compare.py WAYBILL PYTHON FOLDER [PAIRS]

WAYBILL is the program as it is released, PYTHON an interpreter that has polars, fastexcel and duckdb, FOLDER where the
files are made. Prints medians of PAIRS alternating pairs (5 when left out), as tables for docs/performance.md. A run
fails when a program finds other sums than the file has; no time fails.
"""
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent


def mapping(suffix, folder):
    """Writes the mapping for one of the two formats, which differ in how the rows are found."""
    text = (HERE / "deliveries.yaml").read_text()
    if suffix == "json":
        text = text.replace("format: xlsx", "format: json\n  rows: $[*]")
    for name in ("countries.yaml", "categories.yaml"):
        shutil.copy(HERE.parents[2] / "mappings" / name, folder)
    path = folder / f"deliveries-{suffix}.yaml"
    path.write_text(text)
    return path


def run(command, expected):
    """Runs a program; gives its CPU time in seconds and its peak memory in MB."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0 or not re.search(expected, output):
        sys.exit(f"{' '.join(map(str, command))}\n{output}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def waybill(program, suffix, folder, count):
    command = [program, "preview", folder / f"deliveries-{count}.{suffix}", "--mapping", mapping(suffix, folder),
               "--limit", "1"]
    return run(command, "check 'lots make the sum' passed")


def pairs(program, python, suffix, peer, folder, count, number):
    ours, theirs = [], []
    for _ in range(number):
        ours.append(waybill(program, suffix, folder, count))
        theirs.append(run([python, HERE / "peers.py", peer, folder / f"deliveries-{count}.{suffix}"], "all sums"))
    ratios = [mine[0] / other[0] for mine, other in zip(ours, theirs)]

    def median(values, place):
        return statistics.median(value[place] for value in values)

    print(f"| {suffix}, {count:,} rows | {median(ours, 0):.2f} | {peer} {median(theirs, 0):.2f} "
          f"| {statistics.median(ratios):.2f} ({min(ratios):.2f}–{max(ratios):.2f}) "
          f"| {median(ours, 1):.0f} | {median(theirs, 1):.0f} |", flush=True)


if __name__ == "__main__":
    if len(sys.argv) not in (4, 5):
        sys.exit("usage: compare.py WAYBILL PYTHON FOLDER [PAIRS]")
    program, python, folder = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
    number = int(sys.argv[4]) if len(sys.argv) == 5 else 5
    print("| file | Waybill, CPU s | peer, CPU s | ratio | Waybill, MB | peer, MB |\n|---|---|---|---|---|---|")
    pairs(program, python, "xlsx", "polars", folder, 300_000, number)
    pairs(program, python, "json", "duckdb", folder, 1_000_000, number)
    pairs(program, python, "json", "duckdb-sums", folder, 1_000_000, number)
    print("\n| rows | workbook, MB | JSON, MB |\n|---|---|---|")
    for count in (100_000, 300_000, 1_000_000):
        peaks = [waybill(program, suffix, folder, count)[1] for suffix in ("xlsx", "json")]
        print(f"| {count:,} | {peaks[0]:.1f} | {peaks[1]:.1f} |", flush=True)
