import CExpat
import WaybillCore

/// What is done with the elements and texts of an XML document, as they come; names come without their prefixes.
class XMLHandler {
  /// Why the document cannot be used; nothing more of it is given once this is set.
  fileprivate(set) final var failure: Diagnostic?
  /// Where the parser stands, while there is one.
  fileprivate final var parser: XML_Parser?

  func start(_ name: XMLName, _ attributes: XMLAttributes) {}
  func end(_ name: XMLName) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

  /// Gives the document up.
  final func fail(_ diagnostic: Diagnostic) {
    if failure != nil { return }
    failure = diagnostic
    XML_StopParser(parser, XML_Bool(XML_FALSE))
  }

  /// Lets ``XMLStream/advance()`` return; it goes on from here when it is called again.
  final func pause() { XML_StopParser(parser, XML_Bool(XML_TRUE)) }
}

/// The name of an element or attribute, valid during the call that gives it.
struct XMLName {
  private let start: UnsafePointer<CChar>

  @inline(__always)
  init(_ name: UnsafePointer<CChar>) {
    var start = name
    // The names that are frequent have one letter.
    if name[0] != 0, name[1] != 0 {
      var next = name
      while next.pointee != 0 {
        if next.pointee == CChar(bitPattern: UInt8(ascii: ":")) { start = next + 1 }
        next += 1
      }
    }
    self.start = start
  }

  /// Whether the name is one letter.
  @inline(__always)
  func isLetter(_ letter: Unicode.Scalar) -> Bool {
    start[0] == CChar(truncatingIfNeeded: letter.value) && start[1] == 0
  }

  static func == (name: Self, text: StaticString) -> Bool { equals(name.start, text) }

  static func equals(_ name: UnsafePointer<CChar>, _ text: StaticString) -> Bool {
    for index in 0..<text.utf8CodeUnitCount where name[index] != CChar(bitPattern: text.utf8Start[index]) {
      return false
    }
    return name[text.utf8CodeUnitCount] == 0
  }
}

/// The attributes of an element, valid during the call that gives them.
struct XMLAttributes {
  /// Name after value after name; NULL at the end.
  let pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>

  /// The value of an attribute, as text.
  subscript(name: StaticString) -> String? { value(name).map { String(cString: $0) } }

  /// The value of an attribute.
  func value(_ name: StaticString) -> UnsafePointer<CChar>? {
    var pair = pairs
    while let found = pair[0] {
      if XMLName(found) == name { return pair[1] }
      pair += 2
    }
    return nil
  }

  /// Whether an attribute says yes.
  func isTrue(_ name: StaticString) -> Bool {
    guard let value = value(name) else { return false }
    return XMLName.equals(value, "1") || XMLName.equals(value, "true")
  }
}

/// Gives an XML document to a handler, block by block, in bounded memory.
///
/// A document type is refused, and with it entities, which could make much of little.
final class XMLStream {
  private static let block = 64 << 10
  /// The bytes of one tag; expat holds a tag as a whole.
  private static let longestTag = 4 << 20
  private static let deepest = 200

  private let name: String
  private var blocks: any ByteBlocks
  private let handler: XMLHandler
  private let context: UnsafeMutablePointer<Context>
  private let parser: XML_Parser
  private(set) var taken: Int64 = 0
  private var isPaused = false
  private var isFinished = false

  /// What the functions that expat calls need.
  private struct Context {
    unowned(unsafe) let handler: XMLHandler
    let name: String
    var depth = 0
  }

  init(_ blocks: any ByteBlocks, _ handler: XMLHandler) {
    name = blocks.name
    self.blocks = blocks
    self.handler = handler
    guard let parser = XML_ParserCreate(nil) else { preconditionFailure("expat has no memory") }
    self.parser = parser
    context = .allocate(capacity: 1)
    context.initialize(to: Context(handler: handler, name: name))
    handler.parser = parser
    XML_SetUserData(parser, context)
    XML_SetElementHandler(
      parser,
      { data, name, attributes in
        guard let context = data?.assumingMemoryBound(to: Context.self), let name, let attributes else { return }
        context.pointee.depth += 1
        let handler = context.pointee.handler
        if context.pointee.depth > XMLStream.deepest { handler.fail(.deepXML(context.pointee.name)) }
        handler.start(XMLName(name), XMLAttributes(pairs: attributes))
      },
      { data, name in
        guard let context = data?.assumingMemoryBound(to: Context.self), let name else { return }
        context.pointee.depth -= 1
        context.pointee.handler.end(XMLName(name))
      })
    XML_SetCharacterDataHandler(parser) { data, text, count in
      guard let context = data?.assumingMemoryBound(to: Context.self), let text else { return }
      text.withMemoryRebound(to: UInt8.self, capacity: Int(count)) {
        context.pointee.handler.text(UnsafeBufferPointer(start: $0, count: Int(count)))
      }
    }
    XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
      guard let context = data?.assumingMemoryBound(to: Context.self) else { return }
      context.pointee.handler.fail(.documentType(context.pointee.name))
    }
  }

  deinit {
    handler.parser = nil
    XML_ParserFree(parser)
    context.deinitialize(count: 1)
    context.deallocate()
  }

  /// Gives the whole document to the handler.
  ///
  /// - Throws: ``SourceError`` when it cannot be read, is not well formed, or the handler gives it up.
  func run() throws(SourceError) { while try advance() {} }

  /// Gives the next block to the handler, or what is left of one at which it paused.
  ///
  /// - Returns: false at the end of the document.
  func advance() throws(SourceError) -> Bool {
    if isFinished, !isPaused { return false }
    let status: XML_Status
    if isPaused {
      status = XML_ResumeParser(parser)
    } else {
      if taken - Int64(XML_GetCurrentByteIndex(parser)) > Int64(Self.longestTag) {
        throw SourceError(.longTag(name, limit: Self.longestTag))
      }
      guard let buffer = XML_GetBuffer(parser, CInt(Self.block)) else { preconditionFailure("expat has no memory") }
      let count = try blocks.read(into: UnsafeMutableRawBufferPointer(start: buffer, count: Self.block))
      taken += Int64(count)
      isFinished = count < Self.block
      status = XML_ParseBuffer(parser, CInt(count), isFinished ? 1 : 0)
    }
    if let failure = handler.failure { throw SourceError(failure) }
    isPaused = status == XML_STATUS_SUSPENDED
    if status == XML_STATUS_ERROR {
      let words = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) } ?? "unknown"
      let place = Place(
        file: name, line: Int(XML_GetCurrentLineNumber(parser)), column: Int(XML_GetCurrentColumnNumber(parser)) + 1)
      throw SourceError(.badXML(words, at: place))
    }
    return isPaused || !isFinished
  }
}
