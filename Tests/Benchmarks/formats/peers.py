"""Sums the deliveries of make_files.py with another program, and holds the sums against those that the file has.

usage: peers.py polars|duckdb|duckdb-sums FILE

polars and duckdb make a frame or a table of the columns that the mapping reads, and sum it; duckdb-sums asks for the sums
of the file alone, for which DuckDB passes over the columns that it does not sum.
"""
import sys

FAULT = "the sums of the file are not those of its rows"


def with_polars(path):
    import polars

    rows = polars.read_excel(
        path, engine="calamine",
        columns=["delivered", "supplier", "recipient", "category", "item", "quantity", "value"])
    total = polars.col("item") == "sum"
    sums = rows.group_by("supplier").agg(
        polars.col("quantity").filter(~total).sum().alias("quantity"),
        polars.col("quantity").filter(total).sum().alias("quantities"),
        polars.col("value").filter(~total).sum().alias("value"),
        polars.col("value").filter(total).sum().alias("values"))
    return sums.select("quantity", "quantities", "value", "values").rows()


SUMS = """SELECT sum(quantity) FILTER (item <> 'sum'), sum(quantity) FILTER (item = 'sum'),
             sum(value) FILTER (item <> 'sum'), sum(value) FILTER (item = 'sum')
           FROM {} GROUP BY supplier"""


def with_duckdb(path):
    import duckdb

    duckdb.execute(
        """CREATE TEMP TABLE deliveries AS SELECT delivered, supplier, recipient, category, item, quantity, value
           FROM read_json(?, format = 'array')""", [path])
    return duckdb.execute(SUMS.format("deliveries")).fetchall()


def sums_with_duckdb(path):
    import duckdb

    return duckdb.execute(SUMS.format("read_json(?, format = 'array')"), [path]).fetchall()


PEERS = {"polars": with_polars, "duckdb": with_duckdb, "duckdb-sums": sums_with_duckdb}

if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] not in PEERS:
        sys.exit("usage: peers.py polars|duckdb FILE")
    sums = PEERS[sys.argv[1]](sys.argv[2])
    # Both add doubles, so that the last digits of an amount are not exact.
    if not sums or any(count != counts or abs(value - values) > 0.01 * len(sums) for count, counts, value, values in sums):
        sys.exit(FAULT)
    print(f"{len(sums)} suppliers, all sums as in the file")
