import EUAnnualReport
import SIPRI
import Tabular
import UNROCA
import WaybillCore
import WaybillDrafting
import WaybillMapping

@testable import WaybillFormats

/// The targets of bytes from publishers.
extension FuzzTarget {
  static var formats: [FuzzTarget] {
    [delimited, encodings, json, zip, workbook, xml, richText, html, draft]
  }

  private static let delimitedOptions: [DelimitedOptions] = [
    "{columns: {a: A}}", "{delimiter: ';', encoding: windows-1252, columns: {a: A}}",
    "{delimiter: tab, quote: none, header: [a, b, c]}", "{encoding: utf-16, columns: {a: A}}",
    "{join_broken_lines: true, columns: {a: A, b: B}}",
    "{until: {cell: Total}, capture: {year: '^Year (.+)$'}, columns: {a: A}}",
    "{header: {rows: 2, join: ' ', fill_right: true}, columns: {a: A}}",
    "{tables: {begin: '^== (.+)$', header: each}, columns: {a: A}}",
  ].map { text in
    var table = OptionTable(yaml: text)
    let options = DelimitedOptions(reading: &table)
    table.requireNoProblem()
    return options
  }

  /// Rows, places and faults do not depend on where blocks end.
  private static let delimited = FuzzTarget("delimited") { bytes in
    var input = FuzzInput(bytes)
    var options = delimitedOptions[input.choice(of: delimitedOptions.count)]
    let block = 1 + input.choice(of: 64)
    let text = input.bytes
    let whole = Drained { try DelimitedText(options).makeReader(of: text, name: "input") }
    options.limits.block = block
    let cut = Drained { try DelimitedText(options).makeReader(of: text, name: "input") }
    require(whole == cut, "blocks of \(block): \(whole) and \(cut)")
  }

  /// A text decoded in pieces is the text decoded as a whole.
  private static let encodings = FuzzTarget("encodings") { bytes in
    var input = FuzzInput(bytes)
    let encoding = TextEncoding.allCases[input.choice(of: TextEncoding.allCases.count)]
    let block = 1 + input.choice(of: 9)
    let text = input.bytes
    func decoded(by size: Int) -> [UInt8] {
      var decoder = TextDecoder(encoding)
      var result: [UInt8] = []
      text.withUnsafeBytes { raw in
        for start in stride(from: 0, to: raw.count, by: size) {
          decoder.append(UnsafeRawBufferPointer(rebasing: raw[start..<min(raw.count, start + size)]), to: &result)
        }
      }
      decoder.finish(into: &result)
      return result
    }
    let whole = decoded(by: max(1, text.count))
    require(whole == decoded(by: block), "\(encoding) by \(block)")
    whole.withUnsafeBufferPointer { _ = TextEncoding.firstInvalid(in: $0, from: 0) }
    func lines(by size: Int) -> [[UInt8]] {
      var found: [[UInt8]] = []
      do {
        let lines = try TextLines(MemoryBlocks(text, name: "input"), encoding: encoding, block: size)
        while try lines.advance() { found.append(Array(lines.bytes)) }
      } catch {
        found.append(Array("\(error)".utf8))
      }
      return found
    }
    require(lines(by: 4096) == lines(by: block), "lines of \(encoding) by \(block)")
  }

  private static let jsonOptions: [JSONOptions] = [
    "{}", "{rows: '$.data[*]', parents: {year: '$.year'}}", "{rows: '$.a[*].b[*]', parents: {name: '$.a[*].name'}}",
    "{rows: '$[*].lines[*]', nesting: 4, 'null': none}", "{rows: \"$['a key'][*]\", encoding: utf-16le}",
  ].map { text in
    var table = OptionTable(yaml: text)
    let options = JSONOptions(reading: &table)
    table.requireNoProblem()
    return options
  }

  private static let json = FuzzTarget("json") { bytes in
    var input = FuzzInput(bytes)
    var options = jsonOptions[input.choice(of: jsonOptions.count)]
    let block = 1 + input.choice(of: 64)
    let text = input.bytes
    let whole = Drained { try JSONText(options).makeReader(of: text, name: "input") }
    options.limits.block = block
    let cut = Drained { try JSONText(options).makeReader(of: text, name: "input") }
    require(whole == cut, "blocks of \(block): \(whole) and \(cut)")
  }

  /// Archives and compressed files as they come, however damaged.
  private static let zip = FuzzTarget("zip") { bytes in
    MemoryFile.fill(Array(bytes))
    for opener in [UnitBytes(), UnitBytes(.matching(try! Pattern(".")))] {
      guard let units = try? opener.units(of: MemoryFile.snapshot, atMost: 1) else { continue }
      for unit in units {
        do {
          var blocks: any ByteBlocks = try opener.open(unit)
          var all: [UInt8] = []
          while try blocks.append(1 << 16, to: &all) > 0 { all.removeAll(keepingCapacity: true) }
        } catch {}
      }
    }
    _ = try? Workbook(MemoryFile.snapshot, limits: .init())
  }

  private static let workbookOptions: [WorkbookTable] = [
    "{}", "{header: [a, b, c]}", "{merged: fill}", "{sheets_matching: '.', colours: {FF0000: r}}",
    "{header: {rows: 2, fill_right: true}}",
  ].map { try! WorkbookTable(options: OptionTable(yaml: $0)) }

  private static let longNumber = try! Pattern("[0-9]{5}")

  /// The parts of a workbook, whose archive is whole.
  private static let workbook = FuzzTarget("workbook") { bytes in
    var input = FuzzInput(bytes)
    let table = workbookOptions[input.choice(of: workbookOptions.count)]
    let parts = input.parts
    // A sheet may say that its next line is the millionth; so many empty lines take most of a second.
    if parts.contains(where: longNumber.matches) { return }
    var file = WorkbookFile([.init("One", xml: parts[0])])
    if parts.count > 1 { file.sharedTexts = [parts[1]] }
    if parts.count > 2 { file.styles = parts[2] }
    if parts.count > 3 { file.properties = parts[3] }
    if parts.count > 4 { file.sheets.append(.init("Two", xml: parts[4])) }
    MemoryFile.fill(file.archive.bytes)
    drain(table)
  }

  private static func drain(_ adapter: any SourceAdapter) {
    for unit in (try? adapter.units(of: MemoryFile.snapshot, atMost: 1)) ?? [] {
      _ = Drained { try adapter.makeReader(for: unit) }
    }
  }

  private final class CountingHandler: XMLHandler {
    private(set) var print: UInt64 = 0
    private func mix(_ value: UInt8) { print = (print ^ UInt64(value)) &* 0x100_0000_01B3 }
    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
      mix(1)
      for attribute in attributes.list {
        for byte in attribute.name { mix(byte) }
        for byte in attribute.value { mix(byte) }
      }
    }
    override func end(_ name: XMLName) { mix(2) }
    override func text(_ bytes: UnsafeBufferPointer<UInt8>) { for byte in bytes { mix(byte) } }
  }

  private static let xml = FuzzTarget("xml") { bytes in
    var input = FuzzInput(bytes)
    let block = 4 + input.choice(of: 60)
    let text = input.bytes
    func read(by size: Int) -> String {
      let handler = CountingHandler()
      let stream = XMLStream(MemoryBlocks(text, name: "input"), handler, block: size)
      do {
        try stream.run()
        return "\(handler.print)"
      } catch { return "\(error)" }
    }
    let (whole, cut) = (read(by: 1 << 16), read(by: block))
    require(whole == cut, "blocks of \(block): \(whole) and \(cut)")
  }

  private static let register = try! RichTextRegister(options: OptionTable(yaml: "{}"))

  private static let richText = FuzzTarget("rtf") { bytes in
    var input = FuzzInput(bytes)
    let block = 1 + input.choice(of: 64)
    let text = input.bytes
    func read(by size: Int) -> String {
      var limits = RichTextParagraphs.Limits()
      limits.block = size
      var said = ""
      do {
        let paragraphs = try RichTextParagraphs(MemoryBlocks(text, name: "input"), limits: limits)
        while try paragraphs.advance() { said += String(decoding: paragraphs.text, as: UTF8.self) + "\n" }
      } catch { said += "\(error)" }
      return said
    }
    let (whole, cut) = (read(by: 1 << 16), read(by: block))
    require(whole == cut, "blocks of \(block): \(whole) and \(cut)")
    MemoryFile.fill(text)
    drain(register)
  }

  private static let pages: [any SourceAdapter] = [
    try! ReportPage(options: OptionTable(yaml: "{}")), try! AnnualReport(options: OptionTable(yaml: "{}")),
  ]

  private static let html = FuzzTarget("html") { bytes in
    var input = FuzzInput(bytes)
    let page = pages[input.choice(of: pages.count)]
    let text = input.bytes
    var options = HTMLPieces.Options()
    options.cells = 64
    do {
      let pieces = try HTMLPieces(MemoryBlocks(text, name: "input"), options)
      while try pieces.advance() {}
    } catch {}
    MemoryFile.fill(text)
    drain(page)
  }

  /// A mapping that is drafted for anything is one that can be read.
  private static let draft = FuzzTarget("draft") { bytes in
    MemoryFile.fill(Array(bytes))
    let draft = try? SourceDraft(
      of: MemoryFile.snapshot.path, named: "input.csv", id: nil, gazetteer: Samples.gazetteer,
      schemes: CategorySchemes())
    guard let draft else { return }
    do {
      _ = try YAMLReader.read(Array(draft.text.utf8), file: "draft.yaml")
    } catch { fatalError("a draft that cannot be read: \(error)\n\(draft.text)") }
  }
}
