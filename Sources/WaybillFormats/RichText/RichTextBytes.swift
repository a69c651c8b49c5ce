import WaybillCore

/// A control word with its number, such as `fs20`.
struct RichTextWord {
  var name: String
  var number: Int?
}

/// What holds within a group of a file in Rich Text Format.
struct RichTextGroup {
  /// Whether nothing of it is seen.
  var isSkipped = false
  /// How many characters stand in for one of `\u`, for readers that do not know it.
  var fallbacks = 1
  /// The font that is chosen; nil for the document's own.
  var font: Int?
  /// Whether it is the list of fonts, or lies in it.
  var isFontList = false

  /// Groups that hold no text of the document.
  static let destinations: Set<String> = [
    "colortbl", "stylesheet", "info", "pict", "header", "headerl", "headerr", "headerf", "footer",
    "footerl", "footerr", "footerf", "listtable", "listoverridetable", "rsidtbl", "generator", "filetbl", "revtbl",
    "xmlnstbl", "themedata", "datastore", "latentstyles", "object",
  ]

  /// Characters that have a word.
  static let characters: [String: UInt32] = [
    "emdash": 0x2014, "endash": 0x2013, "bullet": 0x2022, "lquote": 0x2018, "rquote": 0x2019, "ldblquote": 0x201C,
    "rdblquote": 0x201D, "emspace": 0x2003, "enspace": 0x2002, "qmspace": 0x2005,
  ]
}

/// The bytes of a file, one at a time, with the line on which they stand.
struct RichTextBytes {
  private var source: any ByteBlocks
  private let block: Int
  private var buffer: [UInt8] = []
  private var position = 0
  private var isAtEnd = false
  /// The line of the last byte that was given.
  private(set) var line = 1
  private var isAfterLine = false

  init(_ source: any ByteBlocks, block: Int) {
    self.source = source
    self.block = max(1, block)
  }

  /// The byte that comes next; nil at the end.
  mutating func peek() throws(SourceError) -> UInt8? {
    if position == buffer.count {
      if isAtEnd { return nil }
      buffer.removeAll(keepingCapacity: true)
      position = 0
      if try source.append(block, to: &buffer) == 0 {
        isAtEnd = true
        return nil
      }
    }
    return buffer[position]
  }

  /// Takes the next byte; nil at the end.
  mutating func next() throws(SourceError) -> UInt8? {
    guard let byte = try peek() else { return nil }
    position += 1
    if isAfterLine { line += 1 }
    isAfterLine = byte == lineFeed
    return byte
  }

  /// The control word that a letter begins; the space behind it belongs to it.
  mutating func word(from first: UInt8) throws(SourceError) -> RichTextWord {
    var name = [first]
    while let byte = try peek(), byte.isLetter {
      _ = try next()
      // No word of the format is longer; the rest of one that is says nothing.
      if name.count < 32 { name.append(byte) }
    }
    var digits = ""
    if try peek() == UInt8(ascii: "-") {
      _ = try next()
      digits = "-"
    }
    while let byte = try peek(), byte.isDigit {
      _ = try next()
      if digits.utf8.count < 12 { digits.unicodeScalars.append(Unicode.Scalar(byte)) }
    }
    if try peek() == space { _ = try next() }
    return RichTextWord(name: String(decoding: name, as: UTF8.self), number: Int(digits))
  }

  /// The byte that two digits stand for; nil where they are none.
  mutating func hexadecimal() throws(SourceError) -> UInt8? {
    var value: UInt8 = 0
    for _ in 0..<2 {
      guard let byte = try peek(), let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
      _ = try next()
      value = value << 4 | UInt8(digit)
    }
    return value
  }
}

extension UInt8 {
  fileprivate static let letters = UInt8(ascii: "a")...UInt8(ascii: "z")

  /// Whether the byte is a letter of ASCII.
  var isLetter: Bool { UInt8.letters.contains(self | 0x20) }

  /// Whether the byte is a digit of ASCII.
  var isDigit: Bool { self &- 48 < 10 }
}
