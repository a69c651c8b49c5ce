import WaybillCore

/// Entries for a lookup whose words stand in a file beside the mapping: rows at its end.
extension MappingDraft {
  /// Adds a row to the table of a file and to its text.
  func addRow(
    _ entry: MappingEntry, lookup: String, file: String, to references: inout References,
    _ texts: inout [String: [UInt8]]
  ) throws(Diagnostics) {
    guard case .success(let table) = references.lookupTables[file], let bytes = texts[file],
      let key = tree["lookups"]?[lookup]?["key"]?.text
    else { throw Diagnostics([.editFailed(file, reason: "it was not read")]) }
    guard let attributes = entry.meaning.table else {
      throw Diagnostics([
        .wrongShape(
          entry.text, expected: "a table of attributes", found: entry.meaning.kind, at: entry.meaning.place)
      ])
    }
    var problems = Diagnostics()
    for attribute in attributes where attribute.key == key || !table.columns.contains(attribute.key) {
      let known = table.columns.filter { $0 != key }
      problems.add(.noAttributeColumn(attribute.key, known: known, lookup: lookup, at: attribute.keyPlace))
    }
    try problems.throwIfErrors()
    let cells = table.columns.map { column in
      column == key ? entry.text : attributes.first { $0.key == column }?.value.text ?? ""
    }
    references.lookupTables[file] = .success(table.adding(cells, at: entry.place))
    texts[file] = Self.appending(cells, to: bytes)
  }

  /// The table of a file as it would be read, which must be the one that is wanted.
  func checked(_ bytes: [UInt8], file: String, against wanted: References) throws(Diagnostics) -> LookupTable {
    let table: LookupTable
    do {
      table = try LookupTable.read(bytes, name: file)
    } catch {
      throw Diagnostics([.editFailed(file, reason: error.sorted.first?.message ?? "it cannot be read")])
    }
    guard case .success(let expected) = wanted.lookupTables[file], table.columns == expected.columns,
      table.rows.map(\.cells) == expected.rows.map(\.cells)
    else { throw Diagnostics([.editFailed(file, reason: "it would hold something else")]) }
    return table
  }

  /// The text of a table with one more row, whose lines end as the others do.
  private static func appending(_ cells: [String], to bytes: [UInt8]) -> [UInt8] {
    let feed = bytes.firstIndex(of: UInt8(ascii: "\n"))
    let isReturned = feed.map { $0 > 0 && bytes[$0 - 1] == UInt8(ascii: "\r") } ?? false
    let end: [UInt8] = feed == nil && bytes.contains(UInt8(ascii: "\r")) ? [13] : isReturned ? [13, 10] : [10]
    let isWhole = bytes.last == 10 || bytes.last == 13
    let row = Array(cells.map(quoted).joined(separator: ",").utf8)
    return isWhole ? bytes + row + end : bytes + end + row
  }

  private static func quoted(_ cell: String) -> String {
    let signs: Set<Unicode.Scalar> = [",", "\"", "\n", "\r"]
    guard cell.unicodeScalars.contains(where: signs.contains) else { return cell }
    return "\"\(String(cell.flatMap { $0 == "\"" ? ["\"", "\""] : [$0] }))\""
  }
}

extension LookupTable {
  /// The table with one more row.
  fileprivate func adding(_ cells: [String], at place: Place) -> LookupTable {
    LookupTable(columns: columns, header: header, rows: rows + [Row(cells: cells, place: place)])
  }
}
