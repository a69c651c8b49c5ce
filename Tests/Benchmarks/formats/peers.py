"""Sums the deliveries of make_files.py with another program, and holds the sums against those that the file has.

usage: peers.py polars|duckdb FILE
"""
import sys

FAULT = "the sums of the file are not those of its rows"


def with_polars(path):
    import polars

    rows = polars.read_excel(path, engine="calamine")
    total = polars.col("item") == "sum"
    sums = rows.group_by("supplier").agg(
        polars.col("quantity").filter(~total).sum().alias("quantity"),
        polars.col("quantity").filter(total).sum().alias("quantities"),
        polars.col("value").filter(~total).sum().alias("value"),
        polars.col("value").filter(total).sum().alias("values"))
    return sums.select("quantity", "quantities", "value", "values").rows()


def with_duckdb(path):
    import duckdb

    # A query of the file itself would leave out the columns that it does not sum.
    duckdb.execute("CREATE TEMP TABLE deliveries AS FROM read_json(?, format = 'array')", [path])
    return duckdb.execute(
        """SELECT sum(quantity) FILTER (item <> 'sum'), sum(quantity) FILTER (item = 'sum'),
             sum(value) FILTER (item <> 'sum'), sum(value) FILTER (item = 'sum')
           FROM deliveries GROUP BY supplier""").fetchall()


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] not in ("polars", "duckdb"):
        sys.exit("usage: peers.py polars|duckdb FILE")
    sums = (with_polars if sys.argv[1] == "polars" else with_duckdb)(sys.argv[2])
    # Both add doubles, so that the last digits of an amount are not exact.
    if not sums or any(count != counts or abs(value - values) > 0.01 * len(sums) for count, counts, value, values in sums):
        sys.exit(FAULT)
    print(f"{len(sums)} suppliers, all sums as in the file")
