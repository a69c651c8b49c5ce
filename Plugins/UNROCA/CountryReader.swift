import WaybillCore
import WaybillFormats

/// One pass after another over a state's object, one a list.
final class CountryReader: BatchReader {
  let layout: Layout
  private let bytes: UnitBytes
  private let unit: WorkUnit
  private let file: String
  private let state: String
  /// The years of rows that have none.
  private let years: String
  private var rest: ArraySlice<RegisterList>
  private var current: (list: RegisterList, reader: any BatchReader, cells: ListColumns)?
  private var batch = RowBatch()
  private var leftAside: Int

  /// Reads the state's name and the last year that the object names.
  ///
  /// - Throws: ``SourceError`` when the text is no JSON, or a list has other keys than those that are known.
  init(_ lists: [RegisterList], _ bytes: UnitBytes, _ unit: WorkUnit, leftAside: Int) throws(SourceError) {
    self.bytes = bytes
    self.unit = unit
    self.leftAside = leftAside
    file = unit.part.name(in: unit.snapshot.name)
    rest = lists[...]
    layout = Layout(table: unit.part.name, columns: CountryObject.columns, header: Place(file: file))
    var country = JSONOptions()
    country.rows = JSONPath([.key("country")])
    var scratch = RowBatch()
    state = try Self.texts(of: "countryname_slug", country, bytes, unit, &scratch).first ?? ""
    var last = 0
    for list in lists where list.kind != .matrix {
      for year in try Self.texts(of: "year", list.options, bytes, unit, &scratch) { last = max(last, Int(year) ?? 0) }
    }
    years = last < Self.first ? "" : "\(Self.first)-\(last)"
  }

  /// The first year of the register.
  private static let first = 1992

  /// The texts of a column, of which only the greatest or the first is of use.
  private static func texts(
    of column: String, _ options: JSONOptions, _ bytes: UnitBytes, _ unit: WorkUnit, _ batch: inout RowBatch
  ) throws(SourceError) -> Set<String> {
    var options = options
    options.bytes = bytes
    var reader = try JSONText(options).makeReader(for: unit)
    guard let index = reader.layout.columns.firstIndex(of: column) else { return [] }
    var texts: Set<String> = []
    while try reader.read(into: &batch) {
      for row in 0..<batch.rowCount { texts.insert(batch.text(row: row, column: index)) }
    }
    return texts
  }

  func read(into target: inout RowBatch) throws(SourceError) -> Bool {
    target.removeAll(columnCount: CountryObject.columns.count)
    while target.rows.isEmpty, target.faults.isEmpty {
      if current == nil {
        guard let list = rest.popFirst() else { break }
        var options = list.options
        options.bytes = bytes
        let reader = try JSONText(options).makeReader(for: unit)
        current = (list, reader, try ListColumns(list, reader.layout, file: file))
      }
      guard let (list, _, cells) = current, try current?.reader.read(into: &batch) == true else {
        current = nil
        continue
      }
      target.faults += batch.faults
      target.emptyRows += batch.emptyRows
      for row in 0..<batch.rowCount { cells.append(row, of: batch, list, state: state, years: years, to: &target) }
    }
    if rest.isEmpty, current == nil, leftAside > 0 {
      target.notes[RegisterMessage.leftAside] = leftAside
      leftAside = 0
    }
    return !target.rows.isEmpty || !target.faults.isEmpty || target.emptyRows > 0 || !target.notes.isEmpty
  }
}
