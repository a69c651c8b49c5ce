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
  /// What is done to rows before they become records.
  let shaper: RowShaper

  /// Binds a mapping to what a reader found.
  ///
  /// Headers are compared after trimming. Every column is mapped or ignored, and every mapped header is there, at its
  /// place where the mapping gives one.
  /// - Throws: every difference at once; a missing column is one problem, whatever the number of rows.
  public init(_ mapping: MappingFile, to layout: Layout) throws(Diagnostics) {
    var problems = Diagnostics()
    let header = layout.header ?? Place(file: mapping.file)
    let trim = Normalisation(collapseSpaces: false)
    let columns = layout.columns.map { trim($0) }
    let placed = Set(mapping.read.columns.compactMap(\.position))
    var places: [String: Int] = [:]
    for (index, column) in columns.enumerated() where !placed.contains(index) {
      if places.updateValue(index, forKey: column) != nil { problems.add(.duplicateColumn(column, at: header)) }
    }
    for column in mapping.read.columns {
      guard let position = column.position else { continue }
      let found = position < columns.count ? columns[position] : nil
      if found != trim(column.header) {
        problems.add(
          .misplacedColumn(position + 1, header: column.header, found: found, file: header, mapped: column.place))
      }
    }
    let mapped = mapping.read.columns.filter { $0.position == nil }.map { (header: $0.header, place: $0.place) }
    let ignored = mapping.read.ignored.map { (header: $0.header, place: $0.place) }
    let known = Set((mapped + ignored).map { trim($0.header) })
    let matching = mapping.read.matching
    let unexpected = columns.enumerated().filter { index, column in
      !placed.contains(index) && !known.contains(column) && !matching.contains { $0.pattern.matches(column) }
    }.map(\.element)
    let missing = (mapped + ignored).filter { places[trim($0.header)] == nil }

    for absent in missing {
      let only = missing.count == 1 && unexpected.count == 1 ? unexpected.first : nil
      let renamed = only ?? closest(to: absent.header, in: unexpected)
      problems.add(.missingColumn(absent.header, renamed: renamed, file: header, mapped: absent.place))
    }
    for column in unexpected {
      problems.add(.unmappedColumn(column, file: header, mapping: mapping.read.place))
    }
    for (name, place) in mapping.read.captures where layout.captures[name] == nil {
      problems.add(.missingCapture(name, file: header, mapped: place))
    }
    for group in matching where !columns.contains(where: { group.pattern.matches($0) }) {
      problems.add(.noColumnMatches(group.name, pattern: group.pattern.source, file: header, mapped: group.place))
    }
    try problems.throwIfErrors()

    self.mapping = mapping
    columnCount = layout.columns.count
    var cells: [String: Cell] = layout.captures.mapValues { .capture($0) }
    for column in mapping.read.columns {
      cells[column.name] = (column.position ?? places[trim(column.header)]).map { .column($0) }
    }
    var fillDown: [Int] = []
    var group: RowShaper.Group?
    for step in mapping.steps {
      switch step {
      case .drop: break
      case .fillDown(let names):
        fillDown += names.compactMap { if case .column(let place) = cells[$0.name] { place } else { nil } }
      case .unpivot(let unpivot):
        let pattern = matching.first { $0.name == unpivot.group }?.pattern
        let members = columns.enumerated().filter { pattern?.matches($0.element) == true }
        group = .init(columns: members.map { ($0.offset, Array($0.element.utf8)) })
        cells[unpivot.name] = .column(layout.columns.count)
        cells[unpivot.value] = .column(layout.columns.count + 1)
      }
    }
    shaper = RowShaper(fillDown: fillDown, group: group, columnCount: layout.columns.count)
    self.cells = cells
    pinned = mapping.read.ignored.compactMap { ignored in
      guard let expect = ignored.expect, let column = places[trim(ignored.header)] else { return nil }
      return (column, ignored.header, expect)
    }
  }
}
