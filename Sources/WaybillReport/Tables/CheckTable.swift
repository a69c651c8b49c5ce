import WaybillCore

/// The table `checks`: how every check of every source ended, passed or not.
enum CheckTable {
  /// The table, with the sources in the order of the pipeline and their checks in that of the mappings.
  static func table(of sources: [SourceReport]) -> MetricTable {
    MetricTable(
      id: "checks", title: "How the checks of the sources ended", columns: columns,
      rows: sources.flatMap { source in
        source.checks.map { check in
          [source.id, check.name, check.kind, check.severity, check.expected, check.found, check.status]
            .map(MetricTable.Cell.text)
        }
      })
  }

  private static let columns: [MetricTable.Column] = [
    .init("source", .text, isKey: true, help: "the mapping that made the records"),
    .init("check", .text, isKey: true, help: "the name that the mapping gives the check"),
    .init("kind", .text, help: "what it looks at, such as row-count or sum"),
    .init("severity", .text, help: "error, which stops a run, or warning"),
    .init("expected", .text, help: "what must hold"),
    .init("found", .text, help: "what was found"),
    .init("status", .text, help: "passed or failed"),
  ]
}
