import WaybillCore
import WaybillMetrics

/// Which side of a transfer tells a figure.
enum Side: Hashable, Sendable, CaseIterable {
  case exporter, importer
}

/// One transfer as both sides may tell it: of one kind of figure, between two parties, in one category.
struct Transfer: Hashable, Sendable, Comparable {
  /// The sources of the two sides, which are one unless two are named.
  let sources: MirrorOptions.Sides
  let basis: Basis
  let unit: MeasureUnit
  let exporter: String
  let destination: String
  let category: String

  private var texts: [String] {
    [sources.exporters, sources.importers, basis.rawValue, unit.rawValue, exporter, destination, category]
  }

  /// The beginning of the key of a row.
  var cells: [MetricTable.Cell] { texts.map { .text($0) } }

  static func < (a: Self, b: Self) -> Bool { a.texts.lexicographicallyPrecedes(b.texts) }
}

/// What stands where among the cells: which are of a transfer and side, and which are not, with the reason.
struct SideReader {
  let options: MirrorOptions

  /// The transfer and the side of a cell; or why it is of none.
  func place(of cell: Cube.Cell) -> Result<(transfer: Transfer, side: Side), Reason> {
    if let event = cell.event, options.exports.leaveOut.contains(event) {
      return .failure(Reason(words: SetAside.event(event.rawValue).words))
    }
    guard let (side, sources) = side(of: cell) else {
      return .failure(Reason(words: "told by a side that is not asked for"))
    }
    guard let exporter = cell.exporter, let destination = cell.destination?.single else {
      return .failure(Reason(words: "exporter or destination not exactly one party: no pair to compare"))
    }
    return .success(
      (
        Transfer(
          sources: sources, basis: cell.facet.basis, unit: cell.facet.unit, exporter: exporter.inTables,
          destination: destination.inTables, category: cell.category?.code ?? ""), side
      ))
  }

  /// Why a cell is of no transfer.
  struct Reason: Error, Hashable {
    let words: String
  }

  /// A third party tells of transfers too: in a source that is named for a side it stands for that side.
  private func side(of cell: Cube.Cell) -> (Side, MirrorOptions.Sides)? {
    guard let between = options.between else {
      let own = MirrorOptions.Sides(exporters: cell.source, importers: cell.source)
      return switch cell.perspective {
      case .exporter: (.exporter, own)
      case .importer: (.importer, own)
      default: nil
      }
    }
    if cell.source == between.exporters, cell.perspective != .importer { return (.exporter, between) }
    if cell.source == between.importers, cell.perspective != .exporter { return (.importer, between) }
    return nil
  }
}
