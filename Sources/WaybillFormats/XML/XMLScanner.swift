/// Finds the tags and texts of an XML document in windows of it, and gives them to a handler.
///
/// What is said of a document does not depend on where windows end, but for the pieces in which a text comes. The one rule
/// of XML that is not looked after is which of the letters beyond ASCII may stand in names.
struct XMLScanner: ~Copyable {
  private var tags = XMLTags()
  private var isAtStart = true
  private var hasRoot = false
  /// Whether the document is read to its end.
  private(set) var isDone = false
  /// Whether the bytes are UTF-8 as they stand in the document.
  private let isUTF8: Bool

  init(isUTF8: Bool) { self.isUTF8 = isUTF8 }

  /// Goes on from a position until the handler stops it or the window has nothing whole any more.
  ///
  /// - Returns: the position that is done with.
  mutating func scan(_ window: XMLWindow, from start: Int, _ handler: XMLHandler) throws(XMLStop) -> Int {
    var position = start
    do throws(XMLStop) {
      while !handler.isStopped {
        let first = position
        while !tags.isKind(window.bytes[position], XMLBytes.endsText) { position &+= 1 }
        if position > first {
          try give(window, first..<position, handler)
          isAtStart = false
        }
        switch window.bytes[position] {
        case UInt8(ascii: "<"): position = try markup(window, at: position, handler)
        case UInt8(ascii: "&"): position = try reference(window, at: position, handler)
        case UInt8(ascii: "]"): position = try bracket(window, at: position, handler)
        default:
          if position == window.end, window.isLast, !window.isBroken, hasRoot, tags.depth == 0 {
            isDone = true
            return position
          }
          throw window.stop(at: position)
        }
        isAtStart = false
      }
    } catch .incomplete {}
    return position
  }

  @inline(__always)
  private func give(_ window: XMLWindow, _ range: Range<Int>, _ handler: XMLHandler) throws(XMLStop) {
    let text = UnsafeBufferPointer(start: window.bytes + range.lowerBound, count: range.count)
    if tags.depth > 0 { return handler.text(text) }
    if let place = text.firstIndex(where: { !tags.isKind($0, XMLBytes.space) }) {
      throw .fault(.outside, at: range.lowerBound + place)
    }
  }

  private func reference(_ window: XMLWindow, at open: Int, _ handler: XMLHandler) throws(XMLStop) -> Int {
    let (scalar, end) = try tags.reference(window, at: open)
    if tags.depth == 0 { throw .fault(.outside, at: open) }
    Array(String(scalar).utf8).withUnsafeBufferPointer { handler.text($0) }
    return end
  }

  private func bracket(_ window: XMLWindow, at open: Int, _ handler: XMLHandler) throws(XMLStop) -> Int {
    for (place, byte) in [UInt8(ascii: "]"), UInt8(ascii: ">")].enumerated() {
      let found = window.bytes[open + 1 + place]
      if found == 0 { throw window.stop(at: open + 1 + place) }
      if found != byte {
        try give(window, open..<open + 1, handler)
        return open + 1
      }
    }
    throw .fault(.sectionEnd, at: open)
  }

  // MARK: Markup

  @inline(__always)
  private mutating func markup(_ window: XMLWindow, at open: Int, _ handler: XMLHandler) throws(XMLStop) -> Int {
    switch window.bytes[open &+ 1] {
    case UInt8(ascii: "/"): try endTag(window, at: open &+ 2, handler)
    case UInt8(ascii: "?"): try instruction(window, at: open + 2)
    case UInt8(ascii: "!"): try declaration(window, at: open + 2, handler)
    default: try startTag(window, at: open, handler)
    }
  }

  @inline(__always)
  private mutating func startTag(_ window: XMLWindow, at open: Int, _ handler: XMLHandler) throws(XMLStop) -> Int {
    let first = open &+ 1
    let end = try tags.name(window, at: first, .tag)
    var position = try tags.readAttributes(window, from: end)
    let isEmpty = window.bytes[position] == UInt8(ascii: "/")
    if isEmpty { position &+= 1 }
    if window.bytes[position] != UInt8(ascii: ">") { throw window.unexpected(.tag, at: position) }
    if tags.depth == 0, hasRoot { throw .fault(.secondRoot, at: open) }
    if tags.depth == XMLTags.deepest { throw .fault(.tooDeep(limit: XMLTags.deepest), at: open) }
    hasRoot = true
    let name = XMLName(window.bytes + first, count: end &- first)
    handler.start(name, tags.list)
    if !isEmpty {
      try tags.open(window.bytes + first, count: end &- first, at: first)
    } else if handler.failure == nil {
      handler.end(name)
    }
    return position &+ 1
  }

  @inline(__always)
  private mutating func endTag(_ window: XMLWindow, at first: Int, _ handler: XMLHandler) throws(XMLStop) -> Int {
    let end = try tags.nameEnd(window, at: first)
    let position = tags.skipSpace(window, end)
    if window.bytes[position] != UInt8(ascii: ">") { throw window.unexpected(.tag, at: position) }
    tags.close()
    handler.end(XMLName(window.bytes + first, count: end &- first))
    return position &+ 1
  }

  /// Passes a processing instruction; the declaration of XML may be the first thing in a document.
  private mutating func instruction(_ window: XMLWindow, at first: Int) throws(XMLStop) -> Int {
    let end = try tags.name(window, at: first, .instruction)
    // The name may go on behind the window: 'xml' and 'xml-stylesheet' are two.
    if window.bytes[end] == 0 { throw window.stop(at: end) }
    if !UnsafeBufferPointer(start: window.bytes + first, count: end - first).isText("xml") {
      return try find(UInt8(ascii: "?"), 1, window, from: end)
    }
    if !isAtStart { throw .fault(.instruction, at: first) }
    let position = try tags.readAttributes(window, from: end)
    for (place, byte) in [UInt8(ascii: "?"), UInt8(ascii: ">")].enumerated()
    where window.bytes[position + place] != byte {
      throw window.unexpected(.instruction, at: position + place)
    }
    if let encoding = tags.list["encoding"] {
      let known = isUTF8 ? ["utf-8", "utf8", "us-ascii", "ascii"] : ["utf-16"]
      if !known.contains(encoding.lowercased()) { throw .fault(.encoding(encoding), at: first) }
    }
    return position + 2
  }

  private func declaration(_ window: XMLWindow, at first: Int, _ handler: XMLHandler) throws(XMLStop) -> Int {
    if try begins(window, at: first, "--") {
      return try find(UInt8(ascii: "-"), 2, window, from: first + 2)
    }
    if try begins(window, at: first, "[CDATA[") {
      let end = try find(UInt8(ascii: "]"), 2, window, from: first + 7)
      if tags.depth == 0 { throw .fault(.outside, at: first) }
      if end - 3 > first + 7 { try give(window, first + 7..<end - 3, handler) }
      return end
    }
    if try begins(window, at: first, "DOCTYPE") { throw .fault(.documentType, at: first) }
    throw .fault(.tag, at: first)
  }

  /// Whether a text stands at a position.
  private func begins(_ window: XMLWindow, at first: Int, _ text: StaticString) throws(XMLStop) -> Bool {
    for place in 0..<text.utf8CodeUnitCount where window.bytes[first + place] != text.utf8Start[place] {
      if window.bytes[first + place] == 0 { throw window.stop(at: first + place) }
      return false
    }
    return true
  }

  /// The position behind the next `>` that has so many of a byte before it.
  private func find(_ byte: UInt8, _ count: Int, _ window: XMLWindow, from start: Int) throws(XMLStop) -> Int {
    var position = start
    var found = 0
    while true {
      let next = window.bytes[position]
      if tags.isKind(next, XMLBytes.never) { throw window.stop(at: position) }
      position += 1
      if next == byte {
        found += 1
        if byte == UInt8(ascii: "-"), found > count { throw .fault(.comment, at: position - 3) }
      } else if next == UInt8(ascii: ">"), found >= count {
        return position
      } else {
        // Two hyphens end a comment, and nothing else.
        if byte == UInt8(ascii: "-"), found >= 2 { throw .fault(.comment, at: position - 3) }
        found = 0
      }
    }
  }
}
