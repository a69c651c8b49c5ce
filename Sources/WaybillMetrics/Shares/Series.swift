public import WaybillCore

/// What figures of one source must share to be read together; at which level is decided for each.
public struct Series: Hashable, Comparable, Sendable {
  public let source: String
  public let basis: Basis
  public let measure: Measure
  public let unit: MeasureUnit

  /// Makes a series from what its figures share.
  public init(source: String, basis: Basis, measure: Measure, unit: MeasureUnit) {
    self.source = source
    self.basis = basis
    self.measure = measure
    self.unit = unit
  }

  /// The series that a facet of a source belongs to.
  public init(_ book: FacetBook) {
    self.init(source: book.source, basis: book.facet.basis, measure: book.facet.measure, unit: book.facet.unit)
  }

  /// The series at one level.
  public func book(_ level: Level) -> FacetBook {
    FacetBook(source: source, facet: Facet(basis: basis, measure: measure, unit: unit, level: level))
  }

  public static func < (a: Self, b: Self) -> Bool { a.book(.part) < b.book(.part) }
}

/// One exporter's year.
public struct ExporterYear: Hashable, Sendable {
  public let exporter: String
  public let year: Int

  /// Makes an exporter's year.
  public init(exporter: String, year: Int) {
    self.exporter = exporter
    self.year = year
  }
}

extension ExporterYear {
  /// The exporter-years whose delivered value is surely below a part of their licensed value: a stray number in the column.
  static func strays(
    delivered: [ExporterYear: IntervalSum], licensed: [ExporterYear: IntervalSum], _ part: Amount
  ) -> Set<ExporterYear> {
    Set(
      delivered.compactMap { year, delivered in
        // Surely below: even the most that was delivered, beside the least that was licensed.
        guard let hi = delivered.hi, let lo = licensed[year]?.lo, hi * 1_000_000 < Int128(part.millionths) * lo
        else { return nil }
        return year
      })
  }
}
