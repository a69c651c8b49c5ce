public import WaybillCore

/// The pieces of a page in HTML, one after another: texts, containers, and the rows of tables with their cells.
///
/// Texts are what a reader sees: references are characters, blanks of any kind are one space, and none stand at the ends.
/// Spans of cells are resolved. The parser mends what is not well formed as browsers do; a page that ends within a table
/// is an error. Memory holds a block and what was found in it.
public final class HTMLPieces {
  /// What is done with marks of notes, and sizes beyond which a page is given up.
  public struct Options: Sendable, Hashable {
    /// What the bytes stand for.
    public var encoding = TextEncoding.utf8
    /// Whether raised signs and references to notes are left out of texts and counted.
    public var leavesOutMarks = false
    /// The bytes of a text or a row, as UTF-8.
    public var text = 8 << 20
    /// The cells of a row.
    public var cells = 4096
    /// The bytes that are read at a time.
    public var block = 64 << 10

    /// Makes the usual options.
    public init() {}
  }

  private let stream: HTMLStream
  private let builder: HTMLBuilder
  private var next = 0

  /// The piece that ``advance()`` came to.
  public private(set) var piece: HTMLPiece
  /// The texts of the piece and its cells, valid until the next is asked for.
  public var bytes: [UInt8] { builder.bytes }
  /// The cells of the piece, valid until the next is asked for.
  public var cells: [HTMLCell] { builder.cells }
  /// How many marks of notes were left out so far.
  public var marks: Int { builder.marks }

  /// Opens bytes that must begin as a page does.
  ///
  /// - Throws: ``SourceError`` when they cannot be read or have the mark of another encoding.
  public init(_ source: sending any ByteBlocks, _ options: Options = Options()) throws(SourceError) {
    builder = HTMLBuilder(source.name, options)
    stream = try HTMLStream(source, encoding: options.encoding, block: options.block, builder)
    piece = builder.piece(.text, "", "", "", 1, 1)
  }

  /// Goes on to the next piece.
  ///
  /// - Returns: false once there is none.
  /// - Throws: ``SourceError`` when the page is none, breaks off within a table, or is beyond a limit.
  public func advance() throws(SourceError) -> Bool {
    if next == builder.pieces.count {
      next = 0
      builder.clear()
      while builder.pieces.isEmpty {
        if try stream.advance() { continue }
        builder.endText()
        if builder.pieces.isEmpty { return false }
      }
    }
    piece = builder.pieces[next]
    next += 1
    return true
  }

  /// Whether a text has U+FFFD, which stands for bytes that are no character.
  public func isBroken(_ range: Range<Int>) -> Bool {
    let mark: (UInt8, UInt8, UInt8) = (0xEF, 0xBF, 0xBD)
    return range.dropLast(2).contains {
      builder.bytes[$0] == mark.0 && builder.bytes[$0 + 1] == mark.1 && builder.bytes[$0 + 2] == mark.2
    }
  }

  /// A text of the piece or of one of its cells.
  public func text(_ range: Range<Int>) -> String { String(decoding: builder.bytes[range], as: UTF8.self) }
}
