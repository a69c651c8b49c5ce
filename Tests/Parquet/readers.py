"""The readers of Parquet that exports are held against: each gives the columns of a file, or of all files of a folder, as lists
of Python's values.
"""


def pyarrow(file):
    import pyarrow.parquet as parquet

    # Every page carries a checksum.
    table = parquet.read_table(file, page_checksum_verification=True)
    return {name: table.column(name).to_pylist() for name in table.column_names}


def together_in(file):
    """All files of a folder, for readers that want to be told."""
    return str(file / "*.parquet" if file.is_dir() else file)


def duckdb(file):
    import duckdb

    answer = duckdb.execute("SELECT * FROM read_parquet(?)", [together_in(file)])
    names = [column[0] for column in answer.description]
    rows = answer.fetchall()
    return {name: [row[place] for row in rows] for place, name in enumerate(names)}


def polars(file):
    import polars

    return {column.name: column.to_list() for column in polars.read_parquet(together_in(file))}


session = None


def spark(file):
    from pyspark.sql import SparkSession

    global session
    if session is None:
        session = (
            SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
            .config("spark.driver.memory", "3g").config("spark.sql.session.timeZone", "UTC")
            # One partition, so that the records keep their order.
            .config("spark.sql.files.maxPartitionBytes", str(1 << 32)).config("spark.log.level", "ERROR").getOrCreate())
    frame = session.read.parquet(str(file.resolve()))
    rows = frame.collect()
    return {name: [row[place] for row in rows] for place, name in enumerate(frame.columns)}


def inspect(file, check):
    """Holds what a footer says of each chunk against the values in it."""
    import json

    import pyarrow.parquet as parquet

    opened = parquet.ParquetFile(file)
    told = {key.decode(): value.decode() for key, value in opened.metadata.metadata.items()}
    check(f"{file}: program", told["waybill.program"].startswith("waybill "), True)
    check(f"{file}: columns", list(json.loads(told["waybill.columns"])), opened.schema_arrow.names)
    check(f"{file}: rule", "Never add" in told["waybill.rule"], True)
    for source in json.loads(told["waybill.sources"]):
        check(f"{file}: {source['id']}", {"publisher", "terms", "mappingHash", "files"} <= set(source), True)
    for group in range(opened.metadata.num_row_groups):
        rows = opened.read_row_group(group)
        for place in range(opened.metadata.num_columns):
            chunk = opened.metadata.row_group(group).column(place)
            name = chunk.path_in_schema.split(".")[0]
            values = rows.column(name).to_pylist()
            if ".list." in chunk.path_in_schema:
                values = [item for entry in values for item in (entry or [None])]
            there = [value for value in values if value is not None]
            told = chunk.statistics
            check(f"{file}: {name}: absent", told.null_count, len(values) - len(there))
            order = (lambda text: text.encode()) if there and isinstance(there[0], str) else (lambda value: value)
            ends = (min(there, key=order), max(there, key=order)) if there else None
            if ends and isinstance(ends[0], str) and max(len(end.encode()) for end in ends) > 256:
                ends = None
            check(f"{file}: {name}: ends", (told.min, told.max) if told.has_min_max else None, ends)


def together(files, check):
    """Holds files of several ledgers against one another: they must be one table to a reader."""
    import pyarrow.dataset as dataset
    import pyarrow.parquet as parquet

    schemas = [parquet.read_schema(file).remove_metadata() for file in files]
    check("the same columns in every file", all(schema.equals(schemas[0]) for schema in schemas), True)
    whole = dataset.dataset([str(file) for file in files]).to_table(filter=dataset.field("exporter") == "NLD")
    parts = sum(
        value == "NLD" for file in files for value in parquet.read_table(file, columns=["exporter"])["exporter"].to_pylist())
    check("files read together", whole.num_rows, parts)
