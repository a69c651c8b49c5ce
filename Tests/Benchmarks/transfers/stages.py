"""Counts the instructions of each stage of a run with callgrind, a row.

usage: stages.py WAYBILL PYTHON FOLDER ROWS

The program as it is released runs over a file of ROWS rows and over one of twice as many; what the second takes more, for
each row, is the cost of a row, without what a start costs. Functions stand for their stages, with all that they call.
"""
import os
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
STAGES = {
    "hash the file": r"HashWhileRead\.State\.add\(_:at:\)",
    "read rows": r"DelimitedReader\.read\(into:\)",
    "of which take plain rows apart": r"PlainRecords\.gather\(",
    "map rows": r"Mapper\.map\(_:\)",
    "of which number spellings": r"SpellingDictionary\.number\(_:column:into:\)",
    "of which read numbers": r"FieldColumn\.readNumbers\(",
    "of which fill records": r"EmitPlan\.fill\(",
    "add to metrics": r"MetricSet\.add\(_:\)",
    "keep records": r"LedgerTransaction\.append\(_:to:_:\)",
    "find the records behind figures": r"EvidenceGatherer\.look\(at:in:\)",
}


def counts(waybill, python, folder, rows):
    """Gives the instructions of the whole run and of each stage."""
    tables, file = folder / "tables", folder / f"transfers-{rows}.csv"
    if not file.exists():
        subprocess.run([python, HERE / "generate.py", tables, str(rows), file], check=True)
    out = folder / "stages"
    for path in [out / "waybill.sqlite", out / "callgrind.out"]:
        path.unlink(missing_ok=True)
    out.mkdir(exist_ok=True)
    # Without its debugging information, whose form older versions of valgrind cannot read; names of functions stay.
    subprocess.run(["objcopy", "--strip-debug", waybill, out / "waybill"], check=True)
    subprocess.run(
        ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}/callgrind.out", out / "waybill", "run",
         tables / "pipeline.yaml", "--threads", "1", "--set", f"file={file.resolve()}", "--set",
         f"ledger={(out / 'waybill.sqlite').resolve()}", "--set", f"out={out.resolve()}/out"],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    listed = subprocess.run(
        ["callgrind_annotate", "--inclusive=yes", "--threshold=99.99", f"{out}/callgrind.out"], check=True,
        capture_output=True, text=True).stdout
    listed = subprocess.run(["swift", "demangle", "--simplified"], input=listed, check=True, capture_output=True,
                            text=True, env=os.environ).stdout
    found = {"the whole run": int(re.search(r"([\d,]+) .*PROGRAM TOTALS", listed).group(1).replace(",", ""))}
    for stage, pattern in STAGES.items():
        lines = [int(match.group(1).replace(",", ""))
                 for match in re.finditer(rf"^\s*([\d,]+) \([^)]*\)\s+.*{pattern}", listed, re.M)]
        if not lines:
            sys.exit(f"no function of the run is '{pattern}', which stands for '{stage}'")
        found[stage] = max(lines)
    return found


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit("usage: stages.py WAYBILL PYTHON FOLDER ROWS")
    waybill, python, folder, rows = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3]), int(sys.argv[4])
    subprocess.run([python, HERE / "tables.py", HERE.parents[2] / "mappings", folder / "tables"], check=True)
    less, more = (counts(waybill, python, folder, count) for count in (rows, 2 * rows))
    print("| stage | instructions a row |\n|---|---|")
    for stage in less:
        print(f"| {stage} | {(more[stage] - less[stage]) / rows:.0f} |")
