import WaybillCore

extension MappingCheck {
  /// The keys of one entry of `checks:`, those of all metrics.
  static let keys =
    shared
    + Metric.allCases.flatMap(\.specs).reduce(into: []) { all, spec in
      // What several metrics have is told apart by the metric alone.
      if !all.contains(where: { $0.name == spec.name }) {
        all.append(OptionSpec(spec.name, spec.shape, help: spec.help))
      }
    }

  private static let shared = [
    OptionSpec("name", .text, required: true, help: "What the check is called; each of a mapping has its own name."),
    OptionSpec("metric", .words(of: Metric.self), required: true, help: "What the check looks at."),
    OptionSpec(
      "severity", .words(of: Severity.self),
      help: "Whether a failure stops the run, so that nothing is committed, or is told only; `error` when left out."),
  ]

  static let section = OptionSection(
    "check", title: "`checks`", help: "What must hold of the source as a whole: of all records of all its files.",
    keys: shared,
    variants: OptionVariants(
      by: ["metric"],
      Metric.allCases.map { metric in
        .init(
          metric.rawValue,
          OptionSection(
            "check-\(metric.rawValue)", title: "Check `\(metric.rawValue)`", help: metric.help, keys: metric.specs,
            rules: metric.keys.contains("min") ? [.atLeastOne(["min", "max"])] : []))
      }))

  static let filter = CheckField.grouping.map { field in
    let words = RecordField(rawValue: field.rawValue)?.words
    return OptionSpec(
      field.rawValue, .oneOrMany(words.map { .choice($0) } ?? .text, of: "words"),
      help: "The record has this word, or one of these, in the field `\(field.rawValue)`.")
  }
  static let filterSection = OptionSection(
    "check-where", title: "`where` of a check", help: "The records that a check is of; they meet all that is given.",
    keys: filter)
}

extension MappingCheck.Metric {
  /// The keys of the metric, with what they mean to it.
  var specs: [OptionSpec] {
    keys.map { OptionSpec($0, shape(of: $0), required: required.contains($0), help: help(of: $0)) }
  }

  fileprivate var help: String {
    switch self {
    case .rowCount: "The number of rows read is within the bounds."
    case .recordCount: "The number of records is within the bounds."
    case .rejectCount: "The number of rejects is within the bounds."
    case .bounds: "Every value is within the bounds, with both of its ends."
    case .sum: "The records of level `part` make those of level `total`, group by group."
    case .unique: "No two records agree in all of some fields."
    case .years: "Every year has a record; with `by`, for each group that the source has at all."
    }
  }

  private func shape(of key: String) -> OptionShape {
    switch key {
    case "min", "max":
      switch self {
      case .rejectCount: .anyOf([.integer(from: 0), Self.share])
      case .bounds: .number()
      default: .integer(from: 0)
      }
    case "where": .table(MappingCheck.filterSection)
    case "tolerance": .oneOrMany(.anyOf([.number(), Self.share]), of: "both")
    case "from", "until": .integer(from: YearTally.known.lowerBound, to: YearTally.known.upperBound)
    default: .oneOrMany(.choice(fields.map(\.rawValue)), of: "fields")
    }
  }

  private static let share = OptionShape.named("share such as `0.5%`", pattern: #"[+-]?[0-9]*\.?[0-9]*%"#)

  /// The fields that the metric's list of fields may name.
  var fields: [CheckField] {
    switch self {
    case .unique: CheckField.allCases
    // A sum compares the levels, so that there must be both.
    case .sum: CheckField.grouping.filter { $0 != .level }
    default: CheckField.grouping
    }
  }

  private func help(of key: String) -> String {
    switch (key, self) {
    case ("min", .bounds): "The least value, in the unit of the records."
    case ("max", .bounds): "The greatest value, in the unit of the records."
    case ("min", .rejectCount): "The least count, or its least share of the rows read."
    case ("max", .rejectCount): "The greatest count, or its greatest share of the rows read."
    case ("min", _): "The least count."
    case ("max", _): "The greatest count."
    case ("where", .sum): "The records that the check is of, by words of their fields other than `level`."
    case ("where", _): "The records that the check is of, by words of their fields; all of them when left out."
    case ("tolerance", _):
      "By how much parts and total may differ: a number in the unit of the values, a share of the total, or both, of which "
        + "the greater counts; nothing when left out."
    case ("keys", _): "The fields in which no two records may agree."
    case ("from", _): "The first year that must have a record; that of the first record when left out."
    case ("until", _): "The last year that must have a record; that of the last record when left out."
    default: "The fields that gather records into groups."
    }
  }
}
