public import WaybillCore

/// What the sources of a cube say of exports, series by series: the cells that count, each series at one level, and what does
/// not count with the reason.
///
/// The cube tells records apart by exporter, years, event and perspective at least.
public struct ExportReading: Sendable {
  /// The cells that count, by series, in order.
  public private(set) var series: [Series: [Cube.Entry]] = [:]
  /// The exporter-years whose delivered value is so small beside their licensed value that it is a stray number.
  public private(set) var strays: [Series: Set<ExporterYear>] = [:]
  /// What does not count, in order.
  public let leftOut: [LeftOutSum]
  /// The cells that are no strays, by series and by the exporter that they count under.
  private var byExporter: [Series: [String?: [Cube.Entry]]] = [:]
  /// The years in which an exporter has a figure that is no stray, by series.
  private var told: [Series: Set<ExporterYear>] = [:]

  /// Reads a cube.
  ///
  /// - Parameters:
  ///   - leaveOut: the events whose records would count a value twice, or were never a transfer.
  ///   - needsExporter: whether records count only when their exporter is known.
  ///   - part: the part of its licensed value below which an exporter-year's delivered value is a stray; nil takes none for one.
  ///   - level: the level at which all series are read; nil for each series' own.
  ///   - reads: which of the cube's facets are read at all; others are not left out but another's.
  public init(
    _ cube: Cube, leavingOut leaveOut: Set<Event>, needsExporter: Bool = false, reportedAtLeast part: Amount? = nil,
    at level: Level? = nil, reads: (Facet) -> Bool = { _ in true }
  ) {
    var leftOut: [LeftOutSum] = []
    for (book, entries) in cube.shelves where reads(book.facet) {
      var counted: [Cube.Entry] = []
      var aside: [SetAside: IntervalSum] = [:]
      for entry in entries {
        if let reason = entry.cell.reasonToSetAside(leaveOut, needsExporter: needsExporter) {
          aside[reason, default: IntervalSum()].merge(entry.total.sum)
        } else if level == nil || level == book.facet.level {
          counted.append(entry)
        }
      }
      leftOut += aside.sorted { $0.key < $1.key }.map {
        LeftOutSum(source: book.source, facet: book.facet, reason: $0.key.words, sum: $0.value)
      }
      // Totals where the source has any that count, else parts.
      let key = Series(book)
      if !counted.isEmpty, book.facet.level == .total || series[key] == nil { series[key] = counted }
    }
    self.leftOut = leftOut
    if let part {
      for key in series.keys { strays[key] = strays(in: key, part) }
    }
    for (key, entries) in series {
      let strays = strays[key] ?? []
      told[key] = Set(entries.flatMap(\.cell.exporterYears)).subtracting(strays)
      byExporter[key] = Dictionary(grouping: strays.isEmpty ? entries : entries.filter { !strays.contains($0.cell) }) {
        $0.cell.exporter?.countsAs
      }
    }
  }

  /// The series in order.
  public var inOrder: [Series] { series.keys.sorted() }

  /// The cells of a series that are no strays, by the exporter that they count under; nil for unknown exporters.
  public func exporters(of series: Series) -> [String?: [Cube.Entry]] { byExporter[series] ?? [:] }

  /// Whether it is known what an exporter exported in a year: it has a figure that is no stray, or silence is a zero.
  public func isReported(_ exporterYear: ExporterYear, in series: Series, of source: SourceFacts) -> Bool {
    if strays[series]?.contains(exporterYear) ?? false { return false }
    return source.reporting == .complete || told[series]?.contains(exporterYear) ?? false
  }

  private func strays(in delivered: Series, _ part: Amount) -> Set<ExporterYear> {
    guard delivered.basis == .delivery, delivered.measure == .money else { return [] }
    let licences = Series(source: delivered.source, basis: .licence, measure: .money, unit: delivered.unit)
    guard let licensed = series[licences], let entries = series[delivered] else { return [] }
    return ExporterYear.strays(delivered: Self.sums(entries), licensed: Self.sums(licensed), part)
  }

  private static func sums(_ entries: [Cube.Entry]) -> [ExporterYear: IntervalSum] {
    entries.reduce(into: [:]) { sums, entry in
      if let year = entry.cell.exporterYear { sums[year, default: IntervalSum()].merge(entry.total.sum) }
    }
  }
}

extension Cube.Cell {
  /// Why the cell's records are no exports that count: their importer tells them, their event is left out, or nobody knows
  /// the exporter and it is needed.
  public func reasonToSetAside(_ leaveOut: Set<Event>, needsExporter: Bool = false) -> SetAside? {
    if perspective == .importer { return .toldByImporter }
    if let event, leaveOut.contains(event) { return .event(event.rawValue) }
    return needsExporter && exporter == nil ? .unknownExporter : nil
  }

  /// The exporter's year, of records that speak of one year.
  public var exporterYear: ExporterYear? {
    guard let exporter, let year else { return nil }
    return ExporterYear(exporter: exporter.countsAs, year: year)
  }

  /// The exporter's years that the cell's records touch.
  var exporterYears: [ExporterYear] {
    guard let exporter, let years else { return [] }
    return years.map { ExporterYear(exporter: exporter.countsAs, year: $0) }
  }
}

extension Set<ExporterYear> {
  /// Whether the set holds the one year that a cell speaks of.
  public func contains(_ cell: Cube.Cell) -> Bool { cell.exporterYear.map { contains($0) } ?? false }
}
