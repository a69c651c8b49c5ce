"""A cluster of Spark on the loopback address: a master and workers, each ended by its own process id."""

import os
import pathlib
import re
import signal
import socket
import subprocess
import sys
import time

import pyspark

HOME = pathlib.Path(pyspark.__file__).parent
PATIENCE = 180


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def environment(folder):
    """What Spark needs to stay on this machine and in this folder."""
    return {
        **os.environ, "SPARK_HOME": str(HOME), "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_DAEMON_MEMORY": "256m",
        "SPARK_LOCAL_DIRS": str(folder / "local"), "PYSPARK_PYTHON": sys.executable, "PYTHONDONTWRITEBYTECODE": "1",
    }


def children(process):
    """The ids of the processes that one has started and that still are."""
    try:
        text = " ".join(path.read_text() for path in pathlib.Path(f"/proc/{process}/task").glob("*/children"))
    except OSError:
        return []
    found = [int(word) for word in text.split()]
    return found + [below for child in found for below in children(child)]


def with_word(word):
    """The ids of all processes that have a word in their command."""
    found = []
    for path in pathlib.Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if word.encode() in path.read_bytes() and path.parent.name != str(os.getpid()):
                found.append(int(path.parent.name))
        except OSError:
            pass
    return found


class Cluster:
    """Stands between `with` and its end."""

    def __init__(self, folder, workers=2):
        self.folder, self.count = folder, workers
        self.url = f"spark://127.0.0.1:{free_port()}"
        self.started = []

    def start(self, name, host, *words):
        log = self.folder / f"{name}.log"
        with open(log, "wb") as file:
            process = subprocess.Popen(
                [HOME / "bin/spark-class", f"org.apache.spark.deploy.{words[0]}", "--host", host, "--webui-port", "0",
                 *words[1:]],
                stdout=file, stderr=file, stdin=subprocess.DEVNULL, cwd=self.folder,
                env={**environment(self.folder), "SPARK_LOCAL_IP": host})
        self.started.append(process)
        return process, log

    def add_worker(self):
        # A host of its own: Spark starts no copy of an attempt on the host that the attempt is on.
        host = f"127.0.0.{len(self.started)}"
        name = f"worker-{host}"
        process, _ = self.start(
            name, host, "worker.Worker", "-c", "1", "-m", "700m", "-d", str(self.folder / name), self.url)
        return process

    def __enter__(self):
        self.folder.mkdir(parents=True, exist_ok=True)
        port = self.url.rsplit(":", 1)[1]
        _, log = self.start("master", "127.0.0.1", "master.Master", "--port", port)
        wait_for(log, r"New state: ALIVE", 1)
        self.workers = [self.add_worker() for _ in range(self.count)]
        wait_for(log, r"Registering worker", self.count)
        return self

    def kill_worker(self):
        """Ends a worker and the executors it has started at once, as when a machine loses its power."""
        worker = self.workers.pop()
        for process in [*children(worker.pid), worker.pid]:
            try:
                os.kill(process, signal.SIGKILL)
            except ProcessLookupError:
                pass
        worker.wait()

    def __exit__(self, *_):
        for process in reversed(self.started):
            below = children(process.pid)
            if process.poll() is None:
                process.terminate()
                try:
                    process.wait(30)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()
            for child in below:
                try:
                    os.kill(child, signal.SIGKILL)
                except ProcessLookupError:
                    pass


def wait_for(log, pattern, times):
    end = time.monotonic() + PATIENCE
    while len(re.findall(pattern, log.read_text(errors="replace"))) < times:
        if time.monotonic() > end:
            sys.exit(f"no '{pattern}' in {log} after {PATIENCE} s:\n{log.read_text(errors='replace')[-2000:]}")
        time.sleep(0.2)
