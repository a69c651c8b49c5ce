import WaybillCore

/// Reads some lines of a file in one pass.
enum SourceLines {
  /// The texts of lines by their numbers, from 1; those that the file does not have are left out.
  ///
  /// Bytes that are not UTF-8 are shown as replacement characters, since the text is only shown.
  static func read(_ numbers: Set<Int>, of path: String) -> [Int: String] {
    var texts: [Int: String] = [:]
    var number = 1
    var line: [UInt8] = []
    func end() {
      if numbers.contains(number) {
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        texts[number] = String(decoding: line, as: UTF8.self)
      }
      line.removeAll(keepingCapacity: true)
      number += 1
    }
    do {
      try Files.read(path, named: path, at: nil) { piece in
        for byte in piece {
          if byte == UInt8(ascii: "\n") {
            end()
          } else if numbers.contains(number), line.count < 100_000 {
            line.append(byte)
          }
        }
      }
    } catch {
      return texts
    }
    end()
    return texts
  }
}
