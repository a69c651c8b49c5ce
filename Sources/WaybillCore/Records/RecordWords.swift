/// A record in words, field by field: how traces, previews and the tests of mappings say what a record is.
public struct RecordWords: Sendable, Hashable {
  /// What a record can be asked for, under the names that mappings use.
  public enum Field: String, Sendable, Hashable, CaseIterable {
    case exporter, origin, destination, via, reporter, perspective, event, basis, measure, unit, level, category, item,
      period, value, flags, line, emit
  }

  private let record: Record

  /// Puts a record into words.
  public init(_ record: Record) { self.record = record }

  /// One field in words; empty where the record has nothing there, and `unknown` for a side of the transfer that
  /// nobody names.
  public subscript(field: Field) -> String {
    switch field {
    case .exporter: record.exporter?.description ?? PartySet.Unknown.unknown.rawValue
    case .origin: record.origin?.description ?? ""
    case .destination: record.destination?.description ?? PartySet.Unknown.unknown.rawValue
    case .via: record.via?.description ?? ""
    case .reporter: record.reporter?.description ?? ""
    case .perspective: record.perspective.rawValue
    case .event: record.event.rawValue
    case .basis: record.facet.basis.rawValue
    case .measure: record.facet.measure.rawValue
    case .unit: record.facet.unit.rawValue
    case .level: record.facet.level.rawValue
    case .category: record.category?.code ?? ""
    case .item: record.item ?? ""
    case .period: Self.period(record.period)
    case .value: Self.value(record.value)
    case .flags: Self.flags(record.flags)
    case .line: String(record.line)
    case .emit: String(record.emit)
    }
  }

  /// The record on one line: from whom to whom, of what, when, and how much; a total is told as one.
  public var sentence: String {
    let flags = record.flags.isEmpty ? "" : " (\(self[.flags]))"
    let goods = ([.category, .item] as [Field]).map { self[$0] }.filter { !$0.isEmpty }.map { "\($0), " }.joined()
    let total = record.facet.level == .total ? "total " : ""
    return "\(self[.exporter]) to \(self[.destination]), \(goods)\(self[.period]), "
      + "\(total)\(self[.value]) \(self[.unit])\(flags)"
  }

  /// `12` for a point, `1.5 to 2.5` for an interval, `at least 0` without an upper end.
  public static func value(_ value: Interval) -> String {
    guard let hi = value.hi else { return "at least \(value.lo)" }
    return hi == value.lo ? "\(hi)" : "\(value.lo) to \(hi)"
  }

  /// `2021` for a year, `2012-2013` for several, `2021-03-01` for a day, `2021-03-01 to 2021-03-31` for anything else.
  public static func period(_ period: Period) -> String {
    let (from, last) = (period.from, period.until.previous)
    let (first, end) = (from.components, last.components)
    if first.month == 1, first.day == 1, end.month == 12, end.day == 31 {
      return first.year == end.year ? "\(end.year)" : "\(first.year)-\(end.year)"
    }
    return last == from ? "\(last)" : "\(from) to \(last)"
  }

  /// The names of flags in the order of the ledger, with commas between.
  public static func flags(_ flags: Flags) -> String { flags.list.joined(separator: ", ") }
}

extension RecordWords {
  /// Reads what ``value(_:)`` writes; nil for anything else.
  public static func value(_ text: String) -> Interval? {
    if text.hasPrefix("at least ") { return Amount(String(text.dropFirst(9))).flatMap { Interval($0, nil) } }
    let ends = text.split(separator: " to ", omittingEmptySubsequences: false).map { Amount(String($0)) }
    guard let lo = ends[0], let hi = ends[ends.count - 1], ends.count <= 2 else { return nil }
    return Interval(lo, hi)
  }

  /// Reads what ``period(_:)`` writes; nil for anything else.
  public static func period(_ text: String) -> Period? {
    if let day = Day(text) { return Period.from(day, to: day) }
    let days = text.split(separator: " to ", omittingEmptySubsequences: false)
    if days.count == 2, let from = Day(String(days[0])), let last = Day(String(days[1])) {
      return Period.from(from, to: last)
    }
    let years = text.split(separator: "-", omittingEmptySubsequences: false).compactMap { year in
      year.utf8.count == 4 && year.utf8.allSatisfy { $0 &- 48 < 10 } ? Day(year: Int(year) ?? 0, month: 1, day: 1) : nil
    }
    guard let first = years.first, let last = years.last, last.year < 9999,
      text.utf8.count == years.count * 5 - 1, years.count <= 2
    else { return nil }
    return Period(from: first, until: .start(of: last.year + 1))
  }
}

extension Period {
  /// The days from one to another, the last included.
  fileprivate static func from(_ first: Day, to last: Day) -> Period? {
    Period(from: first, until: Day(number: last.number + 1))
  }
}
