"""Kills commands and breaks their disk at every moment, and looks at what is left: usage: see scripts/crash-harness.

After every fault the ledger must pass its integrity check and be the one before the command or the one after it, the
folder of the report must hold no mixture with a first page, and the next undisturbed run must give the ledger and the
report of a run that nothing disturbed, byte for byte.
"""

import argparse
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from scenarios import LEDGER, REGISTER, SCENARIOS, FirstRun

# How long a command may take in seconds, on a machine that has much other work.
PATIENCE = 300


class Failure(Exception):
    """What a fault left that it must not leave."""


def start(waybill, folder, words, faults=None):
    environment = dict(os.environ, SWIFT_BACKTRACE="enable=no", TZ="UTC", **(faults or {}))
    return subprocess.Popen(
        [waybill, *words], cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def finish(process, what):
    try:
        _, errors = process.communicate(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        raise Failure(f"{what} hangs for {PATIENCE} s")
    return process.returncode, errors.decode(errors="replace")


def undisturbed(waybill, folder, words):
    status, errors = finish(start(waybill, folder, words), " ".join(words))
    if status not in (0, 3):
        raise Failure(f"'{' '.join(words)}' ends with {status} though nothing disturbs it: {errors.strip()[-400:]}")


def ledger(folder):
    """The whole ledger but the times of its runs and how often the same was run; None where there is none."""
    path = folder / LEDGER
    if not path.exists():
        return None
    connection = sqlite3.connect(path)
    try:
        found = [row[0] for row in connection.execute("PRAGMA integrity_check")]
        if found != ["ok"]:
            raise Failure(f"the ledger's integrity check says {found[:3]}")
        tables = [row[0] for row in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")]
        dump = {name: sorted(connection.execute(f"SELECT * FROM {name}").fetchall(), key=repr) for name in tables}
    except sqlite3.DatabaseError as error:
        raise Failure(f"the ledger cannot be read: {error}")
    finally:
        connection.close()
    if "runs" in dump:
        columns = "program, pipeline, pipeline_hash, result_set, exit_status"
        with sqlite3.connect(path) as connection:
            dump["runs"] = sorted(set(connection.execute(f"SELECT {columns} FROM runs")))
        connection.close()
    return None if not any(dump.get(name) for name in ("runs", "ingests")) else dump


def report(folder):
    """Every file of the report's folder but the ledger; None where no first page claims that there is one."""
    out = folder / "out"
    files = {
        str(path.relative_to(out)): path.read_bytes()
        for path in out.rglob("*") if path.is_file() and not path.name.startswith("waybill.sqlite")
    }
    if "index.html" not in files:
        return None
    return {name: text for name, text in files.items() if not name.startswith(".waybill-report-")}


class Trial:
    """One scenario with the states before and after its command, and after it was made well."""

    def __init__(self, waybill, shim, scratch, scenario):
        self.waybill, self.shim, self.scenario = waybill, shim, scenario
        self.template = scratch / scenario.name.replace(", ", "-") / "template"
        self.place = self.template.parent / "place"
        scenario.make(self.template, lambda *words: undisturbed(waybill, self.template, words))
        self.before = (self.data(self.template), report(self.template))
        self.reset()
        log = self.template.parent / "log"
        status, errors = finish(self.disturbed(FAULT_LOG=str(log)), scenario.name)
        if status not in (0, 3):
            raise SystemExit(f"{scenario.name}: ends with {status}: {errors}")
        self.calls = [line.split("\t") for line in log.read_text().splitlines()]
        self.after = (self.data(self.place), report(self.place))
        if self.after[0] == self.before[0]:
            raise SystemExit(f"{scenario.name}: the command changes nothing")
        self.mend()
        self.end = (self.data(self.place), self.files())
        self.reset()
        begin = time.monotonic()
        finish(start(waybill, self.place, scenario.command), scenario.name)
        self.duration = time.monotonic() - begin

    def reset(self):
        shutil.rmtree(self.place, ignore_errors=True)
        shutil.copytree(self.template, self.place)

    def disturbed(self, **faults):
        return start(
            self.waybill, self.place, self.scenario.command,
            dict(faults, LD_PRELOAD=str(self.shim), FAULT_UNDER=str(self.place)))

    def mend(self):
        for words in self.scenario.mend:
            undisturbed(self.waybill, self.place, words)

    def data(self, folder):
        """The ledger, and what else the command keeps."""
        return ledger(folder), self.scenario.kept(folder)

    def files(self):
        """Every file but the ledger; of a folder of snapshots the names alone."""
        files = {}
        for path in self.place.rglob("*"):
            name = str(path.relative_to(self.place))
            if path.is_file() and not path.name.startswith("waybill.sqlite"):
                files[name] = b"" if name.startswith("snapshots/") else path.read_bytes()
        return files

    def look(self, status, errors, killed, broken=False):
        """What must hold after a fault, and after the next undisturbed run.

        On a disk that is broken for good nothing can be put back: the report that stays is then a whole one, or has no
        first page.
        """
        if status < 0 and not (killed and status == -signal.SIGKILL):
            raise Failure(f"the program ends by the signal {-status}: {errors.strip()[-300:]}")
        if status not in (0, 1, 3) and status >= 0:
            raise Failure(f"the program ends with {status}: {errors.strip()[-300:]}")
        if status == 1 and "]" not in errors.splitlines()[0]:
            raise Failure(f"no code in '{errors.strip()[-300:]}'")
        found, told = self.data(self.place), report(self.place)
        either = [self.before[0], self.after[0]]
        failed = either if self.scenario.may_fail_when_done else [self.before[0]]
        allowed = {0: [self.after[0]], 3: [self.after[0]], 1: failed}.get(status, either)
        if found not in allowed:
            which = "before" if found == self.before[0] else "after" if found == self.after[0] else "neither"
            raise Failure(f"status {status}, but the data are in {which} state: {errors.strip()[-300:]}")
        reports = {0: [self.after[1]], 3: [self.after[1]], 1: [self.before[1]]}.get(
            status, [None, self.before[1], self.after[1]])
        if broken:
            reports = [None, self.before[1], self.after[1]]
        if told not in reports:
            which = "mixed" if told not in (None, self.before[1], self.after[1]) else "another"
            raise Failure(f"status {status}, but the report is {which}: {errors.strip()[-300:]}")
        self.mend()
        if self.data(self.place) != self.end[0]:
            raise Failure("the data differ after an undisturbed run")
        files = self.files()
        if files != self.end[1]:
            odd = sorted(set(files) ^ set(self.end[1])) or [n for n in files if files[n] != self.end[1][n]]
            raise Failure(f"the report differs after an undisturbed run: {odd[:4]}")

    def once(self, kind, number):
        self.reset()
        status, errors = finish(
            self.disturbed(FAULT_AT=str(number), FAULT_KIND=kind), f"call {number} {kind}")
        if kind in ("kill", "torn") and status >= 0:
            raise Failure("the program was not killed")
        self.look(status, errors, kind in ("kill", "torn"), kind == "broken")
        return status

    def at_random(self, moment):
        self.reset()
        process = start(self.waybill, self.place, self.scenario.command)
        time.sleep(moment)
        process.kill()
        status, errors = finish(process, "a killed command")
        self.look(status, errors, True)
        return status


def fits(kind, call):
    """Whether a kind of fault does something at a call."""
    _, name, size, _ = call
    writes = name in ("write", "pwrite", "pwrite64") and int(size) > 1
    if kind in ("torn", "short"):
        return writes
    if kind == "sync":
        return "sync" in name
    if kind == "full":
        return writes or name.startswith(("open", "mkdir", "fallocate", "posix_fallocate"))
    return True


def share(items, most):
    """At most so many of a list, evenly spread; all for None."""
    if most is None or len(items) <= most:
        return items
    return [items[index * len(items) // most] for index in range(most)]


def one_at_a_time(waybill, scratch, rounds):
    """Two runs begun at once: each ends well, or says that another is writing."""
    said = {"both committed": 0, "one said so": 0}
    for number in range(rounds):
        place = scratch / "together" / str(number)
        FirstRun().make(place, None)
        ended = [finish(process, "one of two runs") for process in
                 [start(waybill, place, ["run", "waybill.yaml"]) for _ in range(2)]]
        for status, errors in ended:
            if status not in (0, 3) and not (status == 1 and "[ledger-busy]" in errors):
                raise Failure(f"one of two runs ends with {status}: {errors.strip()[-300:]}")
        said["both committed" if all(s in (0, 3) for s, _ in ended) else "one said so"] += 1
        ledger(place)
        undisturbed(waybill, place, ["run", "waybill.yaml"])
        shutil.rmtree(place)
    return said


def patience(waybill, scratch):
    """How long a run waits for a ledger that another holds, in seconds."""
    place = scratch / "busy"
    FirstRun().make(place, None)
    undisturbed(waybill, place, ["run", "waybill.yaml"])
    before = ledger(place)
    holder = sqlite3.connect(place / LEDGER, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    begin = time.monotonic()
    status, errors = finish(start(waybill, place, ["run", "waybill.yaml"]), "a run that waits")
    waited = time.monotonic() - begin
    holder.execute("ROLLBACK")
    holder.close()
    if status != 1 or "[ledger-busy]" not in errors or not 9 < waited < 20:
        raise Failure(f"a run that waited {waited:.1f} s ends with {status}: {errors.strip()[-300:]}")
    if ledger(place) != before:
        raise Failure("a run that waited in vain changed the ledger")
    return waited


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("waybill")
    parser.add_argument("shim")
    parser.add_argument("--rounds", type=int, default=500, help="kills at random moments, of each command")
    parser.add_argument("--most", type=int, help="at most so many calls of each kind of fault; all when left out")
    parser.add_argument("--every", action="store_true", help="kill at every call all the same")
    parser.add_argument("--only", help="only the scenarios whose name has this")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    asked.waybill = str(Path(asked.waybill).resolve())
    moments = random.Random(asked.seed)
    bad = 0
    with tempfile.TemporaryDirectory(prefix="waybill-crash-") as scratch:
        scratch = Path(scratch).resolve()
        print(f"{'command':12} {'fault':22} {'tried':>6} {'ended 0':>8} {'said why':>9} {'killed':>7} {'bad':>5}", flush=True)

        def row(name, fault, trials):
            nonlocal bad
            counts, failures = {}, []
            for label, trial in trials:
                try:
                    status = trial()
                    key = "killed" if status < 0 else "clean" if status in (0, 3) else "said"
                    counts[key] = counts.get(key, 0) + 1
                except Failure as failure:
                    failures.append(f"  {name}, {fault}, {label}: {failure}")
            bad += len(failures)
            print(f"{name:12} {fault:22} {len(trials):6} {counts.get('clean', 0):8} {counts.get('said', 0):9} "
                  f"{counts.get('killed', 0):7} {len(failures):5}", flush=True)
            for line in failures[:12]:
                print(line, file=sys.stderr, flush=True)

        for scenario in SCENARIOS:
            if asked.only and asked.only not in scenario.name:
                continue
            trial = Trial(asked.waybill, Path(asked.shim).resolve(), scratch, scenario)
            row(scenario.name, "kill, any moment", [
                (f"{moment:.3f} s", lambda moment=moment: trial.at_random(moment))
                for moment in (moments.uniform(0, trial.duration * 1.05) for _ in range(asked.rounds))])
            for kind, fault in [
                ("kill", "kill, each call"), ("torn", "kill, half written"), ("short", "short write"),
                ("eio", "I/O error, once"), ("broken", "I/O error, from then"), ("full", "full disk"),
                ("sync", "failed sync"),
            ]:
                calls = share([call for call in trial.calls if fits(kind, call)], None if asked.every and kind == "kill" else asked.most)
                row(scenario.name, fault, [
                    (" ".join(call), lambda kind=kind, call=call: trial.once("eio" if kind == "sync" else kind, call[0]))
                    for call in calls])
            shutil.rmtree(trial.template.parent)
        try:
            if not asked.only:
                pairs = max(3, min(50, asked.rounds // 10))
                said = one_at_a_time(asked.waybill, scratch, pairs)
                print("two runs at once:", ", ".join(f"{count} {words}" for words, count in said.items()))
                print(f"a held ledger: said so after {patience(asked.waybill, scratch):.1f} s")
        except Failure as failure:
            print(f"  {failure}", file=sys.stderr)
            bad += 1
    print(f"{bad} bad" if bad else "all well")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
