import Glibc

/// Where the frames of diagnostics take the lines of files from.
public struct FileLines: Sendable {
  private static let block = 1 << 16
  /// Longer lines are no text that a person can be shown.
  private static let longest = 1 << 20

  /// How files in gzip, and zip archives, begin.
  private static let compressed: [[UInt8]] = [[0x1F, 0x8B], [0x50, 0x4B, 3, 4], [0x50, 0x4B, 5, 6]]

  private let source: @Sendable (_ file: String, _ line: Int) -> String?

  /// Lines of files on disk; `path` tells where a file lies that diagnostics name.
  public init(_ path: @escaping @Sendable (_ file: String) -> String = { $0 }) {
    source = { Self.read($1, of: path($0)) }
  }

  private init(source: @escaping @Sendable (_ file: String, _ line: Int) -> String?) { self.source = source }

  /// Lines that need no disk.
  public static func given(_ lines: @escaping @Sendable (_ file: String, _ line: Int) -> String?) -> FileLines {
    FileLines(source: lines)
  }

  /// The text of a line, counted from 1 and without its end; nil when the file has no such line, cannot be read, or
  /// holds no text there.
  ///
  /// Reads no further than the line, and keeps nothing. Bytes that are not UTF-8 are shown as Latin-1. A compressed file
  /// has no lines, for those that diagnostics speak of are not its own.
  public func line(_ line: Int, of file: String) -> String? { source(file, line) }

  private static func read(_ line: Int, of path: String) -> String? {
    guard line > 0, let handle = FileReader(path: path) else { return nil }
    var number = 1
    var bytes: [UInt8] = []
    var ended = false
    var isFirst = true
    while !ended, let chunk = handle.read(atMost: block) {
      if isFirst, compressed.contains(where: chunk.starts) { return nil }
      isFirst = false
      var start = chunk.startIndex
      while start < chunk.endIndex {
        let end = chunk[start...].firstIndex(of: UInt8(ascii: "\n"))
        if number == line {
          bytes += chunk[start..<(end ?? chunk.endIndex)]
          if bytes.count > longest { return nil }
          ended = end != nil
          if ended { break }
        }
        guard let end else { break }
        number += 1
        start = end + 1
      }
    }
    guard number == line, ended || !bytes.isEmpty else { return nil }
    return text(bytes, isFirst: line == 1)
  }

  private static func text(_ bytes: [UInt8], isFirst: Bool) -> String? {
    var bytes = bytes[...]
    if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
    if isFirst, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    if bytes.contains(0) { return nil }
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    var latin = String.UnicodeScalarView()
    for byte in bytes { latin.append(Unicode.Scalar(byte)) }
    return String(latin)
  }
}

/// An open file, closed when the value goes.
private struct FileReader: ~Copyable {
  private let descriptor: Int32

  init?(path: String) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { return nil }
  }

  deinit { _ = close(descriptor) }

  /// The next bytes; nil at the end, and where reading fails.
  func read(atMost count: Int) -> [UInt8]? {
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = max(0, Glibc.read(descriptor, buffer.baseAddress, count))
    }
    return bytes.isEmpty ? nil : bytes
  }
}
