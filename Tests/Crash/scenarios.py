"""The commands that the harness disturbs, each with the workspace before it and what a user would do afterwards."""

import json
import shutil
from pathlib import Path

from publisher import Publisher

REPOSITORY = Path(__file__).resolve().parents[2]
LEDGER = "out/waybill.sqlite"
REGISTER = "docs/tutorial/data/sipri-register.csv"
# Few, so that a report has few pages and a command few calls, all of which are tried.
SUPPLIERS = ["Finland", "Lithuania", "Norway"]


def edit(path, old, new, count=-1):
    text = path.read_text()
    if old not in text:
        raise SystemExit(f"{path} has no '{old}'")
    path.write_text(text.replace(old, new, count))


class Scenario:
    """A workspace before a command, the command, and the command that makes all well again.

    A new command gets a subclass: `prepare` brings a workspace to where the command begins, `command` is what is
    disturbed, and `mend` is what a user would do afterwards.
    """

    name = ""
    command = ["run", "waybill.yaml"]
    mend = [["run", "waybill.yaml"]]
    languages = "[en]"
    # Whether a command that fails may have done its work nonetheless.
    may_fail_when_done = False

    def make(self, folder, run):
        """Fills an empty folder; `run` gives a command in it."""
        (folder / "mappings").mkdir(parents=True)
        (folder / REGISTER).parent.mkdir(parents=True)
        for name in ["sipri-register.yaml", "countries.yaml", "categories.yaml", "groups.yaml"]:
            shutil.copy(REPOSITORY / "mappings" / name, folder / "mappings" / name)
        lines = (REPOSITORY / REGISTER).read_text().splitlines(keepends=True)
        rows = [line for line in lines[12:] if line.split(",")[1] in SUPPLIERS]
        (folder / REGISTER).write_text("".join(lines[:12] + rows))
        text = (REPOSITORY / "Tests/WaybillCLITests/Fixtures/register-pipeline.yaml").read_text()
        report = f"limits: {{rejects: 9}}\nreport: {{languages: {self.languages}}}"
        (folder / "waybill.yaml").write_text(text.replace("limits: {rejects: 0}", report))
        self.prepare(folder, run)

    def prepare(self, folder, run):
        pass

    def kept(self, folder):
        """What the command keeps besides the ledger and the report, without times."""
        return None


class FirstRun(Scenario):
    """The first run of all: nothing is there."""

    name = "run, first"


def other_vintage(folder):
    """Another file of the publisher, with fewer rows."""
    lines = (folder / REGISTER).read_text().splitlines(keepends=True)
    return "".join(lines[:14] + lines[18:] + lines[20:24])


class NextRun(Scenario):
    """A run over another vintage, with a report in two languages there."""

    name = "run, next"
    languages = "[en, nl]"

    def prepare(self, folder, run):
        run("run", "waybill.yaml")
        (folder / REGISTER).write_text(other_vintage(folder))


class Replay(Scenario):
    """Rejects that are tried again by a mended mapping."""

    name = "replay"
    command = ["replay", "waybill.yaml"]
    mend = [["replay", "waybill.yaml"], ["run", "waybill.yaml"]]

    def prepare(self, folder, run):
        edit(folder / REGISTER, ",Finland,", ",Finlnd,", 4)
        run("run", "waybill.yaml")
        edit(folder / "mappings/sipri-register.yaml", "      unknown recipient(s): unknown",
             "      Finlnd: FIN\n      unknown recipient(s): unknown")


class Merge(Scenario):
    """The shards of another vintage, which workers have read."""

    name = "merge"
    command = ["merge", "plan.json", "--shards", "shards"]
    mend = [command]

    def prepare(self, folder, run):
        run("run", "waybill.yaml")
        (folder / REGISTER).write_text(other_vintage(folder))
        run("plan", "waybill.yaml", "--units", "3", "-o", "plan.json")
        for unit in json.loads((folder / "plan.json").read_text())["units"]:
            run("work", "plan.json", "--unit", unit["id"], "--shards", "shards")


class Fetch(Scenario):
    """Another vintage from a publisher on this machine, beside one that is kept."""

    name = "fetch"
    command = ["fetch", "waybill.yaml"]
    mend = [["fetch", "waybill.yaml"], ["run", "waybill.yaml"]]
    # Files that came stay.
    may_fail_when_done = True

    def prepare(self, folder, run):
        publisher = Publisher((folder / REGISTER).read_bytes())
        edit(folder / "waybill.yaml", f"files: [{REGISTER}]",
             f"fetch: {{url: '{publisher.address}', allow: [http, private-addresses], pause: 0, answer: {{kind: text}}}}")
        run("fetch", "waybill.yaml")
        run("run", "waybill.yaml")
        publisher.file = other_vintage(folder).encode()

    def kept(self, folder):
        files = {}
        for path in sorted((folder / "snapshots").rglob("*")):
            name = str(path.relative_to(folder / "snapshots"))
            if path.is_dir() or name.startswith("."):
                continue
            files[name] = path.read_bytes()
            if path.name == "record.json":
                record = json.loads(files[name])
                for fetch in record["fetches"]:
                    fetch.pop("fetched"), fetch.pop("checked")
                files[name] = json.dumps(record, sort_keys=True)
        return files


SCENARIOS = [FirstRun(), NextRun(), Replay(), Merge(), Fetch()]
