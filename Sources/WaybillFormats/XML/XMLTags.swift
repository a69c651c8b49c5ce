/// Reads the names and attributes of tags, and keeps the names of the elements that are open.
struct XMLTags: ~Copyable {
  /// The most attributes of a tag; they are compared with one another.
  static let attributeLimit = 256
  static let deepest = 200
  /// The bytes of the names of open elements.
  static let nameLimit = 1 << 20

  /// What each byte may be, as ``XMLBytes`` has it.
  let kinds = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
  private let attributes = UnsafeMutablePointer<XMLAttributes.Attribute>.allocate(capacity: attributeLimit)
  private var attributeCount = 0
  /// The values of the tag at hand that are not as they are written; made when there are some.
  private var values: UnsafeMutablePointer<UInt8>?
  private var valuesEnd = 0

  private(set) var depth = 0
  /// Where the names of the open elements end among the bytes of names.
  private let nameEnds = UnsafeMutablePointer<Int>.allocate(capacity: deepest + 1)
  private var names = UnsafeMutablePointer<UInt8>.allocate(capacity: 1024)
  private var nameCapacity = 1024

  init() {
    for byte in 0..<256 { kinds[byte] = XMLBytes.bits(of: UInt8(byte)) }
    nameEnds[0] = 0
  }

  deinit {
    kinds.deallocate()
    attributes.deallocate()
    values?.deallocate()
    nameEnds.deallocate()
    names.deallocate()
  }

  @inline(__always)
  func isKind(_ byte: UInt8, _ bits: UInt8) -> Bool { kinds[Int(byte)] & bits != 0 }

  /// The attributes that were read last.
  var list: XMLAttributes { XMLAttributes(list: UnsafeBufferPointer(start: attributes, count: attributeCount)) }

  /// Where a name ends whose first byte is at a position.
  @inline(__always)
  func name(_ window: XMLWindow, at first: Int, _ rule: XMLRule) throws(XMLStop) -> Int {
    guard isKind(window.bytes[first], XMLBytes.nameStart) else { throw window.unexpected(rule, at: first) }
    var position = first &+ 1
    while isKind(window.bytes[position], XMLBytes.name) { position &+= 1 }
    return position
  }

  @inline(__always)
  func skipSpace(_ window: XMLWindow, _ start: Int) -> Int {
    var position = start
    while isKind(window.bytes[position], XMLBytes.space) { position &+= 1 }
    return position
  }

  /// Reads attributes up to a byte that begins none; returns where it is.
  mutating func readAttributes(_ window: XMLWindow, from start: Int) throws(XMLStop) -> Int {
    let bytes = window.bytes
    attributeCount = 0
    valuesEnd = 0
    var position = start
    while true {
      let first = skipSpace(window, position)
      if !isKind(bytes[first], XMLBytes.nameStart) { return first }
      if first == position { throw .fault(.tag, at: first) }
      let end = try name(window, at: first, .attribute)
      position = skipSpace(window, end)
      if bytes[position] != UInt8(ascii: "=") { throw window.unexpected(.attribute, at: position) }
      position = skipSpace(window, position &+ 1)
      let quote = bytes[position]
      if quote != UInt8(ascii: "\""), quote != UInt8(ascii: "'") { throw window.unexpected(.attribute, at: position) }
      let name = UnsafeBufferPointer(start: bytes + first, count: end &- first)
      let (value, close) = try value(window, behind: position, quote)
      try add(name, value, at: first)
      position = close &+ 1
    }
  }

  @inline(__always)
  private mutating func add(
    _ name: UnsafeBufferPointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>, at first: Int
  ) throws(XMLStop) {
    for other in 0..<attributeCount where attributes[other].name.count == name.count {
      var place = 0
      while place < name.count, attributes[other].name[place] == name[place] { place &+= 1 }
      if place == name.count { throw .fault(.attributeTwice, at: first) }
    }
    if attributeCount == Self.attributeLimit {
      throw .fault(.tooManyAttributes(limit: Self.attributeLimit), at: first)
    }
    (attributes + attributeCount).initialize(to: XMLAttributes.Attribute(name: name, value: value))
    attributeCount &+= 1
  }

  /// The value behind an opening quote, with the place of the closing one.
  @inline(__always)
  private mutating func value(
    _ window: XMLWindow, behind open: Int, _ quote: UInt8
  ) throws(XMLStop) -> (UnsafeBufferPointer<UInt8>, close: Int) {
    let bytes = window.bytes
    var position = open &+ 1
    while true {
      while !isKind(bytes[position], XMLBytes.endsValue) { position &+= 1 }
      let byte = bytes[position]
      if byte == quote {
        return (UnsafeBufferPointer(start: bytes + open + 1, count: position &- open &- 1), position)
      }
      if byte != UInt8(ascii: "\""), byte != UInt8(ascii: "'") { break }
      position &+= 1
    }
    return try oddValue(window, behind: open, quote)
  }

  /// A value with references, or with white space that is to be spaces.
  private mutating func oddValue(
    _ window: XMLWindow, behind open: Int, _ quote: UInt8
  ) throws(XMLStop) -> (UnsafeBufferPointer<UInt8>, close: Int) {
    // As long as the tag itself, so that what was given of it stays in its place.
    let values = self.values ?? .allocate(capacity: XMLStream.capacityLimit)
    self.values = values
    let start = valuesEnd
    var position = open + 1
    while window.bytes[position] != quote {
      let byte = window.bytes[position]
      if isKind(byte, XMLBytes.never) { throw window.stop(at: position) }
      switch byte {
      case UInt8(ascii: "<"): throw .fault(.attribute, at: position)
      case UInt8(ascii: "&"):
        let (scalar, end) = try reference(window, at: position)
        for unit in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
          values[valuesEnd] = unit
          valuesEnd += 1
        }
        position = end
        continue
      case carriageReturn where window.bytes[position + 1] == lineFeed: break
      default:
        values[valuesEnd] = isKind(byte, XMLBytes.space) ? space : byte
        valuesEnd += 1
      }
      position += 1
    }
    return (UnsafeBufferPointer(start: values + start, count: valuesEnd - start), position)
  }

  /// The scalar that a reference stands for, with where it ends.
  func reference(_ window: XMLWindow, at open: Int) throws(XMLStop) -> (Unicode.Scalar, end: Int) {
    var position = open + 1
    while isKind(window.bytes[position], XMLBytes.name) || window.bytes[position] == UInt8(ascii: "#"),
      position < open + 12
    { position += 1 }
    if window.bytes[position] != UInt8(ascii: ";") { throw window.unexpected(.reference, at: position) }
    let name = UnsafeBufferPointer(start: window.bytes + open + 1, count: position - open - 1)
    guard let scalar = XMLBytes.scalar(of: name) else { throw .fault(.reference, at: open) }
    return (scalar, position + 1)
  }

  // MARK: Open elements

  /// Opens an element.
  @inline(__always)
  mutating func open(_ name: UnsafePointer<UInt8>, count: Int, at first: Int) throws(XMLStop) {
    let start = nameEnds[depth]
    if start &+ count > nameCapacity { try growNames(start &+ count, at: first) }
    for place in 0..<count { names[start &+ place] = name[place] }
    depth &+= 1
    nameEnds[depth] = start &+ count
  }

  private mutating func growNames(_ count: Int, at first: Int) throws(XMLStop) {
    if count > Self.nameLimit { throw .fault(.longNames(limit: Self.nameLimit), at: first) }
    nameCapacity = min(count * 2, Self.nameLimit)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: nameCapacity)
    larger.update(from: names, count: nameEnds[depth])
    names.deallocate()
    names = larger
  }

  /// Where the name ends at a position, which is to be that of the element that is open.
  @inline(__always)
  func nameEnd(_ window: XMLWindow, at first: Int) throws(XMLStop) -> Int {
    if depth == 0 { throw window.unexpected(.wrongEnd, at: first) }
    let start = nameEnds[depth &- 1]
    let count = nameEnds[depth] &- start
    for place in 0..<count where window.bytes[first &+ place] != names[start &+ place] {
      throw window.bytes[first &+ place] == 0 ? window.stop(at: first &+ place) : .fault(.wrongEnd, at: first)
    }
    if isKind(window.bytes[first &+ count], XMLBytes.name) { throw .fault(.wrongEnd, at: first) }
    return first &+ count
  }

  /// Closes the element that is open.
  @inline(__always)
  mutating func close() { depth &-= 1 }
}
