/// The view that reads records as words.
enum NamedView {
  /// The statement that makes the view over a table or virtual table with the columns of `records`.
  static func create(
    _ name: String, over records: String, temporary: Bool = false, isOfRun: Bool = false
  ) -> String {
    """
    CREATE \(temporary ? "TEMP " : "")VIEW \(name) AS
    SELECT
      ingests.mapping AS source,
      ingests.vintage,
      r.ingest IN (SELECT ingest FROM current_ingests) AS current,
      snapshots.name AS snapshot,
      parts.name AS part,
      r.ingest, r.ordinal, r.line, r.row, r.emit, r.col,
      reporters.text AS reporter,
      perspectives.name AS perspective,
      facets.basis, facets.measure, facets.unit, facets.level,
      events.name AS event,
      exporters.text AS exporter,
      origins.text AS origin,
      destinations.text AS destination,
      vias.text AS via,
      date(r.from_day * 86400, 'unixepoch') AS from_date,
      date(r.until_day * 86400, 'unixepoch') AS until_date,
      categories.scheme, categories.code AS category,
      texts.text AS item,
      r.lo / 1e6 AS lo,
      r.hi / 1e6 AS hi,
      \(exact("r.lo")) AS lo_exact,
      \(exact("r.hi")) AS hi_exact,\(isOfRun ? " r.lo AS lo_millionths, r.hi AS hi_millionths," : "")
      (SELECT group_concat(name, ', ')
        FROM (SELECT name FROM flags WHERE (r.flags >> code) & 1 ORDER BY code)) AS flags
    FROM \(records) AS r
      JOIN ingests ON ingests.id = r.ingest
      JOIN snapshots ON snapshots.id = ingests.snapshot
      LEFT JOIN parts ON parts.ingest = r.ingest AND parts.part = r.part
      JOIN facets ON facets.id = r.facet
      JOIN perspectives ON perspectives.code = r.perspective
      JOIN events ON events.code = r.event
      LEFT JOIN parties AS reporters ON reporters.id = r.reporter
      LEFT JOIN parties AS exporters ON exporters.id = r.exporter
      LEFT JOIN parties AS origins ON origins.id = r.origin
      LEFT JOIN party_sets AS destinations ON destinations.id = r.destination
      LEFT JOIN party_sets AS vias ON vias.id = r.via
      LEFT JOIN categories ON categories.id = r.category
      LEFT JOIN texts ON texts.id = r.item
    \(isOfRun ? "WHERE r.ingest IN (SELECT ingest FROM run_ingests)" : "");
    """
  }

  /// The records of the ingests that are listed in `run_ingests`, with their values in millionths too.
  static let ofRun = """
    CREATE TEMP TABLE run_ingests (ingest INTEGER PRIMARY KEY);
    \(create("run_records", over: SegmentTable.name, temporary: true, isOfRun: true))
    """

  /// Millionths as the shortest decimal; REAL would lose digits of large amounts.
  private static func exact(_ millionths: String) -> String {
    """
    CASE WHEN \(millionths) IS NOT NULL THEN rtrim(rtrim(printf('%s%d.%06d',
        CASE WHEN \(millionths) < 0 THEN '-' ELSE '' END,
        abs(\(millionths) / 1000000), abs(\(millionths) % 1000000)), '0'), '.') END
    """
  }
}
