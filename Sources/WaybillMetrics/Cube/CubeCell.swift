public import WaybillCore

extension Cube {
  /// What records can be told apart by.
  public struct Dimensions: OptionSet, Sendable {
    public let rawValue: UInt16

    /// Makes a set from its bits.
    @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }

    public static let perspective = Self(rawValue: 1)
    public static let event = Self(rawValue: 1 << 1)
    public static let reporter = Self(rawValue: 1 << 2)
    public static let exporter = Self(rawValue: 1 << 3)
    public static let origin = Self(rawValue: 1 << 4)
    public static let destination = Self(rawValue: 1 << 5)
    public static let via = Self(rawValue: 1 << 6)
    /// The period to the day.
    public static let period = Self(rawValue: 1 << 7)
    /// The calendar years that the period touches.
    public static let years = Self(rawValue: 1 << 8)
    public static let category = Self(rawValue: 1 << 9)
    public static let item = Self(rawValue: 1 << 10)
    public static let flags = Self(rawValue: 1 << 11)
  }

  /// The values that the records of one cell share; what the cube does not tell apart is absent.
  public struct Cell: Sendable, Hashable {
    public var source: String
    public var facet: Facet
    public var perspective: Perspective?
    public var event: Event?
    public var reporter: Party?
    public var exporter: Party?
    public var origin: Party?
    public var destination: PartySet?
    public var via: PartySet?
    public var period: Period?
    public var years: ClosedRange<Int>?
    public var category: Category?
    public var item: String?
    public var flags: Flags = []

    /// Makes a cell of a source and a facet, with nothing else told apart.
    public init(source: String, facet: Facet) {
      self.source = source
      self.facet = facet
    }

    /// What the cell shares with those that may be read together, whatever their level.
    public var series: Series { Series(FacetBook(source: source, facet: facet)) }

    /// The one calendar year; nil where there are several, or years are not told apart.
    public var year: Int? { years.flatMap { $0.count == 1 ? $0.lowerBound : nil } }
  }
}

extension Cube.Cell: Comparable {
  public static func < (a: Self, b: Self) -> Bool {
    func order<T: Comparable>(_ a: T?, _ b: T?) -> Bool? {
      switch (a, b) {
      case (let a?, let b?): a == b ? nil : a < b
      case (nil, nil): nil
      default: a == nil
      }
    }
    return order(a.source, b.source) ?? order(a.facet, b.facet) ?? order(a.exporter, b.exporter)
      ?? order(a.years?.lowerBound, b.years?.lowerBound) ?? order(a.years?.upperBound, b.years?.upperBound)
      ?? order(a.period, b.period) ?? order(a.destination, b.destination) ?? order(a.category, b.category)
      ?? order(a.item, b.item) ?? order(a.perspective?.code, b.perspective?.code)
      ?? order(a.event?.code, b.event?.code) ?? order(a.reporter, b.reporter) ?? order(a.origin, b.origin)
      ?? order(a.via, b.via) ?? (a.flags.rawValue < b.flags.rawValue)
  }
}
