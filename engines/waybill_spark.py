"""Lets Apache Spark carry out the units of a plan: spark-submit --master URL waybill_spark.py PLAN --shards DIR.

Spark says where and when each unit runs, and again where one fails. `waybill work` reads the files and writes the shards on a
file system that all machines share; through Spark go the id of a unit and one line about its shard. Standard output has a
line of JSON for each unit as it ends: the manifest of its shard, or why it has none. `waybill merge` commits the shards.

Exit status: 0 every unit has its shard, 1 some have not, 2 wrong usage, 130 or 143 interrupted or ended.
"""

import argparse
import ctypes
import glob
import json
import math
import os
import platform
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time

ARCHIVE = "waybill-bundle"
LAST_LINES, LAST_BYTES = 20, 16384
# How long no machine may take a unit before that is told, in seconds.
WAIT = 30


def arguments():
    parser = argparse.ArgumentParser(description="Let Apache Spark carry out the units of a plan.")
    parser.add_argument("plan", help="the plan, by a path that every machine has")
    parser.add_argument("--shards", required=True, help="the folder for shards, by a path that every machine has")
    parser.add_argument("--parquet", help="the folder for records as Parquet files, by a path that every machine has")
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--program", help="waybill on every machine; by its name alone where PATH has it")
    where.add_argument("--bundle", help="an archive of 'make bundle', which Spark takes to every machine")
    parser.add_argument("--unit", action="append", metavar="ID", help="only this unit; may be given several times")
    parser.add_argument("--work", action="append", default=[], metavar="OPTION", help="an option more for 'waybill work'")
    parser.add_argument("--master", help="Spark's master, where spark-submit has not said it")
    parser.add_argument("--conf", action="append", default=[], metavar="KEY=VALUE", help="a setting of Spark")
    parser.add_argument("--with-parent", action="store_true", help="end when standard input does")
    chosen = parser.parse_args()
    for setting in chosen.conf:
        if "=" not in setting:
            parser.error(f"--conf must be KEY=VALUE, not '{setting}'")
    return chosen


def units_of(chosen):
    """The ids of the units to carry out, in the plan's order."""
    try:
        with open(chosen.plan, encoding="utf-8") as file:
            ids = [unit["id"] for unit in json.load(file)["units"]]
    except (OSError, ValueError, KeyError, TypeError) as problem:
        sys.exit(f"error: '{chosen.plan}' is no plan: {problem}")
    unknown = sorted(set(chosen.unit or []) - set(ids))
    if unknown:
        sys.exit(f"error: '{chosen.plan}' has no unit {', '.join(unknown)}")
    return [unit for unit in ids if chosen.unit is None or unit in chosen.unit]


# On the machines that work.

class UnitFailed(Exception):
    """A unit that has no shard, for Spark to try again."""


def work(unit, task):
    """Carries out one unit, and returns what `waybill work` says of its shard."""
    from pyspark import SparkFiles, TaskContext

    context = TaskContext.get()
    attempt = context.attemptNumber() + 1
    program = task["program"]
    if task["is_archive"]:
        # On a cluster that folder is told from where the executor stands, and the unit is read elsewhere.
        program = os.path.abspath(os.path.join(SparkFiles.getRootDirectory(), ARCHIVE, "bin", "waybill"))
    command = [program, "work", task["plan"], "--unit", unit, "--shards", task["shards"], *task["options"]]
    with tempfile.TemporaryFile() as told:
        status, output = run(command, task["folder"], told)
        lines = last_lines(told)
    host = platform.node()
    if status == 0:
        try:
            return {"manifest": json.loads(output), "attempt": attempt, "host": host}
        except ValueError:
            lines.append(f"no manifest, but {output[:200]!r}")
    failure = {"unit": unit, "status": status, "attempt": attempt, "host": host, "lines": lines}
    if attempt < task["attempts"]:
        raise UnitFailed(f"unit {unit}, {ending(failure)}\n" + "\n".join(lines))
    # The last attempt: the other units are carried out all the same, and what is wrong with each is said at once.
    return {"failure": failure}


def run(command, folder, told):
    """Runs a program that does not outlive this process; returns how it ended and its standard output."""
    library, parent = ctypes.CDLL(None, use_errno=True), os.getpid()

    def end_with_parent():
        # PR_SET_PDEATHSIG: Spark ends an attempt by killing this process, which then can end nothing itself.
        library.prctl(1, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)

    try:
        process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=told,
            preexec_fn=end_with_parent)
    except OSError as problem:
        told.write(f"cannot start '{command[0]}' in '{folder}': {problem.strerror}\n".encode())
        return 127, b""
    try:
        output, _ = process.communicate()
    except BaseException:
        process.kill()
        process.wait()
        raise
    return process.returncode, output


def last_lines(file):
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - LAST_BYTES))
    return file.read().decode("utf-8", "replace").splitlines()[-LAST_LINES:]


def ending(failure):
    status = failure["status"]
    how = f"status {status}" if status >= 0 else f"signal {-status}"
    return f"attempt {failure['attempt']} on {failure['host']}: {how}"


# On the machine that asks.

def find_pyspark():
    """Makes `pyspark` known: installed for this Python, or that of SPARK_HOME."""
    home = os.environ.get("SPARK_HOME")
    try:
        import pyspark
    except ImportError:
        sys.path[:0] = sorted(glob.glob(f"{home}/python/lib/*.zip")) if home else []
        try:
            import pyspark
        except ImportError:
            said = f"SPARK_HOME, '{home}', has none either" if home else "SPARK_HOME names no Spark"
            sys.exit(f"error: there is no pyspark for '{sys.executable}', and {said}; 'pip install pyspark' installs it")
    return pyspark


def attempts_of(master, settings):
    """How often Spark tries a task before it gives up."""
    local = re.fullmatch(r"local(?:\[[^,\]]+(?:,\s*(\d+))?\])?", master)
    return int(local[1] or 1) if local else int(settings.get("spark.task.maxFailures", "4"))


def context_of(pyspark, chosen):
    settings = pyspark.SparkConf()
    if "PYSPARK_GATEWAY_PORT" not in os.environ:
        # spark-submit has a name for it otherwise.
        settings.setAppName(f"waybill {os.path.basename(chosen.plan)}")
    # It would draw into the line that tells of units.
    settings.set("spark.ui.showConsoleProgress", "false")
    for setting in chosen.conf:
        settings.set(*setting.split("=", 1))
    if chosen.master:
        settings.setMaster(chosen.master)
    context = pyspark.SparkContext(conf=settings)
    if not context.getConf().contains("spark.log.level"):
        # Of a failed attempt a warning has a page of calls; what is wrong with a unit is told at the end, in its own lines.
        context.setLogLevel("ERROR")
    return context


class Answers:
    """What has come in of the units, told as it comes."""

    def __init__(self, total):
        self.total, self.begun = total, time.monotonic()
        self.rows, self.finished, self.failures = 0, 0, []
        self.draws = sys.stderr.isatty()

    def take(self, answer):
        if "failure" in answer:
            self.failures.append(answer["failure"])
            self.tell(answer["failure"])
        else:
            manifest = answer["manifest"]
            self.finished += 1
            self.rows += manifest.get("rows", 0)
            self.tell(manifest)
            if answer["attempt"] > 1:
                self.say(f"unit {manifest['unit']} has its shard after {answer['attempt']} attempts, from {answer['host']}")
        self.draw()

    def tell(self, line):
        self.clear()
        print(json.dumps(line, ensure_ascii=False, separators=(",", ":")), flush=True)

    def draw(self):
        if self.draws:
            failed = f"  {len(self.failures)} failed" if self.failures else ""
            seconds = int(time.monotonic() - self.begun)
            print(f"\r\033[2K{self.finished} of {self.total} units{failed}  {self.rows:,} rows  {seconds} s",
                  end="", file=sys.stderr, flush=True)

    def clear(self):
        if self.draws:
            print("\r\033[2K", end="", file=sys.stderr, flush=True)

    def say(self, text):
        self.clear()
        print(text, file=sys.stderr, flush=True)


class Patience:
    """How long nobody has worked. Spark waits without an end for machines, and says so in warnings alone."""

    def __init__(self, context):
        self.context, self.since = context, time.monotonic()
        memory = context.getConf().get("spark.executor.memory", "1g")
        self.words = (
            f"no machine of '{context.master}' has taken a unit for {WAIT} s; an executor needs {memory} of memory there, "
            "which 'spark.executor.memory' sets, and a core that no other application has; still waiting")

    def has_ended(self):
        """Whether the time has just run out, once."""
        tracker = self.context.statusTracker()
        stages = [tracker.getStageInfo(stage) for stage in tracker.getActiveStageIds()]
        if not stages or any(stage and stage.numActiveTasks for stage in stages):
            self.since = time.monotonic()
        if time.monotonic() - self.since < WAIT:
            return False
        self.since = math.inf
        return True


def carry_out(context, units, task, answers):
    """Carries out every unit, and tells of each when it ends."""
    from pyspark.accumulators import AccumulatorParam

    class Coming(AccumulatorParam):
        def zero(self, value):
            return []

        def addInPlace(self, one, other):
            one.extend(other)
            return one

    coming = context.accumulator([], Coming())
    done = {}

    def one(unit):
        answer = work(unit, task)
        coming.add([answer])
        return answer

    def job():
        try:
            done["answers"] = context.parallelize(units, len(units)).map(one).collect()
        except Exception as problem:
            done["problem"] = problem

    thread = threading.Thread(target=job, daemon=True)
    thread.start()
    taken, patience = 0, Patience(context)
    while True:
        ended = not thread.is_alive()
        # Spark counts what a finished task has added once, also where the task ran twice.
        for answer in coming.value[taken:]:
            answers.take(answer)
            taken += 1
        if ended:
            break
        if patience.has_ended():
            answers.say(patience.words)
        answers.draw()
        thread.join(0.2)
    if "problem" in done:
        raise done["problem"]


class Ended(BaseException):
    """A signal to end."""


def end(number, frame):
    # A second one would stop the cleaning up.
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, signal.SIG_IGN)
    raise Ended(number)


def end_with_input():
    while os.read(0, 4096):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


def main():
    chosen = arguments()
    units = units_of(chosen)
    pyspark = find_pyspark()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, end)
    if chosen.with_parent:
        threading.Thread(target=end_with_input, daemon=True).start()
    answers, context = Answers(len(units)), None
    os.makedirs(chosen.shards, exist_ok=True)
    try:
        context = context_of(pyspark, chosen)
        # Spark has put a handler of its own in place.
        signal.signal(signal.SIGINT, end)
        if chosen.bundle:
            context.addArchive(f"{os.path.abspath(chosen.bundle)}#{ARCHIVE}")
        program = chosen.program or "waybill"
        task = {
            # What a plan names may be relative to the folder where it was made.
            "folder": os.getcwd(), "plan": os.path.abspath(chosen.plan), "shards": os.path.abspath(chosen.shards),
            "options": chosen.work + (["--parquet", os.path.abspath(chosen.parquet)] if chosen.parquet else []),
            "program": os.path.abspath(program) if "/" in program else program, "is_archive": bool(chosen.bundle),
            "attempts": attempts_of(context.master, dict(context.getConf().getAll())),
        }
        carry_out(context, units, task, answers)
    except Ended as ended:
        answers.say(f"ended by signal {ended.args[0]} after {answers.finished} of {answers.total} units; their shards stay")
        return 128 + ended.args[0]
    except Exception as problem:
        answers.say(f"error: Spark stopped after {answers.finished} of {answers.total} units: {problem}")
        return 1
    finally:
        if context is not None:
            context.cancelAllJobs()
            context.stop()
    answers.clear()
    for failure in sorted(answers.failures, key=lambda failure: failure["unit"]):
        answers.say(f"error: unit {failure['unit']} failed, {ending(failure)}")
        for line in failure["lines"]:
            answers.say(f"  {line}")
    if answers.failures:
        answers.say(f"error: {len(answers.failures)} of {answers.total} units failed; the shards of the others stay")
    return 1 if answers.failures else 0


if __name__ == "__main__":
    sys.exit(main())
