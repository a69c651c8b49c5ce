import WaybillCore
import WaybillParquet

/// The columns of records in Parquet: those of ``RecordColumns`` with their types, the hash of the file, and the members of
/// destinations beside their texts.
enum ParquetRecordColumns {
  /// What a reader may hold on to: another number when a column goes, or means something else.
  static let version = 1

  /// What a sum over the records must not do.
  static let rule =
    "Never add figures of different basis, measure, unit or level, nor of several sources. A value lies between lo and hi; "
    + "where hi is null nothing bounds it. A period ends the day before until_date."

  /// The columns with what a reader must know of each.
  static let all: [(column: ParquetColumn, help: String)] = RecordColumns.all.flatMap { column in
    [
      (
        ParquetColumn(column.name, kind(of: column.name), isRequired: required.contains(column.name)),
        help(column.name, column.help)
      )
    ]
      + further(after: column.name)
  }

  private static func kind(of column: String) -> ParquetColumn.Kind {
    switch column {
    case "line", "row": .sequence
    case "emit", "col": .small
    case "from_date", "until_date": .day
    case "lo", "hi": .amount
    case "flags": .texts
    default: .text
    }
  }

  private static let required: Set = [
    "source", "snapshot", "line", "row", "emit", "col", "perspective", "basis", "measure", "unit", "level", "event",
    "from_date", "until_date", "lo", "flags",
  ]

  private static func help(_ column: String, _ help: String) -> String {
    column == "flags" ? "what the publisher says of the figure's certainty or kind; an empty list where nothing" : help
  }

  private static func further(after column: String) -> [(column: ParquetColumn, help: String)] {
    switch column {
    case "snapshot": [(ParquetColumn("sha256", .text, isRequired: true), "the SHA-256 of the file's bytes")]
    case "destination", "via":
      [
        (ParquetColumn("\(column)_parties", .texts), "the parties of '\(column)': it is one of them or within a group"),
        (ParquetColumn("\(column)_groups", .texts), "the groups of '\(column)', by their ids"),
        (
          ParquetColumn("\(column)_unknown", .text),
          "why nothing is known of '\(column)': unknown, several or withheld; null where something is"
        ),
      ]
    default: []
    }
  }
}
