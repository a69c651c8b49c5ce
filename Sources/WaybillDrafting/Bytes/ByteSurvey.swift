import WaybillCore
import WaybillFormats

/// What the bytes of a whole file show before anybody knows how it is written.
struct ByteSurvey {
  /// The first bytes of the file, by which its kind is told.
  private(set) var head: [UInt8] = []
  private(set) var size = 0
  /// How often each byte stands in the file.
  private(set) var counts = [Int](repeating: 0, count: 256)
  /// How often LF stands alone, LF behind CR, and CR alone.
  private(set) var lineFeeds = 0
  private(set) var pairs = 0
  private(set) var returns = 0
  /// The first byte from 80 on.
  private(set) var firstHigh: Spot?
  /// The first byte that no text in UTF-8 has.
  private(set) var firstInvalid: Spot?
  /// How many bytes from 80 to 9F, and from C0 on, stand between or beside letters of ASCII.
  private(set) var lowLetters = 0
  private(set) var highLetters = 0

  /// A byte and the line that it stands on.
  struct Spot {
    let byte: UInt8
    let line: Int
  }

  private static let headSize = 4096
  private static let blockSize = 256 << 10

  private var last: UInt8 = 0
  private var beforeLast: UInt8 = 0
  /// The bytes at the end of a block that may begin a character.
  private var tail: [UInt8] = []

  /// Reads every byte of a source.
  ///
  /// - Throws: ``SourceError`` when the bytes cannot be read.
  init(reading source: any ByteBlocks, progress: (Int) -> Void = { _ in }) throws(SourceError) {
    var source = source
    let block = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.blockSize, alignment: 16)
    defer { block.deallocate() }
    while true {
      let count = try source.read(into: block)
      if count == 0 { break }
      add(UnsafeRawBufferPointer(rebasing: block[..<count]).bindMemory(to: UInt8.self))
      progress(size)
      // A member of a few bytes in its archive may unpack to very many that are no text.
      if size == count, isHopeless { break }
    }
    if last == carriageReturn { returns += 1 }
    validate([], isLast: true)
  }

  /// How many control characters no text has.
  var controlCount: Int {
    (0..<32).filter { ![9, 10, 12, 13, 26, 27].contains($0) }.reduce(0) { $0 + counts[$1] }
  }

  /// Whether most of what was read are characters that no text has.
  private var isHopeless: Bool { UTF16Order(head) == nil && controlCount * 2 > size }

  private mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    if head.count < Self.headSize { head += bytes.prefix(Self.headSize - head.count) }
    size += bytes.count
    if firstInvalid == nil { validate(bytes, isLast: false) }
    counts.withUnsafeMutableBufferPointer { counts in for byte in bytes { counts[Int(byte)] += 1 } }
    for byte in bytes {
      if last >= 0x80, isLetter(beforeLast) || isLetter(byte) {
        if last < 0xA0 { if last != apostrophe1252 { lowLetters += 1 } } else if last >= 0xC0 { highLetters += 1 }
      }
      if byte >= 0x80, firstHigh == nil { firstHigh = Spot(byte: byte, line: line) }
      if byte == lineFeed {
        if last == carriageReturn { pairs += 1 } else { lineFeeds += 1 }
      } else if last == carriageReturn {
        returns += 1
      }
      beforeLast = last
      last = byte
    }
  }

  /// The line at hand.
  private var line: Int { lineFeeds + pairs + returns + 1 }

  /// Looks for the first byte that is no UTF-8, over the ends of blocks.
  private mutating func validate(_ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool) {
    let lineBefore = line
    let joined = tail + bytes
    let found = joined.withUnsafeBufferPointer { text -> Int? in
      var start = 0
      while let place = TextEncoding.firstInvalid(in: text, from: start) {
        if text[place] != 0 { return place }
        start = place + 1
      }
      return nil
    }
    let open = joined.suffix(3).lastIndex { $0 >= 0xC0 }
    tail = []
    guard let found else { return }
    if !isLast, let open, found >= open {
      tail = Array(joined[open...])
      return
    }
    if firstInvalid == nil {
      let lines = joined[..<found].count { $0 == lineFeed }
      firstInvalid = Spot(byte: joined[found], line: lineBefore + lines)
    }
  }

  private mutating func validate(_ bytes: [UInt8], isLast: Bool) {
    bytes.withUnsafeBufferPointer { validate($0, isLast: isLast) }
  }

  @inline(__always) private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 97 < 26 }
}

private let lineFeed = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")
/// The typographic apostrophe of windows-1252, which stands between letters in every language.
private let apostrophe1252: UInt8 = 0x92
