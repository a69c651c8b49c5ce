"""The protocol between Waybill and a source in any language, version 1; standard library only.

A source is a function that is given a path and options, and yields first a Layout, then Rows and Faults:

    def read(path, options):
        yield Layout(["exporter", "year", "value"])
        yield Row(3, ["Norway", "2021", "12"])

    if __name__ == "__main__":
        serve("my-source", "What it reads", read, [Option("region", "which part of the file to read")])

`waybill conform` tries what a source promises. The protocol is described in docs/sources-in-any-language.md.
"""

import hashlib
import json
import sys
from dataclasses import asdict, dataclass, field

PROTOCOL = 1


@dataclass
class Option:
    """An option that a mapping may give, or must."""

    name: str
    help: str
    required: bool = False


@dataclass
class Layout:
    """The columns of the rows, where their header stands as (line, column), and texts from around the table."""

    columns: list
    header: tuple = None
    captures: dict = field(default_factory=dict)
    table: str = ""


@dataclass
class Row:
    """A row: the line on which it begins, from 1, and the text of each column."""

    line: int
    cells: list


@dataclass
class Fault:
    """A row that cannot be read: a code such as `short-line`, what is wrong, where, and the text that stands there."""

    code: str
    message: str
    line: int
    column: int = 1
    text: str = ""


class SourceError(Exception):
    """The file cannot be read, or not further; with the line where there is one."""

    def __init__(self, message, line=None):
        super().__init__(message)
        self.line = line


OUTPUT = sys.stdout.buffer


def serve(id, title, read, options=()):
    """Answers Waybill on standard input and output until one file is read; what else is printed goes to standard error."""
    sys.stdout = sys.stderr
    for line in sys.stdin.buffer:
        request = json.loads(line)
        if request["type"] == "hello":
            _say({"type": "hello", "protocol": PROTOCOL, "id": id, "title": title})
        elif request["type"] == "spec":
            _say({"type": "spec", "options": [asdict(option) for option in options]})
        elif request["type"] == "open":
            _send(read(request["path"], request["options"]))
        else:
            raise ValueError(f"unknown request {request['type']}")


def _send(parts):
    """Writes what a source yields, with its count and its hash at the end."""
    digest = hashlib.sha256()
    rows = faults = 0
    try:
        for part in parts:
            if isinstance(part, Row):
                rows += 1
                message = {"type": "row", "line": part.line, "cells": part.cells}
            elif isinstance(part, Fault):
                faults += 1
                message = {"type": "fault", **asdict(part)}
            else:
                message = {"type": "layout", "table": part.table, "columns": part.columns, "captures": part.captures}
                if part.header:
                    message["header"] = {"line": part.header[0], "column": part.header[1]}
            digest.update(_say(message, flush=False))
    except SourceError as error:
        _say({"type": "error", "message": str(error), **({"line": error.line} if error.line else {})})
    else:
        _say({"type": "done", "rows": rows, "faults": faults, "sha256": digest.hexdigest()})


def _say(message, flush=True):
    """Writes one message on one line, and returns the bytes of the line."""
    line = json.dumps(message, separators=(",", ":")).encode() + b"\n"
    OUTPUT.write(line)
    if flush:
        OUTPUT.flush()
    return line
