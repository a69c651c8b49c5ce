/// What kind of reporting a figure comes from. Figures of different bases are never added.
public enum Basis: String, Sendable, Hashable, CaseIterable {
  case licence, order, delivery, customs, register, turnover, volume, expenditure
}

/// What a figure counts. Figures of different measures are never added.
public enum Measure: String, Sendable, Hashable, CaseIterable {
  case money, items, licences, tiv, share, reports
}

/// Whether a figure contains others of the same source. Totals and parts are never added.
public enum Level: String, Sendable, Hashable, CaseIterable {
  case total, part
}

/// The unit of a figure: `EUR`, `USD-2015` for prices of 2015, `TIV-million`, `item`, `licence`,
/// `percent`, `report`. Figures of different units are never added.
public struct MeasureUnit: RawRepresentable, Sendable, Hashable, Comparable {
  public let rawValue: String

  /// Makes a unit from its name.
  public init(rawValue: String) { self.rawValue = rawValue }

  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// Everything that two figures must share before they may be added: basis, measure, unit and level.
public struct Facet: Sendable, Hashable, Comparable, CustomStringConvertible {
  public let basis: Basis
  public let measure: Measure
  public let unit: MeasureUnit
  public let level: Level

  /// Makes a facet.
  public init(basis: Basis, measure: Measure, unit: MeasureUnit, level: Level = .part) {
    self.basis = basis
    self.measure = measure
    self.unit = unit
    self.level = level
  }

  public static func < (a: Self, b: Self) -> Bool { a.sortKey < b.sortKey }

  private var sortKey: (String, String, String, String) {
    (basis.rawValue, measure.rawValue, unit.rawValue, level.rawValue)
  }

  /// The parts in order: `licence money EUR total`.
  public var description: String {
    "\(basis.rawValue) \(measure.rawValue) \(unit.rawValue) \(level.rawValue)"
  }
}

/// An attempt to add figures that do not belong together.
public struct FacetMismatch: Error, Sendable, Hashable, CustomStringConvertible {
  public let facets: [Facet]
  public var description: String { "'\(facets[0])' and '\(facets[1])' cannot be added" }
}

/// A sum that knows of what: the only way to add figures.
public struct Tally: Sendable, Hashable {
  public let facet: Facet
  public private(set) var sum = IntervalSum()

  /// Makes an empty tally of one facet.
  public init(_ facet: Facet) { self.facet = facet }

  /// Adds one value of the same facet.
  ///
  /// - Throws: ``FacetMismatch`` when the value is of another facet.
  public mutating func add(_ value: Interval, of facet: Facet) throws(FacetMismatch) {
    guard facet == self.facet else { throw FacetMismatch(facets: [self.facet, facet]) }
    sum.add(lo: value.lo.millionths, hi: value.hi?.millionths ?? RecordBatch.noUpperBound)
  }

  /// Adds another tally of the same facet.
  ///
  /// - Throws: ``FacetMismatch`` when it is of another facet.
  public mutating func merge(_ other: Tally) throws(FacetMismatch) {
    guard other.facet == facet else { throw FacetMismatch(facets: [facet, other.facet]) }
    sum.merge(other.sum)
  }
}
