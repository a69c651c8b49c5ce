/// The columns of a record in the ledger, in the order in which `records` and `segments` have them.
///
/// A segment keeps every column as integers: a number as it is, an id plus one with 0 for an absent one, and the
/// upper end as its distance from the lower plus one with 0 for none. So what is absent costs no wider numbers, and
/// the upper ends of points are one constant.
enum SegmentColumn: Int, CaseIterable {
  case line, row, emit, col, facet, reporter, perspective, event, exporter, origin, destination, via, fromDay, untilDay
  case category, item, lo, hi, flags, part

  /// The names of all columns in the database, in order.
  static let names = [
    "line", "row", "emit", "col", "facet", "reporter", "perspective", "event", "exporter", "origin", "destination",
    "via", "from_day", "until_day", "category", "item", "lo", "hi", "flags", "part",
  ]

  /// The names of all columns as a list in SQL.
  static let list = names.joined(separator: ", ")

  var name: String { Self.names[rawValue] }

  /// How a column's values become integers.
  enum Form {
    case number, id, span
  }

  var form: Form {
    switch self {
    case .facet, .reporter, .exporter, .origin, .destination, .via, .category, .item: .id
    case .hi: .span
    case .line, .row, .emit, .col, .perspective, .event, .fromDay, .untilDay, .lo, .flags, .part: .number
    }
  }

  /// A value of the table `records` as a segment keeps it; `lo` is the record's lower end.
  func stored(_ value: Int64?, lo: Int64) -> Int64 {
    guard let value else { return 0 }
    return switch form {
    case .number: value
    case .id: value &+ 1
    case .span: value &- lo &+ 1
    }
  }

  /// A value of a segment as the table `records` has it.
  func shown(_ stored: Int64, lo: Int64) -> Int64? {
    switch form {
    case .number: stored
    case .id: stored == 0 ? nil : stored &- 1
    case .span: stored == 0 ? nil : lo &+ stored &- 1
    }
  }
}
