"""Holds what Spark's executors make of a pipeline against one process, to the byte, also where machines fail.

usage: checks.py WAYBILL OUT [--small] [--bundle ARCHIVE] [--only NAME...]
"""

import argparse
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import time

import faults
import layouts
from cluster import Cluster, environment
from support import PATIENCE, SHIPPED, Place, check, left_running, shards, wait_until

COUNTS = [1, 2, 7, 32]
# All but the one that is for the bundle.
FILES = [name for name in layouts.ALL if name != "named"]
# `local[2]` would try nothing again.
LOCAL = "local[2,4]"


def any_split(place, master, layout, counts):
    """Law: any split, and the same outcome."""
    for count in counts:
        folder = place.copy(layout)
        units = place.plan(folder, count)
        place.drive(folder, master)
        check(f"{layout}/{count}: a manifest for each unit", sorted(m["unit"] for m in place.manifests(folder)), sorted(units))
        check(f"{layout}/{count}: shards", shards(folder), sorted(units))
        place.merge_and_hold(f"{layout}/{count} of {len(units)} on {master.split(':')[0]}", folder, layout)
        print(f"{layout}: {count} asked for, {len(units)} units on {master}", flush=True)


def submitted(place, master):
    """The plain way, by spark-submit."""
    folder = place.copy("members")
    units = place.plan(folder, 7)
    spark = environment(place.out)
    answer = subprocess.run(
        [f"{spark['SPARK_HOME']}/bin/spark-submit", "--master", master, "--conf", "spark.ui.enabled=false",
         layouts.ROOT / "engines/waybill_spark.py", "plan.json", "--shards", "shards", "--program", place.program],
        cwd=folder, env=spark, capture_output=True, text=True, timeout=PATIENCE)
    check("spark-submit: status", answer.returncode, 0)
    check("spark-submit: shards", shards(folder), sorted(units))
    place.merge_and_hold("spark-submit", folder, "members")


def bundled(place, master, archive):
    """The bundle, which Spark takes to its executors."""
    folder = place.copy("named")
    units = place.plan(folder, 7)
    place.drive(folder, master, "--bundle", archive)
    check("bundle: shards", shards(folder), sorted(units))
    place.merge_and_hold("bundle", folder, "named")


def run_command(place, folder, master):
    return subprocess.Popen(
        [place.program, "run", "waybill.yaml", "--engine", "spark", "--master", master, "--workers", "7"], cwd=folder,
        env={**environment(place.out), **SHIPPED, "PYSPARK_SUBMIT_ARGS": "--conf spark.executor.memory=512m pyspark-shell"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def one_command(place, master, layout="ranges"):
    """`waybill run --engine spark`, and again over what it has committed."""
    folder = place.copy(layout)
    for time_of in ["first", "again"]:
        process = run_command(place, folder, master)
        _, said = process.communicate(timeout=PATIENCE)
        if not check(f"run --engine spark, {time_of}: status", process.returncode, 0):
            print(said[-3000:], flush=True)
        place.hold(f"run --engine spark, {time_of}", folder, layout)


def one_command_ended(place, master):
    """The same, ended at a moment when it has begun."""
    for number in [signal.SIGINT, signal.SIGTERM, signal.SIGKILL]:
        folder = place.copy("ranges")
        process = run_command(place, folder, master)
        wait_until("a shard", lambda: list(folder.rglob("*.shard")) or process.poll() is not None)
        process.send_signal(number)
        process.communicate(timeout=PATIENCE)
        what = f"run --engine spark, ended by {number.name}"
        check(f"{what}: status", process.returncode != 0)
        check(f"{what}: nothing goes on", left_running(folder), 0)
        check(f"{what}: no report", (folder / "out/index.html").exists(), False)
        process = run_command(place, folder, master)
        process.communicate(timeout=PATIENCE)
        check(f"{what}: status of the next", process.returncode, 0)
        place.hold(what, folder, "ranges")


def small(place):
    """One application's share: a split, an attempt that is killed, and the one command."""
    faults.killed_after_partial_output(place, LOCAL)
    one_command(place, LOCAL, "preamble")


def whole(place, bundle):
    for layout in FILES:
        any_split(place, LOCAL, layout, COUNTS)
    submitted(place, LOCAL)
    one_command_ended(place, LOCAL)
    with Cluster(place.out / "cluster") as cluster:
        for layout in FILES:
            any_split(place, cluster.url, layout, [7])
        any_split(place, cluster.url, "ranges", COUNTS)
        one_command(place, cluster.url)
        if bundle:
            bundled(place, cluster.url, bundle)
        for fault in [
                faults.killed_after_partial_output, faults.twice, faults.copied, faults.missing_shard, faults.failing_units,
                faults.ended, faults.no_room]:
            print(f"{fault.__name__}: {fault.__doc__}", flush=True)
            fault(place, cluster.url)
        faults.lost_machine(place, cluster)


def main():
    # In the background of a shell SIGINT is ignored, and so it would be by all that is started here.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--bundle")
    parser.add_argument("--only", nargs="+", help="names of the functions here and in faults.py that take a master")
    chosen = parser.parse_args()
    out = chosen.out.resolve()
    for part in ["originals", "copies", "cluster", "local"]:
        shutil.rmtree(out / part, ignore_errors=True)
    place, begun = Place(os.path.realpath(chosen.program), out), time.monotonic()
    if chosen.only:
        with Cluster(out / "cluster") as cluster:
            for name in chosen.only:
                function = globals().get(name) or getattr(faults, name)
                more = [os.path.realpath(chosen.bundle)] if name == "bundled" else []
                function(place, cluster if name == "lost_machine" else cluster.url, *more)
    elif chosen.small:
        small(place)
    else:
        whole(place, chosen.bundle and os.path.realpath(chosen.bundle))
    print(f"{time.monotonic() - begun:.0f} s")
    print(f"{check.passed} passed, {check.failed} failed")
    sys.exit(1 if check.failed else 0)


main()
