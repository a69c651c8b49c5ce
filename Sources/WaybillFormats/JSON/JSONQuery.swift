/// The paths of the rows and of what stands above them, as one tree: each node is a place where a value may stand.
struct JSONQuery: Sendable {
  struct Node: Sendable {
    /// The path of the node, for messages.
    let path: JSONPath
    /// The keys of an object here that lead on, with their nodes.
    fileprivate(set) var keys: [(name: [UInt8], node: Int)] = []
    /// The places in that list, where it is long.
    fileprivate var places: [[UInt8]: Int] = [:]
    /// The node of an array's elements.
    fileprivate(set) var each: Int?
    /// Whether a value here is a row.
    fileprivate(set) var isRow = false
    /// Which of the parents stands here.
    fileprivate(set) var parent: Int?
    /// The parents of which a container here has one value, for all rows in it.
    fileprivate(set) var anchored: [Int] = []

    /// Whether an object or array here is looked into.
    var leadsOn: Bool { each != nil || !keys.isEmpty }
  }

  /// The node of the top of the text is the first.
  private(set) var nodes = [Node(path: JSONPath([]))]
  /// The nodes on the way to the rows, from the top.
  let wayToRows: [Int]
  /// The nodes on the way to each parent, from the top.
  let waysToParents: [[Int]]

  /// Makes the tree of paths that ``stands(_:besideRows:among:)`` lets pass.
  init(rows: JSONPath, parents: [JSONPath]) {
    var nodes = nodes
    wayToRows = Self.add(rows, to: &nodes)
    nodes[wayToRows[wayToRows.count - 1]].isRow = true
    var ways: [[Int]] = []
    for (index, parent) in parents.enumerated() {
      let way = Self.add(parent, to: &nodes)
      nodes[way[way.count - 1]].parent = index
      let shared = zip(rows.steps, parent.steps).prefix { $0 == $1 }.count
      nodes[way[shared]].anchored.append(index)
      ways.append(way)
    }
    waysToParents = ways
    self.nodes = nodes
  }

  /// Makes the tree of paths none of which is that of rows.
  init(looksAt paths: [JSONPath]) {
    var nodes = nodes
    for path in paths { _ = Self.add(path, to: &nodes) }
    self.nodes = nodes
    (wayToRows, waysToParents) = ([], [])
  }

  /// Whether a path leads to one value for each row: beside the rows or above them, and beside the other parents.
  static func stands(_ path: JSONPath, besideRows rows: JSONPath, among others: [JSONPath]) -> Bool {
    let shared = zip(rows.steps, path.steps).prefix { $0 == $1 }.count
    return shared < path.steps.count && shared < rows.steps.count && !path.steps[shared...].contains(.each)
      && !others.contains { path.steps.starts(with: $0.steps) || $0.steps.starts(with: path.steps) }
  }

  /// The node of a key's value; nil when the key leads nowhere.
  func node(of key: UnsafeBufferPointer<UInt8>, in node: Int) -> Int? {
    if nodes[node].keys.count > Self.fewKeys { return nodes[node].places[Array(key)].map { nodes[node].keys[$0].node } }
    return nodes[node].keys.first { $0.name.count == key.count && $0.name.elementsEqual(key) }?.node
  }

  /// How many keys are looked through one by one; a mapping names few, and a search for rows all that there are.
  private static let fewKeys = 8

  private static func add(_ path: JSONPath, to nodes: inout [Node]) -> [Int] {
    var way = [0]
    for (depth, step) in path.steps.enumerated() {
      let last = way[depth]
      let next = nodes.count
      switch step {
      case .each:
        way.append(nodes[last].each ?? next)
        nodes[last].each = way[depth + 1]
      case .key(let name):
        let bytes = Array(name.utf8)
        way.append(nodes[last].places[bytes].map { nodes[last].keys[$0].node } ?? next)
        if way[depth + 1] == next {
          nodes[last].places[bytes] = nodes[last].keys.count
          nodes[last].keys.append((bytes, next))
        }
      }
      if way[depth + 1] == next { nodes.append(Node(path: JSONPath(Array(path.steps[...depth])))) }
    }
    return way
  }
}
