"""A source for the ledger book of an invented customs house: blocks of lines by exporter and year, in fixed columns.

    LEDGER BOOK OF DELIVERIES                  Edition 2023-05-01
    ---------------------------------------------------------------
    [Netherlands]
    2021
      Norway                Patrol boat             2     12,500.00
      "                     Radar set               1      3,250.50
    -- carried forward                                    15,750.50

The exporter and the year stand above their rows, a mark of repetition stands for the destination above it, and what is
carried forward is a sum, not a row. What the columns mean is the mapping's business, not this program's.
"""

from waybill_source import Fault, Layout, Option, Row, SourceError, serve

COLUMNS = ["exporter", "year", "destination", "item", "number", "value"]
CUTS = [(2, 24), (24, 43), (43, 49), (49, 63)]


def read(path, options):
    encoding = options.get("encoding", "utf-8")
    with open(path, "rb") as book:
        try:
            first = text(next(book, b""), encoding)
        except (UnicodeError, LookupError) as error:
            raise SourceError(f"the first line cannot be read as {encoding}: {type(error).__name__}", line=1)
        if not first.startswith("LEDGER BOOK"):
            raise SourceError("expected a ledger book, which begins with 'LEDGER BOOK'", line=1)
        captures = {"edition": first.split("Edition")[1].strip()} if "Edition" in first else {}
        yield Layout(COLUMNS, captures=captures)
        yield from rows(book, encoding)


def rows(book, encoding):
    exporter = year = destination = ""
    for number, raw in enumerate(book, start=2):
        try:
            line = text(raw, encoding)
        except UnicodeError:
            yield Fault("bad-byte", f"expected {encoding}, found another byte", number, text=ascii(raw[:200]))
            continue
        if not line.strip() or line.startswith("--"):
            continue
        if line.startswith("[") and line.endswith("]"):
            exporter, year, destination = line[1:-1].strip(), "", ""
        elif not line.startswith("  "):
            year, destination = line.strip(), ""
        elif not exporter or not year:
            yield Fault("no-block", "expected an exporter and a year above the row, found none", number, text=line[:500])
        else:
            name, item, count, value = (line[start:end].strip() for start, end in CUTS)
            if not value or len(line) > CUTS[-1][1]:
                yield Fault("bad-line", f"expected a value up to column {CUTS[-1][1]}", number, CUTS[-1][0] + 1, line[:500])
                continue
            destination = destination if name == '"' else name
            yield Row(number, [exporter, year, destination, item, count, value])


def text(raw, encoding):
    """The text of a line without its end; NUL stands for no character of a book."""
    if b"\0" in raw:
        raise UnicodeError("a NUL")
    return raw.decode(encoding).rstrip("\r\n")


if __name__ == "__main__":
    serve(
        "ledger-book", "Ledger book of an invented customs house", read,
        [Option("encoding", "the encoding of the book; utf-8 when left out")])
