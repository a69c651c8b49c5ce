package import WaybillCore

/// What stands where in a JSON text of which nobody has said where its rows are.
package struct JSONOutline {
  /// A place in the text, with what stands there.
  package struct Place {
    package let path: JSONPath
    package fileprivate(set) var objects = 0
    package fileprivate(set) var arrays = 0
    /// Strings, numbers and truth values.
    package fileprivate(set) var scalars = 0
    /// The keys of the objects here, as far as they are looked at.
    fileprivate var keys: [[UInt8]] = []
    fileprivate var seen: Set<[UInt8]> = []
  }

  /// Every place, those above before those within them.
  package private(set) var places: [Place] = []

  /// How deep it is looked.
  private static let depth = 10
  /// How many places are looked at, and how many keys of one object.
  private static let mostPlaces = 2000
  private static let mostKeys = 500

  /// Reads a text once for each level of objects and arrays in it.
  ///
  /// - Parameter open: opens the text from its beginning.
  /// - Throws: ``SourceError`` when it is no JSON.
  package init(_ options: JSONOptions, open: () throws(SourceError) -> any ByteBlocks) throws(SourceError) {
    var paths: [JSONPath] = [JSONPath([])]
    for _ in 0..<Self.depth {
      let query = JSONQuery(looksAt: paths)
      var visitor = Visitor(query)
      var blocks = try JSONBlocks(open(), query, options)
      var text: [UInt8] = []
      while try blocks.next(&text, &visitor) {}
      places = visitor.places
      var found = places.map(\.path)
      for place in places {
        if place.arrays > 0 { found.append(JSONPath(place.path.steps + [.each])) }
        found += place.keys.map { JSONPath(place.path.steps + [.key(String(decoding: $0, as: UTF8.self))]) }
      }
      var seen = Set<JSONPath>()
      let all = found.filter { seen.insert($0).inserted }.prefix(Self.mostPlaces)
      if all.count == paths.count { return }
      paths = Array(all)
    }
  }

  private struct Visitor: JSONVisitor {
    private let query: JSONQuery
    var places: [Place]

    init(_ query: JSONQuery) {
      self.query = query
      places = query.nodes.map { Place(path: $0.path) }
    }

    mutating func meet(_ node: Int, _ lexer: JSONLexer, at start: Int, _ cursor: inout TextCursor) {
      switch lexer.text[start] {
      case UInt8(ascii: "{"): places[node].objects += 1
      case UInt8(ascii: "["): places[node].arrays += 1
      case UInt8(ascii: "n"): break
      default: places[node].scalars += 1
      }
    }

    mutating func key(_ name: UnsafeBufferPointer<UInt8>, of node: Int, at start: Int) {
      // Most keys are known from the pass before.
      if places[node].keys.count == JSONOutline.mostKeys || query.node(of: name, in: node) != nil { return }
      let name = Array(name)
      if places[node].seen.insert(name).inserted { places[node].keys.append(name) }
    }

    // No place is a row, and none a value above rows.
    mutating func row(
      _ lexer: JSONLexer, at start: Int, depth: Int, invalid: Int, _ cursor: inout TextCursor
    ) throws(JSONStop) -> Int {
      var fault = -1
      return try lexer.skip(at: start, depth: depth, .value, fault: &fault)
    }

    mutating func longRow(_ lexer: JSONLexer, at start: Int, limit: Int, _ cursor: inout TextCursor) {}

    mutating func parent(_ index: Int, _ lexer: JSONLexer, at start: Int, depth: Int) -> Int? { nil }
  }
}
