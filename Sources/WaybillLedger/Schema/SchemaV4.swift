internal import GRDB

/// The fourth schema: a row of a result is one text, and a run says what it was defined by, its mappings apart.
enum SchemaV4 {
  @Sendable static func create(_ database: Database) throws {
    try database.execute(sql: changes)
  }

  // Of a cell whose kind is its column's the text alone is kept, of others a pair of kind and text.
  private static let changes = """
    CREATE TABLE result_rows (
      result_table INTEGER NOT NULL REFERENCES result_tables (id),
      row INTEGER NOT NULL,
      cells TEXT NOT NULL,
      PRIMARY KEY (result_table, row)
    ) STRICT, WITHOUT ROWID;

    INSERT INTO result_rows
    SELECT result_table, row, json_group_array(json(cell)) FROM (
      SELECT
        columns.result_table, rows.row,
        CASE WHEN cells.kind = columns.kind THEN json_quote(cells.value)
          WHEN cells.kind IS NOT NULL THEN json_array(cells.kind, cells.value) END AS cell
      FROM (SELECT DISTINCT result_table, row FROM result_cells) AS rows
        JOIN result_columns AS columns ON columns.result_table = rows.result_table
        LEFT JOIN result_cells AS cells
          ON cells.result_table = rows.result_table AND cells.row = rows.row AND cells.position = columns.position
      ORDER BY columns.result_table, rows.row, columns.position)
    GROUP BY result_table, row;

    DROP VIEW figures;
    DROP TABLE result_cells;

    CREATE VIEW result_cells AS
    SELECT
      rows.result_table, rows.row, cells.key AS position,
      CASE cells.type WHEN 'array' THEN json_extract(cells.value, '$[0]') ELSE columns.kind END AS kind,
      CASE cells.type WHEN 'array' THEN json_extract(cells.value, '$[1]') ELSE cells.value END AS value
    FROM result_rows AS rows
      JOIN json_each(rows.cells) AS cells
      LEFT JOIN result_columns AS columns
        ON columns.result_table = rows.result_table AND columns.position = cells.key
    WHERE cells.type <> 'null';

    CREATE VIEW figures AS
    SELECT
      sets.key AS result_set, tables.metric, cells.row, columns.name AS column_name, cells.kind, cells.value
    FROM result_cells AS cells
      JOIN result_tables AS tables ON tables.id = cells.result_table
      JOIN result_sets AS sets ON sets.id = tables.result_set
      JOIN result_columns AS columns
        ON columns.result_table = cells.result_table AND columns.position = cells.position;

    ALTER TABLE runs ADD COLUMN definition TEXT NOT NULL DEFAULT '';
    """
}
