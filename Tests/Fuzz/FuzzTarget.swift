import Glibc
import WaybillCore
import WaybillFormats
import WaybillMapping

/// What is done with one input of the fuzzer: whatever the bytes are, it ends with rows or with an error.
struct FuzzTarget: Sendable {
  let name: String
  let run: @Sendable (UnsafeBufferPointer<UInt8>) -> Void

  init(_ name: String, _ run: @escaping @Sendable (UnsafeBufferPointer<UInt8>) -> Void) {
    self.name = name
    self.run = run
  }

  static let all = formats + languages + [ledger]

  /// A property that does not hold ends the program as a trap does.
  static func require(_ holds: Bool, _ what: @autoclosure () -> String) {
    if !holds { fatalError(what()) }
  }
}

/// An input that begins with a few bytes that choose.
struct FuzzInput {
  private var rest: UnsafeBufferPointer<UInt8>.SubSequence

  init(_ bytes: UnsafeBufferPointer<UInt8>) { rest = bytes[...] }

  /// A number below `count`.
  mutating func choice(of count: Int) -> Int { Int(rest.popFirst() ?? 0) % count }

  /// All that is left.
  var bytes: [UInt8] { Array(rest) }

  /// All that is left as text, as far as it is valid.
  var text: String { String(decoding: rest, as: UTF8.self) }

  /// What is left, cut at each byte 0x1E.
  var parts: [String] {
    rest.split(separator: 0x1E, maxSplits: 8, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
  }
}

/// A file in memory, which can be opened by its path.
struct MemoryFile {
  private static let descriptor: CInt = {
    var path = Array("/dev/shm/waybill-fuzz-XXXXXX".utf8CString)
    let descriptor = mkstemp(&path)
    unlink(path)
    return descriptor
  }()

  static let snapshot = Snapshot(path: "/proc/self/fd/\(descriptor)", name: "input", sha256: "", size: 0)

  static func fill(_ bytes: [UInt8]) {
    ftruncate(descriptor, 0)
    var written = 0
    while written < bytes.count {
      written += bytes.withUnsafeBytes { pwrite(descriptor, $0.baseAddress! + written, $0.count - written, written) }
    }
  }
}

extension OptionTable {
  /// The options that a text in YAML says.
  init(yaml text: String) {
    let node = try! YAMLReader.read(Array(text.utf8), file: "options.yaml")
    self.init(node.table ?? [], at: node.place)
  }

  /// Ends the program where an option of the fuzzer's own is not what it should be.
  consuming func requireNoProblem() {
    do { try finish() } catch { fatalError("\(error)") }
  }
}

/// What a reader gave: how many rows, and a print of all its cells and places.
struct Drained: Equatable {
  var rows = 0
  var cells = Print()
  var faults = Print()
  var error: String?

  /// Reads a unit to its end.
  init(_ make: () throws -> any BatchReader) {
    do {
      var reader = try make()
      var rows = RowBatch()
      while try reader.read(into: &rows) { add(rows) }
    } catch { self.error = "\(error)" }
  }

  private mutating func add(_ batch: borrowing RowBatch) {
    rows += batch.rowCount
    for cell in batch.cells { cells.add(batch.bytes[Int(cell.start)..<Int(cell.end)]) }
    for fault in batch.faults { faults.add("\(fault.line):\(fault.column) \(fault.message)".utf8) }
  }
}

/// What a sequence of texts is told by.
struct Print: Equatable {
  private var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ text: some Sequence<UInt8>) {
    for byte in text { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
    value = (value ^ 0x1FF) &* 0x100_0000_01B3
  }
}
