import CZlib
import FoundationEssentials
import Testing
import WaybillCore
import WaybillFormats
import WaybillTesting

/// A file with some bytes, gone with the value; diagnostics call it by its name.
struct SourceFile: ~Copyable {
  let snapshot: Snapshot

  init(_ name: String, _ bytes: [UInt8]) throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "waybill-formats-\(UUID().uuidString)")
    try Data(bytes).write(to: path)
    snapshot = Snapshot(
      path: path.path(percentEncoded: false), name: name, sha256: "", size: Int64(bytes.count))
  }

  deinit { try? FileManager.default.removeItem(atPath: snapshot.path) }
}

/// The bytes as zlib deflates them; `window` is negative for bare data, and above 15 for a gzip member.
func deflated(_ bytes: [UInt8], window: CInt) -> [UInt8] {
  var stream = z_stream()
  deflateInit2_(
    &stream, 9, Z_DEFLATED, window, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION, CInt(MemoryLayout<z_stream>.size))
  defer { deflateEnd(&stream) }
  var packed = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))))
  var input = bytes
  input.withUnsafeMutableBufferPointer { input in
    packed.withUnsafeMutableBufferPointer { output in
      (stream.next_in, stream.avail_in) = (input.baseAddress, CUnsignedInt(input.count))
      (stream.next_out, stream.avail_out) = (output.baseAddress, CUnsignedInt(output.count))
      deflate(&stream, Z_FINISH)
    }
  }
  return Array(packed.prefix(Int(stream.total_out)))
}

func gzipped(_ text: String) -> [UInt8] { deflated(Array(text.utf8), window: 31) }

extension ZipFile.Member {
  /// A member that is deflated.
  static func deflating(_ name: String, _ bytes: [UInt8]) -> Self {
    var member = Self(name, bytes)
    member.packed = deflated(bytes, window: -15)
    member.method = 8
    return member
  }
}

/// The units of a file and the text of each, in the form `name: text`, or the error.
func texts(of bytes: [UInt8], _ opener: UnitBytes = UnitBytes(), called name: String = "a") -> [String] {
  var found: [String] = []
  do {
    let file = try SourceFile(name, bytes)
    for unit in try opener.units(of: file.snapshot, atMost: 1) {
      var blocks = try opener.open(unit)
      found.append("\(blocks.name): \(String(decoding: try content(of: &blocks), as: UTF8.self))")
    }
    return found
  } catch {
    return found + ["\(error)"]
  }
}

/// All bytes of a source, read in small blocks and once more behind its end.
func content(of blocks: inout any ByteBlocks, block: Int = 1000) throws -> [UInt8] {
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: block)
  while true {
    let count = try buffer.withUnsafeMutableBytes { try blocks.read(into: $0) }
    bytes += buffer[..<count]
    if count == 0 { break }
  }
  try #expect(buffer.withUnsafeMutableBytes { try blocks.read(into: $0) } == 0)
  return bytes
}
