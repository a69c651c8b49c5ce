import WaybillCore
import WaybillFormats

/// The keys of the object that a JSON text is, with their places.
///
/// What is no JSON ends the search; the reader of the lists tells what is wrong there.
struct ObjectKeys {
  private(set) var keys: [(name: String, place: Place)] = []

  init(_ source: any ByteBlocks) throws(SourceError) {
    var source = source
    var block: [UInt8] = []
    var (line, column) = (1, 0)
    var depth = 0
    var isInString = false
    var isEscaped = false
    /// Whether the next string at the top is a key, and its text so far.
    var isKeyNext = false
    var key: [UInt8]?
    var keyPlace = Place(file: source.name)
    while true {
      block.removeAll(keepingCapacity: true)
      if try source.append(64 << 10, to: &block) == 0 { return }
      for byte in block {
        if byte == UInt8(ascii: "\n") {
          line += 1
          column = 0
        } else if byte & 0xC0 != 0x80 {
          column += 1
        }
        if isInString {
          if isEscaped {
            isEscaped = false
          } else if byte == UInt8(ascii: "\\") {
            isEscaped = true
          } else if byte == UInt8(ascii: "\"") {
            isInString = false
            if let name = key { keys.append((String(decoding: name, as: UTF8.self), keyPlace)) }
            key = nil
            continue
          }
          key?.append(byte)
          continue
        }
        switch byte {
        case UInt8(ascii: "\""):
          isInString = true
          if depth == 1, isKeyNext {
            key = []
            isKeyNext = false
            keyPlace.line = line
            keyPlace.column = column
          }
        case UInt8(ascii: "{"), UInt8(ascii: "["):
          depth += 1
          if depth == 1 { isKeyNext = byte == UInt8(ascii: "{") }
        case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
        case UInt8(ascii: ","): if depth == 1 { isKeyNext = true }
        default: break
        }
      }
    }
  }
}
