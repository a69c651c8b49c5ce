import WaybillFormats

/// One list of a state's object, or one side of it: what is read in one pass.
struct RegisterList: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    /// The years of the state's reports.
    case reports
    /// A row a partner, with two columns a category: the state's own report, and the partner's.
    case matrix
    /// A row a category, with the figures of each year.
    case series(side: String)
  }

  let key: String
  let kind: Kind

  /// What a key of the object holds; nil when it is none of those that are known.
  static func lists(of key: String) -> [RegisterList]? {
    if key == "country" { return [] }
    if key == "available_reports" { return [RegisterList(key: key, kind: .reports)] }
    var words = key.split(separator: "_").map(String.init)
    let isSeries = words.count == 3 && words[2] == "time"
    if isSeries { words.removeLast() }
    guard words.count == 2, ["hw", "sa", "lw", "salw"].contains(words[0]), ["imp", "exp"].contains(words[1])
    else { return nil }
    if !isSeries { return [RegisterList(key: key, kind: .matrix)] }
    return ["own", "other"].map { RegisterList(key: key, kind: .series(side: $0)) }
  }

  /// What rows call the kind of the list.
  var word: String {
    switch kind {
    case .reports: "report"
    case .matrix: "matrix"
    case .series: "series"
    }
  }

  /// Whether the list is of what the state imported.
  var isImport: Bool { key.contains("_imp") }

  /// What rows call the direction; empty where the list has none.
  var direction: String { kind == .reports ? "" : isImport ? "import" : "export" }

  /// Where the rows of the list are, and what stands above them.
  var options: JSONOptions {
    var options = JSONOptions()
    let top = [JSONPath.Step.key(key), .each]
    switch kind {
    case .reports, .matrix: options.rows = JSONPath(top)
    case .series(let side):
      options.rows = JSONPath(top + [.key("\(side)_values"), .each])
      options.parents = [JSONOptions.Parent("tow", JSONPath(top + [.key("tow")]))]
    }
    return options
  }

  /// The category and the side that a column of a matrix is of, such as `bt` and `own` for `bt_1`.
  static func cell(of column: String) -> (category: String, side: String)? {
    if column.hasSuffix("_1") { return (String(column.dropLast(2)), "own") }
    if column.hasSuffix("_2") { return (String(column.dropLast(2)), "other") }
    return nil
  }
}
