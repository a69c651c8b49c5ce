public import WaybillCore
import WaybillFormats

/// A mapping bound to the columns of one source file.
public struct BoundMapping: Sendable {
  /// Where a name gets its text.
  enum Cell: Sendable, Hashable {
    case column(Int)
    case capture(String)
  }

  let mapping: MappingFile
  let cells: [String: Cell]
  /// Ignored columns that must hold one content, with it.
  let pinned: [(column: Int, header: String, expect: String)]
  let columnCount: Int
  /// Whether what becomes of a row does not hang on the rows before it.
  public var rowsStandAlone: Bool { !shaper.fillsDown }
  /// What is done to rows before they become records.
  let shaper: RowShaper

  /// Binds a mapping to what a reader found.
  ///
  /// Headers are compared after trimming. Every column is mapped or ignored, and every mapped header is there, at its
  /// place where the mapping gives one.
  /// - Throws: every difference at once; a missing column is one problem, whatever the number of rows, and so is one
  ///   that has a new name.
  public init(_ mapping: MappingFile, to layout: Layout) throws(Diagnostics) {
    let headers = HeaderBinding(mapping.read, to: layout, mapping: mapping.file)
    try headers.problems.throwIfErrors()

    self.mapping = mapping
    columnCount = layout.columns.count
    var cells: [String: Cell] = layout.captures.mapValues { .capture($0) }
    if let name = mapping.read.tableName?.name { cells[name] = .capture(layout.table) }
    for (name, place) in layout.captureColumns { cells[name] = .column(place) }
    for column in mapping.read.columns {
      let place = headers.place(of: column.header, at: column.position)
      // A column that may be missing, and is, has only empty cells.
      cells[column.name] = place.map { .column($0) } ?? .capture("")
    }
    var fillDown: [Int] = []
    var group: RowShaper.Group?
    for step in mapping.steps {
      switch step {
      case .drop: break
      case .fillDown(let names):
        fillDown += names.compactMap { if case .column(let place) = cells[$0.name] { place } else { nil } }
      case .unpivot(let unpivot):
        group = .init(columns: headers.columns(of: unpivot.group).map { ($0.place, Array($0.header.utf8)) })
        cells[unpivot.name] = .column(layout.columns.count)
        cells[unpivot.value] = .column(layout.columns.count + 1)
      }
    }
    shaper = RowShaper(fillDown: fillDown, group: group, columnCount: layout.columns.count)
    self.cells = cells
    pinned = mapping.read.ignored.compactMap { ignored in
      guard let expect = ignored.expect, let column = headers.place(of: ignored.header, at: ignored.position) else {
        return nil
      }
      return (column, ignored.header, expect)
    }
  }
}
