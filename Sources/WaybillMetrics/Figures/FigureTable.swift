public import WaybillCore

/// A row of the one long table that all metrics have which need no table of their own.
public struct FigureRow: Sendable, Hashable {
  /// The id of the metric, or of what a pipeline made with one.
  public var metric: String
  public var source: String
  public var basis: Basis
  public var measure: Measure
  public var unit: MeasureUnit
  /// Whose exports are looked at; empty where that is everybody.
  public var alliance = ""
  /// What counts as inside; empty where the figure asks for no group.
  public var group = ""
  public var membership = ""
  public var exporter = ""
  public var destination = ""
  public var category = ""
  public var period = ""
  /// Which figure of the metric it is.
  public var name: String
  /// The lower end: an amount in the row's unit, a share, or a whole number.
  public var lo: MetricTable.Cell
  /// The upper end; absent where nothing bounds the figure.
  public var hi: MetricTable.Cell
  /// How many records made it.
  public var records: Int
  /// What is to be known of the figure, in a word.
  public var status: String

  /// Makes a row; what is left out is empty.
  public init(
    metric: String, source: String, facet: Facet, name: String, lo: MetricTable.Cell, hi: MetricTable.Cell,
    records: Int, status: String
  ) {
    self.metric = metric
    self.source = source
    basis = facet.basis
    measure = facet.measure
    unit = facet.unit
    self.name = name
    self.lo = lo
    self.hi = hi
    self.records = records
    self.status = status
  }

  fileprivate var cells: [MetricTable.Cell] {
    [metric, source, basis.rawValue, measure.rawValue, unit.rawValue, alliance, group, membership].map { .text($0) }
      + [exporter, destination, category, period, name].map { .text($0) } + [lo, hi, .integer(records), .text(status)]
  }
}

extension MetricTable {
  /// Makes the long table of figures; its rows are sorted by their keys.
  public static func figures(id: String, title: String, rows: [FigureRow]) -> MetricTable {
    let keys = figureColumns.count { $0.isKey }
    let sorted = rows.map(\.cells).sorted { a, b in
      a.prefix(keys).map(\.text).lexicographicallyPrecedes(b.prefix(keys).map(\.text))
    }
    return MetricTable(id: id, title: title, columns: figureColumns, rows: sorted)
  }

  private static let figureColumns: [Column] = [
    Column("metric", .text, isKey: true, help: "The metric, by its id."),
    Column("source", .text, isKey: true, help: "The id of the source."),
    Column("basis", .text, isKey: true, help: "The kind of reporting, such as licence or delivery."),
    Column("measure", .text, isKey: true, help: "What is counted, such as money or TIV."),
    Column("unit", .text, isKey: true, help: "The unit of the amounts."),
    Column("alliance", .text, isKey: true, help: "Whose exports are looked at; empty for everybody's."),
    Column("group", .text, isKey: true, help: "What counts as inside; empty where no group is asked for."),
    Column("membership", .text, isKey: true, help: "When a state counts as a member of a group."),
    Column("exporter", .text, isKey: true, help: "The exporter's code; empty where exporters are not told apart."),
    Column("destination", .text, isKey: true, help: "The destination; empty where destinations are not told apart."),
    Column("category", .text, isKey: true, help: "The category; empty where categories are not told apart."),
    Column("period", .text, isKey: true, help: "The year or years; empty where they are not told apart."),
    Column("name", .text, isKey: true, help: "Which figure of the metric it is."),
    Column("lo", .amount, help: "The lower end, in the row's unit or as a share."),
    Column("hi", .amount, help: "The upper end; empty where nothing bounds it."),
    Column("records", .integer, help: "How many records made the figure."),
    Column("status", .text, help: "What is to be known of the figure."),
  ]
}
