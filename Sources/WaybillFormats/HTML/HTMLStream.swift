import CLibXML2
import WaybillCore

/// What is done with the elements and texts of a page, as they come.
class HTMLHandler {
  /// Why the page cannot be used; nothing more of it is given once this is set.
  final var failure: Diagnostic?

  /// Takes the start of an element, whose contents begin at a place.
  func start(_ name: String, _ attributes: HTMLAttributes, _ line: Int, _ column: Int) {}
  /// Takes the end of an element; of one that the page does not close, with the end of the page.
  func end(_ name: String, cutOff: Place?) {}
  /// Takes a piece of a text.
  func text(_ bytes: UnsafeBufferPointer<UInt8>, place: () -> (line: Int, column: Int)) {}
}

/// The attributes of an element, valid during the call that gives them.
struct HTMLAttributes {
  /// Name after value after name; NULL at the end, and as a whole where there are none.
  fileprivate let pairs: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?

  /// The value of an attribute; empty where it has none or is not there.
  subscript(name: String) -> String {
    guard var pair = pairs else { return "" }
    while let found = pair[0] {
      if String(cString: found) == name { return pair[1].map { String(cString: $0) } ?? "" }
      pair += 2
    }
    return ""
  }
}

/// Gives a page to a handler, block by block, in bounded memory.
///
/// The parser mends what is not well formed as browsers do, fetches nothing, and is told the encoding.
final class HTMLStream {
  static let deepest = 500

  private var source: HTMLSource
  private let handler: HTMLHandler
  private let parser: htmlParserCtxtPtr
  private var depth = 0
  private var isFinished = false

  init(
    _ blocks: any ByteBlocks, encoding: TextEncoding, block: Int, _ handler: HTMLHandler
  ) throws(SourceError) {
    source = try HTMLSource(blocks, encoding: encoding, block: block)
    self.handler = handler
    var callbacks = htmlSAXHandler()
    callbacks.startElement = { context, name, attributes in
      guard let context, let name else { return }
      HTMLStream.of(context).start(String(cString: name), HTMLAttributes(pairs: attributes))
    }
    callbacks.endElement = { context, name in
      guard let context, let name else { return }
      HTMLStream.of(context).end(String(cString: name))
    }
    let text: charactersSAXFunc = { context, bytes, count in
      guard let context, let bytes else { return }
      HTMLStream.of(context).text(UnsafeBufferPointer(start: bytes, count: Int(count)))
    }
    callbacks.characters = text
    callbacks.ignorableWhitespace = text
    guard let parser = htmlCreatePushParserCtxt(&callbacks, nil, nil, 0, nil, XML_CHAR_ENCODING_UTF8) else {
      preconditionFailure("libxml2 has no memory")
    }
    self.parser = parser
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
    htmlCtxtUseOptions(parser, CInt(options))
    parser.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
  }

  deinit { htmlFreeParserCtxt(parser) }

  var name: String { source.name }

  /// Gives the next block to the handler.
  ///
  /// - Returns: false once there is none.
  /// - Throws: ``SourceError`` when it cannot be read, is no HTML, is beyond the limits, or the handler gives it up.
  func advance() throws(SourceError) -> Bool {
    if isFinished { return false }
    isFinished = try !source.next()
    let block = isFinished ? [] : source.fed
    block.withUnsafeBytes { bytes in
      _ = htmlParseChunk(
        parser, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), CInt(bytes.count), isFinished ? 1 : 0)
    }
    if let failure = handler.failure { throw SourceError(failure) }
    let taken = offset
    source.forget(before: taken)
    if source.given - taken > HTMLSource.longestToken {
      throw SourceError(.htmlTokenTooLong(HTMLSource.longestToken, at: place(of: taken)))
    }
    return true
  }

  /// How many bytes the parser has taken.
  private var offset: Int { max(0, Int(xmlByteConsumed(parser))) }

  private func place(of offset: Int) -> Place {
    let (line, column) = source.place(of: offset)
    return Place(file: source.name, line: line, column: column)
  }

  private static func of(_ context: UnsafeMutableRawPointer) -> HTMLStream {
    Unmanaged<HTMLStream>.fromOpaque(context).takeUnretainedValue()
  }

  private func start(_ name: String, _ attributes: HTMLAttributes) {
    if handler.failure != nil { return }
    depth += 1
    // The parser stands before the sign, or the two, that close the tag.
    let end = offset
    let (line, column) = source.place(of: source.isSlash(at: end) ? end + 2 : end + 1)
    if depth > Self.deepest {
      handler.failure = .htmlTooDeep(Self.deepest, at: Place(file: source.name, line: line, column: column))
      return xmlStopParser(parser)
    }
    handler.start(name, attributes, line, column)
    if handler.failure != nil { xmlStopParser(parser) }
  }

  private func end(_ name: String) {
    if handler.failure != nil { return }
    depth -= 1
    let end = offset
    handler.end(name, cutOff: isFinished && !source.isEndTag(of: name, endingAt: end) ? place(of: end) : nil)
    if handler.failure != nil { xmlStopParser(parser) }
  }

  private func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if handler.failure != nil { return }
    let end = offset
    handler.text(bytes) {
      // Blanks before the first sign are no part of the text.
      let blanks = bytes.prefix { $0 <= 0x20 }.count
      let rest = UnsafeBufferPointer(rebasing: bytes[blanks...])
      return source.place(of: source.begin(of: rest, givenAt: end))
    }
    if handler.failure != nil { xmlStopParser(parser) }
  }
}
