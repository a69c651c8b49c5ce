public import WaybillCore

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

  /// Binds a mapping to what a reader found.
  ///
  /// Headers are compared after trimming. Every column is mapped or ignored, and every mapped header is there.
  /// - Throws: every difference at once; a missing column is one problem, whatever the number of rows.
  public init(_ mapping: MappingFile, to layout: Layout) throws(Diagnostics) {
    var problems = Diagnostics()
    let header = layout.header ?? Place(file: mapping.file)
    let trim = Normalisation(collapseSpaces: false)
    var places: [String: Int] = [:]
    for (index, column) in layout.columns.enumerated() {
      if places.updateValue(index, forKey: trim(column)) != nil {
        problems.add(.duplicateColumn(trim(column), at: header))
      }
    }
    let mapped = mapping.read.columns.map { (header: $0.header, place: $0.place) }
    let ignored = mapping.read.ignored.map { (header: $0.header, place: $0.place) }
    let known = Set((mapped + ignored).map { trim($0.header) })
    let unexpected = layout.columns.map { trim($0) }.filter { !known.contains($0) }
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
    try problems.throwIfErrors()

    self.mapping = mapping
    columnCount = layout.columns.count
    var cells: [String: Cell] = layout.captures.mapValues { .capture($0) }
    for column in mapping.read.columns { cells[column.name] = places[trim(column.header)].map { .column($0) } }
    self.cells = cells
    pinned = mapping.read.ignored.compactMap { ignored in
      guard let expect = ignored.expect, let column = places[trim(ignored.header)] else { return nil }
      return (column, ignored.header, expect)
    }
  }
}
