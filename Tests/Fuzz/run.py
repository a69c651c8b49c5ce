"""Runs every target of the fuzzer for some seconds, and prints a table: usage: see scripts/fuzz.

An input that ends the program, takes longer than 5 seconds or more than 512 MB stops its target, and is kept.
"""

import argparse
import os
import re
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import seeds

# The longest input of each target in bytes: as short as its rules can be met in, so that many are tried.
LONGEST = {"encodings": 256, "expression": 256, "pattern": 256, "party": 256, "delimited": 512, "json": 512, "xml": 512,
           "rtf": 512, "rows": 512, "draft": 512, "segment": 4096, "mapping": 2048, "pipeline": 2048}
LONGEST_OF_OTHERS = 1024


def run(fuzzer, target, folder, seconds, runs, seed):
    corpus, found = folder / "corpus" / target, folder / "found"
    corpus.mkdir(parents=True, exist_ok=True)
    found.mkdir(parents=True, exist_ok=True)
    limit = [f"-max_total_time={seconds}"] if seconds else []
    begin = time.monotonic()
    process = subprocess.run(
        [fuzzer, target, str(corpus), str(folder / "seeds" / target), *limit, f"-runs={runs}", f"-seed={seed}",
         "-timeout=5", "-rss_limit_mb=512", f"-max_len={LONGEST.get(target, LONGEST_OF_OTHERS)}",
         "-print_final_stats=1", f"-artifact_prefix={found}/{target}-"],
        env=dict(os.environ, SWIFT_BACKTRACE="enable=no"), stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    said = process.stdout.decode(errors="replace")
    (folder / f"{target}.log").write_text(said[-200_000:])

    def number(name):
        match = re.findall(rf"{name}:\s*(\d+)", said)
        return int(match[-1]) if match else 0

    executions = number("number_of_executed_units") or max(map(int, re.findall(r"^#(\d+)", said, re.M)), default=0)
    coverage = re.findall(r"cov: (\d+)", said)
    kept = sorted(path.name for path in found.glob(f"{target}-*") if path.stat().st_mtime > time.time() - (time.monotonic() - begin) - 1)
    return executions, int(coverage[-1]) if coverage else 0, time.monotonic() - begin, number("peak_rss_mb"), process.returncode, kept


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("fuzzer")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seconds", type=int, default=20, help="for each target; 0 for no limit")
    parser.add_argument("--runs", type=int, default=-1, help="executions of each target at most")
    parser.add_argument("--only", nargs="*", help="these targets only")
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    seeds.write(asked.folder / "seeds")
    listed = subprocess.run([asked.fuzzer], stdout=subprocess.PIPE).stdout.decode().split()
    if sorted(listed) != sorted(seeds.SEEDS):
        raise SystemExit(f"targets and seeds differ: {sorted(set(listed) ^ set(seeds.SEEDS))}")
    print(f"{'target':11} {'executions':>11} {'a second':>9} {'edges':>6} {'seconds':>8} {'MB':>4}  found", flush=True)
    bad = 0
    for target in asked.only or listed:
        executions, coverage, seconds, memory, status, kept = run(
            asked.fuzzer, target, asked.folder, asked.seconds, asked.runs, asked.seed)
        bad += status != 0
        said = ", ".join(kept) or ("nothing" if status == 0 else f"status {status}")
        print(f"{target:11} {executions:11,} {executions / max(seconds, 0.01):9,.0f} {coverage:6} {seconds:8.0f} {memory:4}  {said}",
              flush=True)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
