public import WaybillCore

extension Cube {
  /// The values that the records of one cell share; what the cube does not tell apart is absent.
  ///
  /// It is no copy of them: it looks them up in the cube as that was when the cell was asked for.
  public struct Cell: Sendable {
    let store: CellStore
    let number: UInt32

    private var place: Int { Int(number) }
    private func word(_ column: CellColumn) -> UInt32? { store.numbering.word(column, of: place) }
    private func party(_ column: CellColumn) -> Party? { word(column).map { store.numbering.values.parties.own[$0] } }
    private func parties(_ column: CellColumn) -> PartySet? { word(column).map { store.numbering.values.sets.own[$0] } }

    /// The source and the facet.
    public var book: FacetBook { store.numbering.values.books[store.numbering.book(of: place)] }
    public var source: String { book.source }
    public var facet: Facet { book.facet }
    public var perspective: Perspective? { word(.perspective).map { Perspective.allCases[Int($0)] } }
    public var event: Event? { word(.event).map { Event.allCases[Int($0)] } }
    public var reporter: Party? { party(.reporter) }
    public var exporter: Party? { party(.exporter) }
    public var origin: Party? { party(.origin) }
    public var destination: PartySet? { parties(.destination) }
    public var via: PartySet? { parties(.via) }
    public var period: Period? { word(.period).map { store.numbering.values.periods[$0] } }
    public var years: ClosedRange<Int>? { word(.years).map { store.numbering.values.years[$0] } }
    public var category: Category? { word(.category).map { store.numbering.values.categories.own[$0] } }
    public var item: String? { word(.item).map { store.numbering.values.texts.own[$0] } }
    public var flags: Flags { word(.flags).map { Flags(rawValue: store.numbering.values.flagSets[$0]) } ?? [] }

    /// What the cell shares with those that may be read together, whatever their level.
    public var series: Series { Series(book) }

    /// The one calendar year; nil where there are several, or years are not told apart.
    public var year: Int? { years.flatMap { $0.count == 1 ? $0.lowerBound : nil } }
  }

  /// A cell with what its records come to.
  public struct Entry: Sendable {
    public let cell: Cell

    public var total: Total { cell.store.totals[Int(cell.number)] }
  }
}

/// What the cells of a cube and their totals are looked up in.
final class CellStore: Sendable {
  let numbering: CellNumbering
  let totals: [Cube.Total]

  init(_ numbering: CellNumbering, _ totals: [Cube.Total]) {
    self.numbering = numbering
    self.totals = totals
  }
}
