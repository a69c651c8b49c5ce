public import WaybillCore

/// The lines of a text, one at a time: for sources whose rows are no delimited records.
///
/// Memory holds one block and one line. Lines end in LF or CR LF; a file may end without one.
public final class TextLines {
  /// The bytes that a line may have.
  public static let limit = 8 << 20

  private let input: TextInput
  private let block: Int
  private var buffer: [UInt8] = []
  private var next = 0
  private var isLast = false

  /// The number of the line, from 1; 0 before the first.
  public private(set) var number = 0
  /// The line without its end, valid until the next is asked for.
  public private(set) var bytes: ArraySlice<UInt8> = []

  /// Opens the text of a unit, in an archive too.
  ///
  /// - Throws: ``SourceError`` when the unit cannot be opened, is empty, or has the mark of another encoding.
  public convenience init(
    _ unit: WorkUnit, bytes: UnitBytes = UnitBytes(), encoding: TextEncoding = .utf8
  ) throws(SourceError) {
    try self.init(try bytes.open(unit), encoding: encoding)
  }

  /// Reads bytes from elsewhere.
  ///
  /// - Parameter block: the bytes that are read at a time.
  /// - Throws: ``SourceError``, as for a unit.
  public init(
    _ source: any ByteBlocks, encoding: TextEncoding = .utf8, block: Int = 256 << 10
  ) throws(SourceError) {
    input = try TextInput(source, encoding: encoding)
    self.block = block
  }

  /// The line as text; nil when its bytes are no UTF-8.
  public var text: String? { String(validating: bytes, as: UTF8.self) }

  /// Goes on to the next line.
  ///
  /// - Returns: false once there is none.
  /// - Throws: ``SourceError`` when the file cannot be read further, or the line has more bytes than ``limit``.
  public func advance() throws(SourceError) -> Bool {
    bytes = []
    var searched = next
    while true {
      if let end = buffer[searched...].firstIndex(of: lineFeed) {
        take(next..<end)
        next = end + 1
        return true
      }
      if isLast { return takeRest() }
      searched = buffer.count - next
      buffer.removeSubrange(..<next)
      next = 0
      if buffer.count > Self.limit {
        throw SourceError(.longLine(input.name, line: number + 1, limit: Self.limit))
      }
      isLast = try !input.append(block, to: &buffer)
    }
  }

  private func takeRest() -> Bool {
    if next == buffer.count { return false }
    take(next..<buffer.count)
    next = buffer.count
    return true
  }

  private func take(_ range: Range<Int>) {
    number += 1
    let end = range.upperBound
    let isPair = end > range.lowerBound && buffer[end - 1] == carriageReturn
    bytes = buffer[range.lowerBound..<(isPair ? end - 1 : end)]
  }
}
