public import WaybillCore

/// The category schemes that mappings name, with the codes of each and their spellings.
public struct CategorySchemes: Sendable {
  private let schemes: [String: [String: Category]]
  private let titles: [Category: String]

  /// Makes schemes without codes.
  public init() {
    schemes = [:]
    titles = [:]
  }

  private init(schemes: [String: [String: Category]], titles: [Category: String]) {
    self.schemes = schemes
    self.titles = titles
  }

  /// The ids of the schemes, sorted.
  public var ids: [String] { schemes.keys.sorted() }

  /// The name of a category.
  public func title(of category: Category) -> String? { titles[category] }

  /// The category that a spelling means, by its code, its name or another spelling, whatever the case.
  package func category(_ spelling: String, in scheme: String) -> Category? {
    schemes[scheme]?[Self.normalise(spelling)]
  }

  /// The spellings that a scheme knows.
  func spellings(of scheme: String) -> [String] { (schemes[scheme] ?? [:]).keys.sorted() }

  private static let normalise = Normalisation(collapseSpaces: true, foldCase: true)

  static let schemeKeys = [
    OptionSpec("title", .text, required: true, help: "The scheme's name."),
    OptionSpec("codes", "table of categories", required: true, help: "The codes, each with name and spellings."),
  ]
  static let codeKeys = [
    OptionSpec("name", .text, required: true, help: "The category's name."),
    OptionSpec("names", .oneOrMany(.text, of: "texts"), help: "Further spellings."),
  ]

  /// Reads a file such as `categories.yaml`.
  ///
  /// - Throws: every problem of the file: unknown keys, and spellings that mean two codes of one scheme.
  public static func read(_ file: ConfigNode) throws(Diagnostics) -> CategorySchemes {
    var problems = Diagnostics()
    var schemes: [String: [String: Category]] = [:]
    var titles: [Category: String] = [:]
    for entry in file.table ?? [] where entry.key != "categories" {
      var table = OptionTable(entry.value.table ?? [], at: entry.keyPlace)
      table.check(schemeKeys)
      var index: [String: (category: Category, place: Place)] = [:]
      for line in table.table("codes") ?? [] {
        let category = Category(scheme: entry.key, code: line.key)
        var keys = OptionTable(line.value.table ?? [], at: line.keyPlace)
        keys.check(codeKeys)
        let name = keys.text("name") ?? line.key
        titles[category] = name
        for spelling in Set([line.key, name] + (keys.texts("names") ?? []).map(\.text)) {
          let first = index.updateValue((category, line.keyPlace), forKey: normalise(spelling))
          if let first, first.category != category {
            problems.add(
              .ambiguousName(spelling, first.category.code, category.code, at: line.keyPlace, first: first.place))
          }
        }
        keys.finish(into: &problems)
      }
      schemes[entry.key] = index.mapValues(\.category)
      table.finish(into: &problems)
    }
    file.checkForm("categories", &problems)
    try problems.throwIfErrors()
    return CategorySchemes(schemes: schemes, titles: titles)
  }
}
