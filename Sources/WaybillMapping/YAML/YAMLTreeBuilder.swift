import WaybillCore

/// Makes the tree of one document from its events, and gathers what is wrong with it.
struct YAMLTreeBuilder: ~Copyable {
  private let text: UnsafeBufferPointer<UInt8>
  private let file: String
  private let limits: YAMLLimits
  private var events: YAMLEvents
  private var problems = Diagnostics()
  private var nodeCount = 0

  /// Begins a tree; the text must outlive the builder.
  init(text: UnsafeBufferPointer<UInt8>, file: String, limits: YAMLLimits) {
    self.text = text
    self.file = file
    self.limits = limits
    events = YAMLEvents(of: text)
  }

  /// Reads the text to its end.
  mutating func document() throws(Diagnostics) -> ConfigNode {
    let root: ConfigNode
    do throws(Diagnostic) {
      root = try onlyDocument()
    } catch {
      problems.add(error)
      throw problems
    }
    try problems.throwIfErrors()
    return root
  }

  private mutating func onlyDocument() throws(Diagnostic) -> ConfigNode {
    var root: ConfigNode?
    try refuseDirective(fromLine: 0)
    while true {
      let event = try next()
      switch event.content {
      case .documentStart:
        if root != nil { throw .yamlDocuments(at: place(event.start)) }
        root = try node(next(), depth: 1)
      case .documentEnd: try refuseDirective(fromLine: event.end.line - 1)
      case .streamEnd:
        guard let root else { throw .yamlEmpty(at: Place(file: file)) }
        return root
      default: break
      }
    }
  }

  private mutating func node(_ event: YAMLEvent, depth: Int) throws(Diagnostic) -> ConfigNode {
    let start = place(event.start)
    nodeCount += 1
    if nodeCount > limits.nodes { throw .yamlTooMany(limit: limits.nodes, at: start) }
    if let anchor = event.anchor { problems.add(.yamlAnchor(anchor, at: start)) }
    if let tag = event.tag { problems.add(.yamlTag(tag, at: start)) }
    switch event.content {
    case .listStart: return ConfigNode(.list(try list(at: start, depth: depth)), at: start)
    case .tableStart: return ConfigNode(.table(try table(at: start, depth: depth)), at: start)
    case .alias(let name):
      problems.add(.yamlAlias(name, at: place(of: event)))
      return ConfigNode(.text("*\(name)"), at: start)
    case .text(let text, _, let isBlock):
      if text.utf8.count > limits.textBytes { throw .yamlLongText(limit: limits.textBytes, at: start) }
      return ConfigNode(.text(text), at: isBlock ? start : place(of: event))
    default: throw .yamlSyntax("did not find expected node content", at: start)
    }
  }

  private mutating func list(at start: Place, depth: Int) throws(Diagnostic) -> [ConfigNode] {
    if depth > limits.depth { throw .yamlTooDeep(limit: limits.depth, at: start) }
    var elements: [ConfigNode] = []
    while true {
      let event = try next()
      if case .listEnd = event.content { return elements }
      elements.append(try node(event, depth: depth + 1))
    }
  }

  private mutating func table(at start: Place, depth: Int) throws(Diagnostic) -> [ConfigNode.Entry] {
    if depth > limits.depth { throw .yamlTooDeep(limit: limits.depth, at: start) }
    var entries: [ConfigNode.Entry] = []
    var firstPlaces: [String: Place] = [:]
    while true {
      let event = try next()
      if case .tableEnd = event.content { return entries }
      let key = try node(event, depth: depth + 1)
      let value = try node(next(), depth: depth + 1)
      guard let name = key.text else {
        problems.add(.yamlKey(found: key.kind, at: key.place))
        continue
      }
      if case .text("<<", isPlain: true, _) = event.content { problems.add(.yamlMergeKey(at: key.place)) }
      if let first = firstPlaces[name] {
        problems.add(.yamlDuplicateKey(name, first: first, at: key.place))
      } else {
        firstPlaces[name] = key.place
      }
      entries.append(.init(key: name, keyPlace: key.place, value: value))
    }
  }

  private mutating func next() throws(Diagnostic) -> YAMLEvent {
    do throws(YAMLSyntaxError) {
      return try events.next()
    } catch {
      throw .yamlSyntax(
        error.problem, while: error.context.map { ($0.words, place($0.mark)) }, at: place(error.mark))
    }
  }

  private func refuseDirective(fromLine line: Int) throws(Diagnostic) {
    if let found = YAMLText.directive(in: text, fromLine: line) {
      throw .yamlDirective(at: Place(file: file, line: found + 1, column: 1))
    }
  }

  private func place(_ mark: YAMLMark) -> Place { Place(file: file, line: mark.line, column: mark.column) }

  /// The place of all that was written of a text or an alias, when it is on one line.
  private func place(of event: YAMLEvent) -> Place {
    var place = place(event.start)
    if event.start.line == event.end.line { place.length = max(1, event.end.column - event.start.column) }
    return place
  }
}
