"""Runs a pipeline over ever new vintages of invented files, and watches memory and the ledger: usage: see scripts/soak.

The files grow, shrink and change; some runs are killed, some mappings change, some rejects are tried again, and every few runs
the ledger is pruned. Memory and the pruned ledger must stay within a factor of what they were in the first tenth, and the last
report must be that of a workspace that saw the last files alone.
"""

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import harness

SUPPLIERS = ["Finland", "Lithuania", "Norway", "Netherlands", "Germany", "Spain"]
RECIPIENTS = ["Chile", "Norway", "Poland", "Latvia", "Jordan", "Brazil", "Japan"]


def vintage(head, dice, step):
    """A publisher's file of invented deals."""
    rows = []
    for number in range(dice.randint(200, 2000)):
        year = dice.randint(2018, 2022)
        rows.append(
            f"{900000 + number},{dice.choice(SUPPLIERS)},{dice.choice(RECIPIENTS)},System {dice.randint(1, 400)}-{step},system,"
            f"Ships,{year - 3},No,{dice.randint(1, 90)},No,{year},No,New,1,1,{dice.randint(1, 900) / 4},No\n")
    return "".join(head + rows)


def measured(waybill, folder, words, kill_after=None):
    """Runs a command; its status, its seconds and the most memory that it held in MB."""
    begin = time.monotonic()
    process = harness.start(waybill, folder, words)
    if kill_after is not None:
        time.sleep(kill_after)
        # The process is waited for below, and nowhere else, also where it has ended by itself.
        os.kill(process.pid, signal.SIGKILL)
    _, errors = process.stderr.read(), None
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, time.monotonic() - begin, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("waybill")
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    waybill = str(Path(asked.waybill).resolve())
    dice = random.Random(asked.seed)
    bad, samples, killed, pruned = [], [], 0, 0
    every = max(1, asked.runs // 20)
    with tempfile.TemporaryDirectory(prefix="waybill-soak-") as scratch:
        place = Path(scratch).resolve() / "place"
        harness.FirstRun().make(place, None)
        head = (place / harness.REGISTER).read_text().splitlines(keepends=True)[:12]
        mapping = (place / "mappings/sipri-register.yaml").read_text()
        print(f"{'run':>4} {'rows':>6} {'run MB':>7} {'seconds':>8} {'ledger kB':>10} {'pruned kB':>10}", flush=True)
        for step in range(1, asked.runs + 1):
            text = vintage(head, dice, step)
            (place / harness.REGISTER).write_text(text)
            if dice.random() < 0.1:
                (place / "mappings/sipri-register.yaml").write_text(mapping + f"# version {step}\n")
            if dice.random() < 0.15:
                measured(waybill, place, ["run", "waybill.yaml"], kill_after=dice.uniform(0, 0.3))
                killed += 1
            status, seconds, memory = measured(waybill, place, ["run", "waybill.yaml"])
            if status not in (0, 3):
                bad.append(f"run {step} ends with {status}")
            before = (place / harness.LEDGER).stat().st_size // 1024
            after = None
            if step % every == 0:
                status, _, prune_memory = measured(waybill, place, ["prune", "waybill.yaml", "--yes"])
                pruned += 1
                after = (place / harness.LEDGER).stat().st_size // 1024
                samples.append((memory, after))
                if status != 0:
                    bad.append(f"prune {step} ends with {status}")
                harness.ledger(place)
                print(f"{step:4} {text.count(chr(10)) - 12:6} {memory:7.0f} {seconds:8.2f} {before:10} {after:10}", flush=True)
        leftovers = sorted(path.name for path in (place / "out").iterdir() if path.name.startswith(".waybill"))
        if leftovers:
            bad.append(f"left behind: {leftovers}")
        fresh = Path(scratch).resolve() / "fresh"
        harness.FirstRun().make(fresh, None)
        for name in [harness.REGISTER, "mappings/sipri-register.yaml"]:
            shutil.copy(place / name, fresh / name)
        harness.undisturbed(waybill, place, ["run", "waybill.yaml"])
        harness.undisturbed(waybill, fresh, ["run", "waybill.yaml"])
        if harness.report(place) != harness.report(fresh):
            bad.append("the last report is not that of the last files alone")
        tenth = max(1, len(samples) // 10)
        for what, column, limit in [("memory", 0, 1.5), ("the pruned ledger", 1, 3)]:
            first = max(sample[column] for sample in samples[:max(2, tenth)])
            most = max(sample[column] for sample in samples)
            if most > limit * first:
                bad.append(f"{what} grows from {first:.0f} to {most:.0f}")
    for line in bad:
        print(f"  {line}", file=sys.stderr)
    print(f"{asked.runs} runs, {killed} more killed, {pruned} prunes: " + (f"{len(bad)} bad" if bad else "all well"))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
