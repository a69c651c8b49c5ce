"""Does the work of the pipeline of tables.py with another program: reads the transfers, and sums them.

usage: peers.py duckdb|polars|clickhouse keep|metrics THREADS FILE TABLES OUT

`keep` writes every record first (a DuckDB table, Parquet, a MergeTree table) and sums what it has written; `metrics` keeps
nothing. A record has source, row, exporter, destination, year, measure, unit, rating, value, flags, and whether its
destination was a member of NATO in its year. The sums are of the money of each exporter, year and kind of figure: how many
records, known and unknown destinations, and what went outside NATO. They are written to OUT/metrics.csv.

DuckDB is tuned: it joins small tables to the file and not the file to them, which halves its time and more.
"""
import csv
import os
import pathlib
import shutil
import sys

COLUMNS = ["y", "emb", "e", "d", "r", "cat", "v", "tail"]


def with_duckdb(job, threads, file, tables, out):
    import duckdb
    connection = duckdb.connect(str(out / "records.duckdb") if job == "keep" else ":memory:")
    order = "true" if job == "keep" else "false"
    connection.execute(f"set threads={threads}; set preserve_insertion_order={order}; "
                       "set disabled_optimizers='build_side_probe_side,join_order'")
    for name in ("aliases", "nato", "measures"):
        connection.execute(f"create temp table {name} as select * from read_csv('{tables}/{name}.csv', header=true)")
    columns = ", ".join(f"'{name}': 'varchar'" for name in COLUMNS)
    row = "row_number() over ()" if job == "keep" else "0"
    records = f"""
        select 'transfers' as source, row, ea.iso3 as exporter, da.iso3 as dest, year, m.measure, m.unit, rating, value,
          nd.iso3 is not null as dest_nato, s.cat,
          (case when value is null then 1 else 0 end) | (case when ea.iso3 is null then 2 else 0 end)
          | (case when da.iso3 is null then 4 else 0 end) | (case when s.emb = '1' then 8 else 0 end) as flags
        from (select {row} as row, try_cast(trim(y) as smallint) as year, trim(emb) as emb, trim(e) as e, trim(d) as d,
                replace(trim(r), ' ', '') as rating, trim(cat) as cat,
                try_cast(replace(trim(v), ',', '') as double) as value
              from read_csv('{file}', auto_detect=false, delim=';', quote='"', escape='"', header=false,
                strict_mode=false, new_line='\\n', columns={{{columns}}})) s
        left join aliases ea on ea.spelling = s.e left join aliases da on da.spelling = s.d
        left join measures m on m.cat = s.cat left join nato nd on nd.iso3 = da.iso3 and nd.from_year <= s.year"""
    if job == "keep":
        connection.execute(f"create table records as {records}")
        connection.execute("checkpoint")
        records = "select * from records"
    connection.execute(f"""
        copy (select exporter, year, cat, count(*) as n,
            coalesce(sum(value) filter (dest is not null), 0)::decimal(20, 2) as known,
            coalesce(sum(value) filter (dest is not null and not dest_nato), 0)::decimal(20, 2) as outside,
            coalesce(sum(value) filter (dest is null), 0)::decimal(20, 2) as unknown
          from ({records}) where cat in ('b', 'c') and exporter is not null and value is not null
          group by all order by all) to '{out}/metrics.csv' (header true)""")


def with_polars(job, threads, file, tables, out):
    os.environ["POLARS_MAX_THREADS"] = threads
    import polars
    column = polars.col

    def words(name, key, value):
        table = polars.read_csv(tables / f"{name}.csv")
        return lambda field: column(field).replace_strict(
            table[key], table[value], default=None, return_dtype=table[value].dtype)

    state, since = words("aliases", "spelling", "iso3"), words("nato", "iso3", "from_year")
    measure, unit = words("measures", "cat", "measure"), words("measures", "cat", "unit")
    trimmed = {name: column(name).str.strip_chars() for name in COLUMNS}
    frame = polars.scan_csv(
        file, separator=";", has_header=False, quote_char='"', schema={name: polars.String for name in COLUMNS},
        row_index_name="row", row_index_offset=1, truncate_ragged_lines=True)
    frame = frame.select(
        "row", polars.lit("transfers").alias("source"), trimmed["y"].cast(polars.Int16, strict=False).alias("year"),
        trimmed["emb"], trimmed["e"], trimmed["d"], trimmed["cat"],
        trimmed["r"].str.replace_all(" ", "", literal=True).alias("rating"),
        trimmed["v"].str.replace_all(",", "", literal=True).cast(polars.Float64, strict=False).alias("value"))
    frame = frame.with_columns(
        state("e").alias("exporter"), state("d").alias("dest"), measure("cat").alias("measure"),
        unit("cat").alias("unit"))

    def bit(condition, value):
        return condition.cast(polars.UInt8) * value

    frame = frame.with_columns(
        (since("dest") <= column("year")).fill_null(False).alias("dest_nato"),
        (bit(column("value").is_null(), 1) + bit(column("exporter").is_null(), 2) + bit(column("dest").is_null(), 4)
         + bit(column("emb") == "1", 8)).alias("flags")).drop("e", "d", "emb")
    if job == "keep":
        frame.sink_parquet(out / "records.parquet", engine="streaming")
        frame = polars.scan_parquet(out / "records.parquet")
    known, value = column("dest").is_not_null(), column("value")
    counted = column("cat").is_in(["b", "c"]) & column("exporter").is_not_null() & value.is_not_null()
    sums = frame.filter(counted).group_by("exporter", "year", "cat").agg(
        polars.len().alias("n"), value.filter(known).sum().alias("known"),
        value.filter(known & ~column("dest_nato")).sum().alias("outside"),
        value.filter(~known).sum().alias("unknown")).sort("exporter", "year", "cat")
    sums.collect(engine="streaming").write_csv(out / "metrics.csv", float_precision=2)


def with_clickhouse(job, threads, file, tables, out):
    from chdb import session

    def quoted(text):
        return text if text.isdigit() else "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"

    def words(name, key, value, field, default):
        rows = list(csv.DictReader(open(tables / f"{name}.csv")))
        keys, values = ("[" + ",".join(quoted(row[place]) for row in rows) + "]" for place in (key, value))
        return f"transform({field}, {keys}, {values}, {default})"

    base = session.Session(str(out / "records")) if job == "keep" else session.Session()
    settings = (f"settings max_threads={threads}, max_insert_threads={threads}, format_csv_delimiter=';', "
                "input_format_csv_trim_whitespaces=1")
    columns = ", ".join(f"{name} String" for name in COLUMNS)
    state = {name: words("aliases", "spelling", "iso3", f"trimBoth({name})", "''") for name in "ed"}
    records = f"""
        select 'transfers' as source, rowNumberInAllBlocks() + 1 as row, {state['e']} as exporter, {state['d']} as dest,
          toInt16(trimBoth(y)) as year, {words('measures', 'cat', 'measure', 'trimBoth(cat)', "''")} as measure,
          {words('measures', 'cat', 'unit', 'trimBoth(cat)', "''")} as unit, replaceAll(trimBoth(r), ' ', '') as rating,
          toFloat64OrNull(replaceAll(trimBoth(v), ',', '')) as value,
          ({words('nato', 'iso3', 'from_year', 'dest', '9999')} <= year) as dest_nato,
          (isNull(value) ? 1 : 0) + (exporter = '' ? 2 : 0) + (dest = '' ? 4 : 0) + (trimBoth(emb) = '1' ? 8 : 0) as flags,
          trimBoth(cat) as cat_
        from file('{file}', 'CSV', '{columns}')"""
    base.query("create database if not exists kept")
    if job == "keep":
        word = "LowCardinality(String)"
        base.query(f"""
            create table kept.records (source {word}, row UInt64, exporter {word}, dest {word}, year Int16, measure {word},
              unit {word}, rating {word}, value Nullable(Float64), dest_nato UInt8, flags UInt8, cat_ {word})
            engine=MergeTree order by tuple()""")
        base.query(f"insert into kept.records {records} {settings}")
        records = "select * from kept.records"
    base.query(f"""
        select exporter, year, cat_ as cat, count() as n,
          toDecimal128(ifNull(sumIf(value, dest != ''), 0), 2) as known,
          toDecimal128(ifNull(sumIf(value, dest != '' and not dest_nato), 0), 2) as outside,
          toDecimal128(ifNull(sumIf(value, dest = ''), 0), 2) as unknown
        from ({records}) where cat_ in ('b', 'c') and exporter != '' and value is not null
        group by exporter, year, cat order by exporter, year, cat
        into outfile '{out}/metrics.csv' truncate format CSVWithNames {settings}, output_format_decimal_trailing_zeros=1""")


if __name__ == "__main__":
    if len(sys.argv) != 7:
        sys.exit("usage: peers.py duckdb|polars|clickhouse keep|metrics THREADS FILE TABLES OUT")
    program, job, threads, file, tables, out = sys.argv[1:]
    shutil.rmtree(out, ignore_errors=True)
    os.makedirs(out)
    work = {"duckdb": with_duckdb, "polars": with_polars, "clickhouse": with_clickhouse}[program]
    work(job, threads, file, pathlib.Path(tables), pathlib.Path(out))
