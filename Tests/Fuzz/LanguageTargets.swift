import WaybillCore
import WaybillFormats
import WaybillRunner

@testable import WaybillLedger
@testable import WaybillMapping

/// What the targets of the language read with.
enum Samples {
  static let gazetteer = try! Gazetteer.read(
    node(
      """
      countries: 1
      states:
        NLD: {name: Netherlands, nl: Nederland, names: [Holland], alpha2: NL}
        TUR: {name: Türkiye, nl: Turkije, names: [Turkey]}
        ITA: {name: Italy, nl: Italië}
      territories:
        ABW: {name: Aruba, parent: NLD}
      organisations:
        NATO: {name: NATO, stands_for: nato}
      """))
  static let groups = try! GroupBook.read(
    node(
      """
      groups: 1
      nato: {title: NATO, members: [{states: [NLD, ITA], from: 1949-04-04, source: invented}]}
      """), gazetteer: gazetteer)
  static let references = References(gazetteers: ["countries.yaml": gazetteer], groups: groups)

  static func node(_ text: String) -> ConfigNode { try! YAMLReader.read(Array(text.utf8), file: "sample.yaml") }

  /// A mapping with most of what fields can do.
  static let mapping = try! MappingFile.read(
    node(
      """
      mapping: 1
      id: sample
      about: {publisher: P, title: T, url: 'https://example.org', terms: none}
      reporting: complete
      read:
        adapter: csv
        header: [from, to, year, value, note, status]
        columns: {from: from, to: to, year: year, value: value, note: note, status: status}
      rows:
        - {drop: "note == 'Total'", reason: sums}
        - {fill_down: [from]}
      common:
        reporter: NLD
        perspective: exporter
        exporter: {from: from, party: names}
        destination: {from: to, party: names}
        period: {from: year, type: year}
        flags: [{from: status, lookup: status}]
      emit:
        - basis: licence
          measure: money
          unit: EUR
          when: "note is not missing"
          value: {from: value, type: decimal, missing: {'-': not-reported}}
        - basis: delivery
          measure: items
          unit: item
          value: {from: value, type: integer, optional: true}
      parties:
        names:
          files: [countries.yaml]
          normalise: [trim, collapse-spaces, fold-case, apostrophes]
          suffix: {'**': organisation, '*': non-state}
          split: [',', ' + ', '/']
          names: {unknown: unknown, all allies: within nato}
          unmatched: reject
      lookups:
        status: {map: {New: {}, Used: {flag: second-hand}}, unmatched: reject}
      """), references: references)

  static let bound = try! BoundMapping(
    mapping, to: Layout(table: "input", columns: ["from", "to", "year", "value", "note", "status"]))
}

/// The targets of what users write, and of records.
extension FuzzTarget {
  static var languages: [FuzzTarget] { [yaml, mapping, expression, pattern, party, rows, pipeline] }

  private static let yaml = FuzzTarget("yaml") { bytes in
    guard let node = try? YAMLReader.read(Array(bytes), file: "input.yaml") else { return }
    // What can be read can be laid out for changes.
    guard node.table != nil, !bytes.starts(with: [0xEF, 0xBB, 0xBF]) else { return }
    guard var edit = try? YAMLEdit(Array(bytes)) else { return }
    _ = edit.add([.init(key: "k", value: "v")], to: ["a"])
  }

  private static let mapping = FuzzTarget("mapping") { bytes in
    guard let node = try? YAMLReader.read(Array(bytes), file: "input.yaml") else { return }
    _ = MappingFile.gazetteerFiles(of: node)
    _ = MappingFile.lookupFiles(of: node)
    guard let mapping = try? MappingFile.read(node, references: Samples.references) else { return }
    _ = try? BoundMapping(mapping, to: Layout(table: "input", columns: ["A", "B", "C"]))
  }

  private struct Cells: ExpressionColumns {
    let bytes: [UnsafeBufferPointer<UInt8>]
    var count: Int { 4 }
    func cell(_ name: Int, _ row: Int) -> UnsafeBufferPointer<UInt8> { bytes[(name + row) % bytes.count] }
  }

  private static let expression = FuzzTarget("expression") { bytes in
    let parts = FuzzInput(bytes).parts
    let place = Place(file: "input.yaml", line: 1, column: 1)
    let node = ConfigNode(.text(parts[0]), at: place)
    guard let expression = try? Expression.parse(node, names: ["a", "b", "year"]) else { return }
    var cells = parts.dropFirst().map { Array($0.utf8) } + [Array("12.5".utf8), Array("text".utf8)]
    let buffers = cells.indices.map { index in
      let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(1, cells[index].count))
      _ = buffer.initialize(from: cells[index])
      return buffer
    }
    defer { buffers.forEach { $0.deallocate() } }
    let columns = Cells(
      bytes: zip(buffers, cells).map { UnsafeBufferPointer(rebasing: $0[..<$1.count]) })
    cells.removeAll()
    switch expression.type {
    case .boolean:
      var mask = [UInt8](repeating: 0, count: columns.count)
      expression.evaluateBoolean(over: columns, into: &mask)
    case .number: _ = expression.numbers(over: columns)
    case .text: for row in 0..<columns.count { _ = expression.evaluateText(over: columns, row: row) }
    }
  }

  private static let pattern = FuzzTarget("pattern") { bytes in
    let parts = FuzzInput(bytes).parts
    guard let pattern = try? Pattern(parts[0]) else { return }
    for text in parts.dropFirst() { _ = pattern.captures(in: text) }
    guard let replacement = try? PatternReplacement(parts.last ?? "", for: pattern) else { return }
    for text in parts { _ = replacement.all(in: text) }
  }

  private static let party = FuzzTarget("party") { bytes in
    guard let grammar = Samples.mapping.grammars["names"] else { fatalError("the sample has no grammar") }
    let text = FuzzInput(bytes).text
    switch grammar.resolve(text) {
    case .success: break
    case .failure(let refusal):
      _ = grammar.nearest(to: refusal.part)
      _ = grammar.unknownParts(of: text)
    }
  }

  /// Any rows, through a mapping: what comes in is mapped, dropped or refused.
  private static let rows = FuzzTarget("rows") { bytes in
    do {
      var options = DelimitedOptions()
      options.header = .absent(columns: ["from", "to", "year", "value", "note", "status"])
      options.limits.block = 4096
      var reader = try DelimitedText(options).makeReader(of: Array(bytes), name: "input")
      var mapper = try Mapper(Samples.bound, file: "input")
      var rows = RowBatch()
      while try reader.read(into: &rows) { try mapper.map(rows) }
      require(mapper.account.isBalanced, "\(mapper.account)")
    } catch {}
  }

  private static let pipeline = FuzzTarget("pipeline") { bytes in
    guard let node = try? YAMLReader.read(Array(bytes), file: "input.yaml") else { return }
    _ = try? PipelineFile.read(
      node, name: "input.yaml", folder: ".", metricIDs: ["outside-share", "coverage", "ratio"])
  }

  /// A column of a segment: any bytes are refused, or read to their end.
  static let ledger = FuzzTarget("segment") { bytes in
    var input = FuzzInput(bytes)
    let count = input.choice(of: 256) + 1
    let column = input.bytes
    column.withUnsafeBytes { raw in
      guard let view = ColumnView(raw, count: count) else { return }
      for index in 0..<count { _ = view[index] }
      var narrow = [UInt32](repeating: 0, count: count)
      _ = view.read(into: &narrow, less: 1)
      var wide = [Int64](repeating: 0, count: count)
      _ = view.read(into: &wide)
    }
  }
}
