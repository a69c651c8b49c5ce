"""What the checks of a cluster share: counting, copies of a layout, and the program and the driver run in them."""

import json
import os
import shutil
import subprocess
import sys
import time

import layouts
from cluster import Cluster, environment, with_word

DRIVER = layouts.ROOT / "engines/waybill_spark.py"
PATIENCE = 300
# Where a program that is not installed has what comes with it.
SHIPPED = {"WAYBILL_MAPPINGS": str(layouts.ROOT / "mappings")}


class Checks:
    """Counts what holds and what does not."""

    def __init__(self):
        self.passed = self.failed = 0

    def __call__(self, what, found, expected=True):
        if found == expected:
            self.passed += 1
            return True
        self.failed += 1
        print(f"FAILED {what}: found {str(found)[:600]!r}, expected {str(expected)[:300]!r}", flush=True)
        return False


check = Checks()


class Place:
    """A copy of a layout, with the program and the driver run in it."""

    def __init__(self, program, out):
        self.program, self.out, self.made = program, out, 0
        self.originals, self.outcomes = {}, {}

    def copy(self, layout):
        """A folder with nothing in it but what the pipeline reads."""
        if layout not in self.originals:
            self.originals[layout] = self.out / "originals" / layout
            layouts.ALL[layout](self.originals[layout])
        self.made += 1
        folder = self.out / "copies" / f"{self.made:03}-{layout}"
        shutil.copytree(self.originals[layout], folder)
        return folder

    def waybill(self, folder, *words, status=0):
        answer = subprocess.run(
            [self.program, *map(str, words)], cwd=folder, capture_output=True, text=True, timeout=PATIENCE,
            env={**os.environ, **SHIPPED})
        if status is not None and not check(f"waybill {' '.join(map(str, words))}: status", answer.returncode, status):
            print(answer.stdout[-2000:], answer.stderr[-2000:], flush=True)
        return answer

    def plan(self, folder, units):
        self.waybill(folder, "plan", "waybill.yaml", "--units", units, "-o", "plan.json")
        return [unit["id"] for unit in json.loads((folder / "plan.json").read_text())["units"]]

    def driver(self, folder, master, *words, program=None):
        """Starts the driver; its standard output and error are in files of the folder."""
        command = [sys.executable, DRIVER, "plan.json", "--shards", "shards", "--master", master, "--conf", "spark.ui.enabled=false",
                   "--conf", "spark.executor.memory=512m", "--conf", "spark.driver.host=127.0.0.1", *map(str, words)]
        if "--bundle" not in words:
            command += ["--program", str(program or self.program)]
        with open(folder / "driver.out", "wb") as out, open(folder / "driver.err", "wb") as err:
            return subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=out, stderr=err, env=environment(self.out))

    def drive(self, folder, master, *words, program=None, status=0):
        """Lets the driver come to its end; returns its standard error."""
        process = self.driver(folder, master, *words, program=program)
        found = process.wait(PATIENCE)
        said = (folder / "driver.err").read_text()
        if not check(f"{folder.name}: status of the driver", found, status):
            print(said[-3000:], flush=True)
        return said

    def manifests(self, folder):
        """What the driver has told of shards; what it tells of units without one has a status."""
        told = [json.loads(line) for line in (folder / "driver.out").read_text().splitlines()]
        return [line for line in told if "status" not in line]

    def outcome(self, folder):
        """All that a run leaves for people: tables and pages, rejects, and the export of every record."""
        self.waybill(folder, "export", "waybill.yaml", "--to", "given", "--format", "csv")
        rejects = self.waybill(folder, "rejects", "waybill.yaml", "--limit", "0", "--json").stdout
        told = {"rejects": rejects.encode()}
        for part in ["out", "given"]:
            for path in sorted((folder / part).rglob("*")):
                if path.is_file() and ".sqlite" not in path.name:
                    told[str(path.relative_to(folder))] = path.read_bytes()
        return told

    def expected(self, layout):
        """What one process makes of a layout."""
        if layout not in self.outcomes:
            folder = self.copy(layout)
            self.waybill(folder, "run", "waybill.yaml")
            self.outcomes[layout] = self.outcome(folder)
            check(f"{layout}: there are rejects or records", len(self.outcomes[layout]) > 5)
        return self.outcomes[layout]

    def hold(self, what, folder, layout):
        """Holds what was committed in a folder against one process."""
        expected, found = self.expected(layout), self.outcome(folder)
        check(f"{what}: files", sorted(found), sorted(expected))
        differing = [name for name in expected if found.get(name) != expected[name]]
        check(f"{what}: files that differ", differing, [])

    def merge_and_hold(self, what, folder, layout):
        self.waybill(folder, "merge", "plan.json", "--shards", "shards")
        self.hold(what, folder, layout)


def shards(folder):
    return sorted(path.stem for path in (folder / "shards").glob("*.shard"))


def wrapper(folder, text):
    """A program around `waybill` that misbehaves: `$unit` is the unit and `$attempt` counts its attempts from 1."""
    path = folder / "faulty"
    path.write_text(f"""#!/usr/bin/env bash
marks={folder}/marks; mkdir -p "$marks"
for ((place = 1; place < $#; place++)); do
  if [ "${{!place}}" = --unit ]; then next=$((place + 1)); unit=${{!next}}; fi
done
attempt=1
until mkdir "$marks/$unit.$attempt" 2>/dev/null; do attempt=$((attempt + 1)); done
{text}
""")
    path.chmod(0o755)
    return path


def wait_until(what, holds):
    end = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > end:
            return check(f"{what} within {PATIENCE} s", False)
        time.sleep(0.05)
    return True


def left_running(folder):
    """Commands of this folder that are still running after a moment."""
    end = time.monotonic() + 10
    while with_word(f"{folder}/shards") and time.monotonic() < end:
        time.sleep(0.2)
    return len(with_word(f"{folder}/shards"))
