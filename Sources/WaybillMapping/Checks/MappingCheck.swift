public import WaybillCore

/// One entry of `checks:`: what must hold of all records of a source, whatever the number of its files.
public struct MappingCheck: Sendable {
  /// What becomes of a run in which the check fails.
  public enum Severity: String, Sendable, Hashable, CaseIterable {
    /// Nothing is committed.
    case error
    /// The run goes on, and says so.
    case warning
  }

  /// What a check looks at, by its word in mappings.
  public enum Metric: String, Sendable, Hashable, CaseIterable {
    case rowCount = "row-count"
    case recordCount = "record-count"
    case rejectCount = "reject-count"
    case bounds, sum, unique, years
  }

  public let name: String
  public let metric: Metric
  public let severity: Severity
  /// Where the mapping asks for it.
  public let place: Place
  let filter: RecordFilter
  let rule: Rule

  /// What must hold.
  enum Rule: Sendable {
    case rows(CountBounds)
    case records(CountBounds)
    case rejects(CountBounds)
    case bounds(min: Amount?, max: Amount?)
    case sum(by: [CheckField], Tolerance)
    case unique([CheckField])
    case years(from: Int?, until: Int?, by: [CheckField])
  }
}

/// A field of records that checks compare by its words.
enum CheckField: String, Sendable, Hashable, CaseIterable {
  case exporter, origin, destination, via, reporter, perspective, event, basis, measure, unit, level, category, item,
    period, value

  /// The fields that gather records into groups; a value is a figure, and gathers nothing.
  static let grouping = allCases.filter { $0 != .value }

  /// The field's words in one record.
  func words(of record: RecordWords) -> String { RecordWords.Field(rawValue: rawValue).map { record[$0] } ?? "" }
}

/// By how much parts and total may differ: the greater of two allowances.
struct Tolerance: Sendable, Hashable {
  /// In the unit of the values.
  var absolute = Amount.zero
  /// In per cent of the total.
  var percent = Amount.zero

  /// Whether a gap, in millionths, is within the tolerance of a total.
  func allows(_ gap: Int128, of total: Int128) -> Bool {
    gap <= Int128(absolute.millionths)
      || gap * 100_000_000 <= Int128(percent.millionths) * Int128(clamping: total.magnitude)
  }

  /// `within 1 or 0.5%`; empty where nothing is allowed.
  var words: String {
    let parts = (absolute == .zero ? [] : ["\(absolute)"]) + (percent == .zero ? [] : ["\(percent)%"])
    return parts.isEmpty ? "" : "within \(parts.joined(separator: " or "))"
  }
}

extension MappingCheck.Metric {
  /// The keys that say something to the metric, beside `name`, `metric` and `severity`.
  var keys: [String] {
    switch self {
    case .rowCount, .rejectCount: ["min", "max"]
    case .recordCount, .bounds: ["min", "max", "where"]
    case .sum: ["by", "tolerance", "where"]
    case .unique: ["keys", "where"]
    case .years: ["from", "until", "by", "where"]
    }
  }

  /// The keys without which the metric has nothing to check.
  var required: [String] {
    switch self {
    case .rowCount, .recordCount, .rejectCount, .bounds, .years: []
    case .sum: ["by"]
    case .unique: ["keys"]
    }
  }
}
