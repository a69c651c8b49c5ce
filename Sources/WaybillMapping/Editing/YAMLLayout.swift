/// Where the pieces of a YAML document stand in its text, for whoever changes the text and nothing else.
///
/// The document is one that ``YAMLReader`` has read. Positions count characters from the start of the text.
indirect enum YAMLLayout {
  case text(Range<Int>)
  case list(Range<Int>)
  case table(Table)

  /// A table; one in block style ends where its last value does.
  struct Table {
    let range: Range<Int>
    /// The column of its first character, from 0.
    let column: Int
    let isFlow: Bool
    let entries: [Entry]

    /// The value of a key.
    subscript(key: String) -> YAMLLayout? { entries.first { $0.key == key }?.value }
  }

  struct Entry {
    let key: String
    let keyRange: Range<Int>
    let value: YAMLLayout
  }

  var range: Range<Int> {
    switch self {
    case .text(let range), .list(let range): range
    case .table(let table): table.range
    }
  }

  var table: Table? { if case .table(let table) = self { table } else { nil } }

  /// The layout of a text without a byte order mark.
  init(of text: [UInt8]) throws(YAMLSyntaxError) {
    self = try text.withUnsafeBufferPointer { buffer throws(YAMLSyntaxError) in
      var events = YAMLEvents(of: buffer)
      while true {
        let event = try events.next()
        switch event.content {
        case .streamStart, .documentStart: continue
        default: return try Self.node(event, &events)
        }
      }
    }
  }

  private static func node(_ event: YAMLEvent, _ events: inout YAMLEvents) throws(YAMLSyntaxError) -> YAMLLayout {
    let start = event.start.index
    switch event.content {
    case .listStart:
      var end = event.end.index
      while true {
        let next = try events.next()
        if case .listEnd = next.content { return .list(start..<max(end, isFlowEnd(next) ? next.end.index : end)) }
        end = try node(next, &events).range.upperBound
      }
    case .tableStart(let isFlow):
      var entries: [Entry] = []
      while true {
        let next = try events.next()
        if case .tableEnd = next.content {
          let end = isFlow ? next.end.index : entries.last?.value.range.upperBound ?? event.end.index
          return .table(Table(range: start..<end, column: event.start.column - 1, isFlow: isFlow, entries: entries))
        }
        let key = try node(next, &events).range
        var name = ""
        if case .text(let text, _, _) = next.content { name = text }
        entries.append(Entry(key: name, keyRange: key, value: try node(try events.next(), &events)))
      }
    default: return .text(start..<max(start, event.end.index))
    }
  }

  /// The end of a list in flow style is its bracket; that of another has no character of its own.
  private static func isFlowEnd(_ event: YAMLEvent) -> Bool { event.end.index > event.start.index }
}
