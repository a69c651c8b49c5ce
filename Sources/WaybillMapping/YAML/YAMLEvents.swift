import CLibYAML

/// A position in a file: line and column from 1, in characters.
struct YAMLMark: Equatable {
  let line: Int
  let column: Int
  /// How many characters stand before it.
  let index: Int

  init(_ mark: yaml_mark_t) {
    line = Int(clamping: mark.line) + 1
    column = Int(clamping: mark.column) + 1
    index = Int(clamping: mark.index)
  }
}

/// One step of the parser through a file.
struct YAMLEvent {
  enum Content {
    case streamStart, streamEnd, documentStart, documentEnd
    case listStart, listEnd, tableEnd
    case tableStart(isFlow: Bool)
    case alias(String)
    case text(String, isPlain: Bool, isBlock: Bool)
  }

  let content: Content
  let start: YAMLMark
  let end: YAMLMark
  var anchor: String?
  var tag: String?
}

/// What the parser says about a file that it cannot read.
struct YAMLSyntaxError: Error {
  let problem: String
  let mark: YAMLMark
  /// What was being read, and where that began.
  let context: (words: String, mark: YAMLMark)?
}

/// The events of one text, in order.
struct YAMLEvents: ~Copyable {
  // The parser keeps its own address, so it may not move.
  private let parser: UnsafeMutablePointer<yaml_parser_t>

  /// Begins reading; the text must outlive the events.
  init(of text: UnsafeBufferPointer<UInt8>) {
    parser = .allocate(capacity: 1)
    parser.initialize(to: yaml_parser_t())
    guard yaml_parser_initialize(parser) == 1 else { preconditionFailure("out of memory") }
    yaml_parser_set_input_string(parser, text.baseAddress, text.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  /// The next event; not to be called after the stream's end or an error.
  mutating func next() throws(YAMLSyntaxError) -> YAMLEvent {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw syntaxError }
    defer { yaml_event_delete(&event) }
    var anchor: UnsafeMutablePointer<yaml_char_t>?
    var tag: UnsafeMutablePointer<yaml_char_t>?
    let content: YAMLEvent.Content
    switch event.type {
    case YAML_STREAM_START_EVENT: content = .streamStart
    case YAML_DOCUMENT_START_EVENT: content = .documentStart
    case YAML_DOCUMENT_END_EVENT: content = .documentEnd
    case YAML_ALIAS_EVENT: content = .alias(Self.string(event.data.alias.anchor) ?? "")
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      (anchor, tag) = (scalar.anchor, scalar.tag)
      let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      content = .text(
        text, isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE,
        isBlock: scalar.style == YAML_LITERAL_SCALAR_STYLE || scalar.style == YAML_FOLDED_SCALAR_STYLE)
    case YAML_SEQUENCE_START_EVENT:
      (anchor, tag) = (event.data.sequence_start.anchor, event.data.sequence_start.tag)
      content = .listStart
    case YAML_SEQUENCE_END_EVENT: content = .listEnd
    case YAML_MAPPING_START_EVENT:
      (anchor, tag) = (event.data.mapping_start.anchor, event.data.mapping_start.tag)
      content = .tableStart(isFlow: event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE)
    case YAML_MAPPING_END_EVENT: content = .tableEnd
    default: content = .streamEnd
    }
    return YAMLEvent(
      content: content, start: YAMLMark(event.start_mark), end: YAMLMark(event.end_mark),
      anchor: Self.string(anchor), tag: Self.string(tag))
  }

  private var syntaxError: YAMLSyntaxError {
    let state = parser.pointee
    return YAMLSyntaxError(
      problem: state.problem.map { String(cString: $0) } ?? "out of memory", mark: YAMLMark(state.problem_mark),
      context: state.context.map { (String(cString: $0), YAMLMark(state.context_mark)) })
  }

  private static func string(_ characters: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    characters.map { String(cString: $0) }
  }
}
