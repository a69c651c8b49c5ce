import WaybillCore

/// Something that somebody said about a figure of this kind, in a form that can be checked.
struct Claim: Sendable {
  let id: String
  /// The words, as they were said or close to it.
  let text: String
  /// Who said it, where and when.
  let by: String
  /// Both in Dutch, where they are told.
  let dutch: (text: String, by: String)
  let url: String
  /// The claimed share from its least to its most, in millionths.
  let lo: Int64
  let hi: Int64
  /// The basis that the claim speaks of; nil where it does not say.
  let basis: Basis?
  /// The table of the figures that it is about.
  let table: String
  /// What the rows must have in their key columns, one of the values each.
  let keys: [(name: String, values: [String])]
  /// The codes of exporters among them, with their places; the word for all exporters is none.
  let exporters: [(text: String, place: Place)]
  let place: Place
}

extension Claim {
  static let keys = [
    OptionSpec("id", .named("lower-case words joined by `-`"), required: true, help: "The name of the claim."),
    OptionSpec("text", .text, required: true, help: "What was said."),
    OptionSpec("by", .text, required: true, help: "Who said it, where and when."),
    OptionSpec("nl", .table(translation), help: "The claim in Dutch, for reports in that language."),
    OptionSpec("url", .text, help: "Where it can be read."),
    OptionSpec("figure", .number(), required: true, help: "The claimed share, in per cent."),
    OptionSpec(
      "margin", .number(),
      help: "How far the claim may be off to either side, in percentage points, such as 5 for 'about'; 0 when left out."
    ),
    OptionSpec(
      "opposite", .choice(["true"]), help: "The claim is of the rest: 90 % inside is 10 % outside."),
    OptionSpec(
      "basis", .words(of: Basis.self),
      help: "What the claim speaks of; a figure of another basis cannot be compared with it."),
    OptionSpec(
      "about", .entries(.oneOrMany(.text, of: "values"), of: "keys"), required: true,
      help: "The figures that it is about: `table`, and what their key columns hold, one value each or several."),
  ]
  private static let translationKeys = [
    OptionSpec("text", .text, required: true, help: "What was said."),
    OptionSpec("by", .text, required: true, help: "Who said it, where and when."),
  ]
  private static let translation = OptionSection(
    "claim-nl", title: "A claim in Dutch", help: "What somebody said, in Dutch.", keys: translationKeys)
  static let section = OptionSection("claim", title: "A claim", help: "What somebody said, to be checked.", keys: keys)

  /// Reads a claim; notes what is wrong with it.
  init?(_ node: ConfigNode, into options: inout OptionTable) {
    guard let entries = node.table else {
      options.problem(.wrongShape("claims", expected: "a table", found: node.kind, at: node.place))
      return nil
    }
    var table = OptionTable(entries, at: node.place)
    table.check(Self.keys)
    id = table.name("id") ?? ""
    text = table.text("text") ?? ""
    by = table.text("by") ?? ""
    dutch = Self.dutch(&table)
    url = table.text("url") ?? ""
    basis = table.choice("basis", of: Basis.self)
    place = node.place
    let figure = Self.percent("figure", in: &table) ?? 0
    let margin = Self.percent("margin", in: &table) ?? 0
    let isOpposite = table.text("opposite") == "true"
    if let text = table["opposite"]?.text, text != "true", let place = table["opposite"]?.place {
      table.problem(.unknownValue(text, of: "opposite", known: ["true"], at: place))
    }
    let middle = isOpposite ? 1_000_000 - figure : figure
    (lo, hi) = (max(0, middle - margin), middle + margin)
    let about = (table.table("about") ?? []).map { entry in
      (name: entry.key, values: (entry.value.list ?? [entry.value]).compactMap(\.text))
    }
    let exporters = (table["about"]?["exporter"]).map { $0.list ?? [$0] } ?? []
    self.exporters = exporters.compactMap { node in node.text.map { ($0, node.place) } }.filter { $0.0 != "ALL" }
    self.table = about.first { $0.name == "table" }?.values.first ?? ""
    keys = about.filter { $0.name != "table" }
    if let node = table["about"], node.table != nil, self.table.isEmpty {
      table.problem(.missingKey("table", at: node.place))
    }
    do { try table.finish() } catch {
      error.all.forEach { options.problem($0) }
      return nil
    }
  }

  private static func dutch(_ table: inout OptionTable) -> (text: String, by: String) {
    guard let entries = table.table("nl") else { return ("", "") }
    var translation = OptionTable(entries, at: table["nl"]?.place ?? table.place)
    translation.check(translationKeys)
    let found = (translation.text("text") ?? "", translation.text("by") ?? "")
    do { try translation.finish() } catch { error.all.forEach { table.problem($0) } }
    return found
  }

  /// A number of per cent from 0 as millionths of the whole.
  private static func percent(_ key: String, in table: inout OptionTable) -> Int64? {
    guard let amount = table.amount(key), let place = table[key]?.place else { return nil }
    if (0...10_000_000_000).contains(amount.millionths) { return amount.millionths / 100 }
    table.problem(.badOption(key, expected: "a number of per cent from 0", found: "\(amount)", at: place))
    return nil
  }
}
