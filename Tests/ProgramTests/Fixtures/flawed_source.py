"""A source of lines such as `a|b` that breaks one rule, which its first argument names; without one it is sound.

It speaks the protocol in plain words, without the module of the examples, so that it can go against it.
"""

import hashlib
import json
import os
import sys
import time

FLAW = sys.argv[1] if len(sys.argv) > 1 else ""
digest = hashlib.sha256()
kept = []


def say(message):
    line = (message if isinstance(message, str) else json.dumps(message)) + "\n"
    sys.stdout.write(line)
    sys.stdout.flush()
    digest.update(line.encode())


def hello():
    if FLAW == "not-json":
        say("Traceback of sorts")
    if FLAW == "other-version":
        return say({"type": "hello", "protocol": 2, "id": "flawed", "title": "Flawed"})
    if FLAW == "descriptor":
        return say({"type": "hello", "protocol": 1, "id": "Flawed source", "title": " "})
    if FLAW == "unknown-type":
        return say({"type": "helo"})
    if FLAW == "unknown-key":
        return say({"type": "hello", "protocol": 1, "id": "flawed", "titel": "Flawed"})
    if FLAW == "unknown-keys":
        return say({"type": "hello", "protocol": 1, "id": "flawed", "title": "Flawed"} | dict.fromkeys("hgfedcba", 1))
    if FLAW == "no-title":
        return say({"type": "hello", "protocol": 1, "id": "flawed"})
    say({"type": "hello", "protocol": 1, "id": "flawed", "title": "Lines of two cells"})
    if FLAW == "deaf":
        os.close(0)
        time.sleep(0.2)
        sys.exit(4)


def spec():
    options = [{"name": "region", "help": "Which part.", "required": FLAW == "required-option"}]
    say({"type": "spec", "options": options})


def layout():
    captures = {}
    if FLAW == "same-twice":
        captures = {"now": str(time.time_ns())}
    if FLAW == "surroundings":
        import subprocess

        child = subprocess.Popen(["sleep", "600"])
        captures = {
            "environment": ",".join(sorted(f"{k}={v}" for k, v in os.environ.items() if k != "LC_CTYPE")),
            "folder": os.path.basename(os.getcwd()), "descriptors": str(len(os.listdir("/proc/self/fd")) - 1),
            "pid": str(os.getpid()), "child": str(child.pid),
        }
    if FLAW == "captures":
        captures = {"a": "first", "b": "second"}
    columns = [] if FLAW == "no-columns" else ["left", "right"]
    say({"type": "layout", "table": "", "columns": columns, "captures": captures, "header": {"line": 1, "column": 1}}
        if FLAW == "header" else {"type": "layout", "columns": columns, "captures": captures})


def read(path, told):
    global digest
    digest = hashlib.sha256()
    if FLAW == "no-layout":
        say({"type": "row", "line": 1, "cells": ["a", "b"]})
    if FLAW == "error":
        return say({"type": "error", "message": "expected a book, found a letter", "line": 3})
    layout()
    if FLAW == "leaves-group":
        os.setpgid(0, os.getpgid(os.getppid()))
        time.sleep(600)
    if FLAW == "silent":
        time.sleep(600)
    rows = faults = 0
    with open(path, "rb") as file:
        for number, raw in enumerate(file, start=1):
            text = raw.decode("utf-8", "strict" if FLAW == "hostile-bytes" else "replace").rstrip("\r\n")
            text = text.replace("\0", " ")
            if FLAW == "memory":
                kept.append(text + " " * 4)
            if FLAW == "reads" and number == 2:
                print("first words\nlast words", file=sys.stderr)
                sys.exit(3)
            cells = text.split("|")
            if len(cells) == 2:
                rows += 1
                line = number + 1 if FLAW == "places" else number
                message = {"type": "row", "line": line, "cells": cells}
                if FLAW == "wide-row":
                    cells.append("c")
                if FLAW == "no-line":
                    message["line"] = 0
                if FLAW == "number-in-cell":
                    message["cells"][1] = 12
                say(message)
            else:
                faults += 1
                code = "Bad line" if FLAW == "bad-code" else "cells"
                say({"type": "fault", "code": code, "message": "expected two cells", "line": number, "text": text[:99]})
            if FLAW == "second-layout":
                layout()
            if FLAW == "inside-line":
                sys.stdout.write('{"type":"row","li')
                sys.stdout.flush()
                os.kill(os.getpid(), 9)
            if FLAW == "long-line":
                say({"type": "row", "line": number, "cells": ["x" * (9 << 20), "b"]})
    if FLAW == "no-done":
        return os._exit(0)
    if FLAW == "endless-errors":
        sys.stderr.write("e" * (1 << 20) + "\nat last\n")
    done = {"type": "done", "rows": rows, "faults": faults, "sha256": digest.hexdigest()}
    if FLAW == "wrong-rows":
        done["rows"] += 1
    if FLAW == "wrong-faults":
        done["faults"] += 1
    if FLAW == "wrong-hash":
        done["sha256"] = "0" * 64
    say(done)
    if FLAW == "goes-on":
        say({"type": "row", "line": 1, "cells": ["a", "b"]})
    if FLAW == "bad-exit":
        sys.exit(7)
    if FLAW == "stays":
        os.close(1)
        time.sleep(600)
    if FLAW == "stays-open":
        time.sleep(600)


for request in map(json.loads, sys.stdin):
    if request["type"] == "hello":
        hello()
    elif request["type"] == "spec":
        spec()
    else:
        read(request["path"], request["options"])
