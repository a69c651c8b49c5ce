"""What goes wrong on clusters: each leaves the same outcome in the end, or a refusal that names what is missing."""

import signal
import subprocess
import time

from support import check, left_running, shards, wait_until, wrapper


def killed_after_partial_output(place, master):
    """An attempt that is killed when it has written a part of its shard."""
    folder = place.copy("ranges")
    units = place.plan(folder, 6)
    # The system kills a process that writes more than this; so what it has written is a part in any case.
    program = wrapper(folder, f"""
if [ "$unit" = {units[1]} ] && [ "$attempt" = 1 ]; then ulimit -f 8; fi
exec {place.program} "$@"
""")
    said = place.drive(folder, master, program=program)
    check("killed: it was tried again", (folder / f"marks/{units[1]}.2").exists())
    check("killed: and this is said", f"unit {units[1]} has its shard after 2 attempts" in said)
    place.merge_and_hold("killed after partial output", folder, "ranges")


def lost_machine(place, cluster):
    """A worker and its executor, killed while they work."""
    folder = place.copy("ranges")
    units = place.plan(folder, 16)
    program = wrapper(folder, f'sleep 1; exec {place.program} "$@"')
    driver = place.driver(folder, cluster.url, program=program)
    wait_until("some shards", lambda: len(shards(folder)) >= 4 or driver.poll() is not None)
    done = len(shards(folder))
    cluster.kill_worker()
    check("lost machine: work was left", done < len(units))
    check("lost machine: status", driver.wait(300), 0)
    check("lost machine: shards", shards(folder), sorted(units))
    cluster.workers.append(cluster.add_worker())
    place.merge_and_hold("lost machine", folder, "ranges")


def twice(place, master):
    """A unit that is carried out again, and by two processes at once."""
    folder = place.copy("ranges")
    units = place.plan(folder, 3)
    place.drive(folder, master)
    shard = folder / f"shards/{units[0]}.shard"
    first, manifest = shard.read_bytes(), [m for m in place.manifests(folder) if m["unit"] == units[0]]
    command = [place.program, "work", "plan.json", "--unit", units[0], "--shards", "shards"]
    again = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    check("twice: status", again.returncode, 0)
    check("twice: the same bytes", shard.read_bytes() == first)
    shard.unlink()
    both = [subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    told = [process.communicate()[0] for process in both]
    check("at once: status", [process.returncode for process in both], [0, 0])
    check("at once: the same bytes", shard.read_bytes() == first)
    check("at once: one manifest", told[0] == told[1] == again.stdout)
    check("at once: that of the driver", len(manifest), 1)
    place.merge_and_hold("twice", folder, "ranges")


def copied(place, master):
    """A slow attempt, of which Spark starts a copy; the slow one ends with its task."""
    folder = place.copy("ranges")
    units = place.plan(folder, 6)
    program = wrapper(folder, f"""
if [ "$unit" = {units[2]} ] && [ "$attempt" = 1 ]; then exec -a "slow {folder}/shards" sleep 120; fi
exec {place.program} "$@"
""")
    begun = time.monotonic()
    place.drive(
        folder, master, "--conf", "spark.speculation=true", "--conf", "spark.speculation.quantile=0.5", "--conf",
        "spark.speculation.multiplier=1.1", "--conf", "spark.speculation.minTaskRuntime=1s", program=program)
    check("copied: a copy was started", (folder / f"marks/{units[2]}.2").exists())
    check("copied: nobody waited for the slow one", time.monotonic() - begun < 110)
    check("copied: the slow one has ended", left_running(folder), 0)
    place.merge_and_hold("copied", folder, "ranges")


def missing_shard(place, master):
    """A shard that is gone before the merge."""
    folder = place.copy("ranges")
    units = place.plan(folder, 7)
    place.drive(folder, master)
    (folder / f"shards/{units[3]}.shard").unlink()
    refused = place.waybill(folder, "merge", "plan.json", "--shards", "shards", status=1)
    check("missing shard: it is named", units[3] in refused.stderr)
    check("missing shard: nothing is committed", (folder / "out/index.html").exists(), False)
    place.drive(folder, master, "--unit", units[3])
    check("missing shard: one unit was carried out", [m["unit"] for m in place.manifests(folder)], [units[3]])
    place.merge_and_hold("missing shard", folder, "ranges")


def failing_units(place, master):
    """Units that fail whenever they are tried."""
    folder = place.copy("ranges")
    units = place.plan(folder, 6)
    program = wrapper(folder, f"""
case $unit in {units[1]}|{units[4]})
  for line in $(seq 100); do echo "line $line of $unit" >&2; done
  exit 9 ;;
esac
exec {place.program} "$@"
""")
    said = place.drive(folder, master, program=program, status=1)
    for unit in [units[1], units[4]]:
        check(f"failing units: {unit} is named", f"error: unit {unit} failed, attempt 4 on " in said)
        check("failing units: with its last lines", f"  line 100 of {unit}\n" in said and f"line 80 of {unit}\n" not in said)
    check("failing units: counted", f"error: 2 of {len(units)} units failed" in said)
    check("failing units: the others have their shards", shards(folder), sorted(set(units) - {units[1], units[4]}))
    refused = place.waybill(folder, "merge", "plan.json", "--shards", "shards", status=1)
    check("failing units: the merge names them", units[1] in refused.stderr and units[4] in refused.stderr)
    place.drive(folder, master)
    place.merge_and_hold("failing units", folder, "ranges")


def ended(place, master):
    """A driver that is interrupted, ended and killed."""
    for number, status in [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGKILL, -9)]:
        folder = place.copy("ranges")
        units = place.plan(folder, 12)
        program = wrapper(folder, f'sleep 1; exec {place.program} "$@"')
        driver = place.driver(folder, master, program=program)
        wait_until("some shards", lambda: len(shards(folder)) >= 2 or driver.poll() is not None)
        driver.send_signal(number)
        what = f"ended by {number.name}"
        check(f"{what}: status", driver.wait(120), status)
        check(f"{what}: nothing goes on", left_running(folder), 0)
        left = shards(folder)
        check(f"{what}: a part is done", 2 <= len(left) < len(units))
        time.sleep(2)
        check(f"{what}: and nothing more", shards(folder), left)
        place.waybill(folder, "merge", "plan.json", "--shards", "shards", status=1)
        place.drive(folder, master)
        place.merge_and_hold(what, folder, "ranges")


def no_room(place, master):
    """An executor that needs more memory than any worker has: the driver says so, and waits."""
    folder = place.copy("ranges")
    place.plan(folder, 2)
    driver = place.driver(folder, master, "--conf", "spark.executor.memory=3g")
    told = folder / "driver.err"
    wait_until("a word on memory", lambda: "still waiting" in told.read_text() or driver.poll() is not None)
    said = told.read_text()
    check("no room: said", "has taken a unit for 30 s; an executor needs 3g of memory there" in said)
    driver.send_signal(signal.SIGINT)
    check("no room: status", driver.wait(120), 130)
    check("no room: no shard", shards(folder), [])
