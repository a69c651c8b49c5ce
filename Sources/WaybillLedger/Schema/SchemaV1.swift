internal import GRDB

/// The first schema: records in a plain table.
enum SchemaV1 {
  @Sendable static func create(_ database: Database) throws {
    for part in [intake, dictionaries, records, results, views] { try database.execute(sql: part) }
  }

  private static let intake = """
    CREATE TABLE snapshots (
      id INTEGER PRIMARY KEY,
      sha256 TEXT NOT NULL UNIQUE,
      size INTEGER NOT NULL,
      name TEXT NOT NULL,
      publisher TEXT,
      title TEXT,
      url TEXT,
      terms TEXT
    ) STRICT;

    CREATE TABLE ingests (
      id INTEGER PRIMARY KEY,
      snapshot INTEGER NOT NULL REFERENCES snapshots (id),
      mapping TEXT NOT NULL,
      mapping_hash TEXT NOT NULL,
      program TEXT NOT NULL,
      vintage TEXT,
      counts TEXT,
      UNIQUE (snapshot, mapping_hash)
    ) STRICT;

    CREATE TABLE captures (
      ingest INTEGER NOT NULL REFERENCES ingests (id),
      layout TEXT NOT NULL,
      name TEXT NOT NULL,
      value TEXT NOT NULL,
      PRIMARY KEY (ingest, layout, name)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE rejects (
      ingest INTEGER NOT NULL REFERENCES ingests (id),
      ordinal INTEGER NOT NULL,
      code TEXT NOT NULL,
      message TEXT NOT NULL,
      line INTEGER NOT NULL,
      col INTEGER NOT NULL,
      row INTEGER,
      emit INTEGER,
      field TEXT NOT NULL,
      value TEXT NOT NULL,
      text TEXT NOT NULL,
      PRIMARY KEY (ingest, ordinal)
    ) STRICT, WITHOUT ROWID;
    """

  private static let dictionaries = """
    CREATE TABLE parties (
      id INTEGER PRIMARY KEY, kind TEXT NOT NULL, code TEXT NOT NULL, belongs_to TEXT, text TEXT NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX parties_by_value ON parties (code, kind, belongs_to);

    CREATE TABLE party_sets (
      id INTEGER PRIMARY KEY, parties TEXT NOT NULL, groups TEXT NOT NULL, unknown TEXT, text TEXT NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX party_sets_by_value ON party_sets (parties, groups, unknown);

    CREATE TABLE categories (id INTEGER PRIMARY KEY, scheme TEXT NOT NULL, code TEXT NOT NULL) STRICT;
    CREATE UNIQUE INDEX categories_by_value ON categories (scheme, code);

    CREATE TABLE texts (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;

    CREATE TABLE facets (
      id INTEGER PRIMARY KEY, basis TEXT NOT NULL, measure TEXT NOT NULL, unit TEXT NOT NULL, level TEXT NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX facets_by_value ON facets (basis, measure, unit, level);

    CREATE TABLE perspectives (code INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
    CREATE TABLE events (code INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
    CREATE TABLE flags (code INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
    """

  // The columns of records refer to the tables above without foreign keys: checking eight of them a record would
  // take longer than writing it.
  private static let records = """
    CREATE TABLE records (
      ingest INTEGER NOT NULL,
      ordinal INTEGER NOT NULL,
      line INTEGER NOT NULL,
      row INTEGER NOT NULL,
      emit INTEGER NOT NULL,
      col INTEGER NOT NULL,
      facet INTEGER NOT NULL,
      reporter INTEGER,
      perspective INTEGER NOT NULL,
      event INTEGER NOT NULL,
      exporter INTEGER,
      origin INTEGER,
      destination INTEGER,
      via INTEGER,
      from_day INTEGER NOT NULL,
      until_day INTEGER NOT NULL,
      category INTEGER,
      item INTEGER,
      lo INTEGER NOT NULL,
      hi INTEGER,
      flags INTEGER NOT NULL,
      PRIMARY KEY (ingest, ordinal)
    ) STRICT, WITHOUT ROWID;
    """

  private static let results = """
    CREATE TABLE result_sets (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE) STRICT;

    CREATE TABLE result_ingests (
      result_set INTEGER NOT NULL REFERENCES result_sets (id),
      ingest INTEGER NOT NULL REFERENCES ingests (id),
      PRIMARY KEY (result_set, ingest)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE result_tables (
      id INTEGER PRIMARY KEY,
      result_set INTEGER NOT NULL REFERENCES result_sets (id),
      metric TEXT NOT NULL,
      title TEXT NOT NULL,
      row_count INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX result_tables_by_set ON result_tables (result_set);

    CREATE TABLE result_columns (
      result_table INTEGER NOT NULL REFERENCES result_tables (id),
      position INTEGER NOT NULL,
      name TEXT NOT NULL,
      kind TEXT NOT NULL,
      is_key INTEGER NOT NULL,
      help TEXT NOT NULL,
      PRIMARY KEY (result_table, position)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE result_cells (
      result_table INTEGER NOT NULL REFERENCES result_tables (id),
      row INTEGER NOT NULL,
      position INTEGER NOT NULL,
      kind TEXT NOT NULL,
      value TEXT NOT NULL,
      PRIMARY KEY (result_table, row, position)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE runs (
      id INTEGER PRIMARY KEY,
      started TEXT NOT NULL,
      program TEXT NOT NULL,
      pipeline TEXT NOT NULL,
      pipeline_hash TEXT NOT NULL,
      result_set INTEGER NOT NULL REFERENCES result_sets (id),
      exit_status INTEGER NOT NULL
    ) STRICT;
    """

  private static let views = """
    CREATE VIEW figures AS
    SELECT
      sets.key AS result_set, tables.metric, cells.row, columns.name AS column_name, cells.kind, cells.value
    FROM result_cells AS cells
      JOIN result_tables AS tables ON tables.id = cells.result_table
      JOIN result_sets AS sets ON sets.id = tables.result_set
      JOIN result_columns AS columns
        ON columns.result_table = cells.result_table AND columns.position = cells.position;

    CREATE VIEW current_ingests AS
    SELECT ingests.id AS ingest, ingests.mapping
    FROM ingests
      JOIN result_ingests ON result_ingests.ingest = ingests.id
    WHERE result_ingests.result_set = (
      SELECT latest.result_set
      FROM runs AS latest
        JOIN result_ingests AS used ON used.result_set = latest.result_set
        JOIN ingests AS same ON same.id = used.ingest
      WHERE same.mapping = ingests.mapping
      ORDER BY latest.id DESC
      LIMIT 1);

    \(NamedView.create("records_named", over: "records"))
    """
}
