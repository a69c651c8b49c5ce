import WaybillCore
import WaybillFormats

/// One step of `rows:`, in the order in which they are written.
enum RowStep: Sendable {
  /// Rows that are left aside, and why.
  case drop(DropRule)
  /// Columns whose empty cells take the last text above them.
  case fillDown([(name: String, place: Place)])
  /// Columns side by side that become a row each.
  case unpivot(Unpivot)
}

/// A `drop` or a `drop_matching` of `rows:`.
struct DropRule: Sendable {
  /// Which rows are left aside.
  enum Test: Sendable {
    case condition(Expression)
    /// Those in which each of these columns has a text that its pattern matches.
    case matching([(name: String, pattern: Pattern)])
  }

  let test: Test
  let reason: String
}

/// An `unpivot` of `rows:`: for every column of a group a row, with the column's header and its cell under own names.
struct Unpivot: Sendable {
  /// A group of `columns_matching`.
  let group: String
  /// The name that the header gets.
  let name: String
  /// The name that the cell gets.
  let value: String
  let place: Place
}

/// Reads `rows:`, gathering problems and the names that its steps use.
struct RowStepReader {
  /// The names that fields may read, once the steps are done.
  private(set) var names: [String]
  private(set) var used: Set<String> = []
  /// The group that a misspelt one is likely to be, which is not also unused.
  private(set) var meantGroup: String?
  private(set) var problems = Diagnostics()
  private let groups: [String]

  /// The names of columns of the file, which alone can be filled down.
  private let columns: Set<String>

  init(names: [String], groups: [String], captures: Set<String> = []) {
    self.names = names
    self.groups = groups
    columns = Set(names).subtracting(captures)
  }

  static let keys = [
    OptionSpec("drop", .named("expression"), help: "The rows for which this holds are left aside."),
    OptionSpec(
      "drop_matching", .entries(.pattern, of: "columns"),
      help: "Columns, each with a pattern; the rows in which every one of them is found are left aside."),
    OptionSpec("reason", .text, help: "Why rows are dropped; the report counts them under it."),
    OptionSpec(
      "fill_down", .oneOrMany(.named("name"), of: "names"),
      help: "Columns whose empty cells take the last text above them."),
    OptionSpec(
      "unpivot", .table(unpivotSection),
      help: "Columns side by side that become a row each; at most one step of a mapping."),
  ]
  static let section = OptionSection(
    "row-step", title: "`rows`", help: "One step that is done to the rows of the file.", keys: keys,
    rules: [
      .exactlyOne(stepKeys), .needs("reason", beside: "drop"), .needs("reason", beside: "drop_matching"),
    ])
  private static let stepKeys = ["drop", "drop_matching", "fill_down", "unpivot"]

  static let unpivotKeys = [
    OptionSpec(
      "columns", .named("name of a group"), required: true, help: "The columns, as a group of `columns_matching`."),
    OptionSpec("name", .named("name"), required: true, help: "What the header of each column is called from here on."),
    OptionSpec("value", .named("name"), required: true, help: "What the cell of each column is called from here on."),
  ]
  static let unpivotSection = OptionSection(
    "unpivot", title: "`unpivot`", help: "Columns side by side that become a row each.", keys: unpivotKeys)

  /// The steps in their order.
  mutating func read(_ node: ConfigNode?) -> [RowStep] {
    guard let node else { return [] }
    guard let list = node.list else {
      problems.add(.wrongShape("rows", expected: "a list of steps", found: node.kind, at: node.place))
      return []
    }
    var steps: [RowStep] = []
    for element in list {
      var table = OptionTable(element.table ?? [], at: element.place)
      table.check(Self.keys)
      table.finish(into: &problems)
      let step = table["drop"] ?? table["fill_down"] ?? table["unpivot"]
      if Self.stepKeys.filter({ table[$0] != nil }).count != 1 {
        problems.add(.rowStep(at: element.place))
      } else if table["drop"] != nil || table["drop_matching"] != nil {
        if let drop = drop(table) { steps.append(.drop(drop)) }
      } else if table["fill_down"] != nil {
        steps.append(.fillDown(fillDown(table)))
      } else if let step, let unpivot = unpivot(step) {
        if steps.contains(where: { if case .unpivot = $0 { true } else { false } }) {
          problems.add(.secondUnpivot(at: element.place))
        }
        steps.append(.unpivot(unpivot))
      }
    }
    if steps.count > Self.mostSteps {
      problems.add(.tooMany("rows", most: Self.mostSteps, found: steps.count, at: node.place))
    }
    return steps
  }

  /// A row keeps the number of the rule that leaves it aside in one byte.
  static let mostSteps = 255

  private mutating func drop(_ table: OptionTable) -> DropRule? {
    if let node = table["drop"] ?? table["drop_matching"], (node.text == nil) == (table["drop"] != nil) { return nil }
    guard let reason = table["reason"]?.text else {
      if table["reason"] == nil { problems.add(.missingKey("reason", at: table.place)) }
      if let node = table["drop"] { used.formUnion(Expression.namesMeant(by: node, of: names)) }
      return nil
    }
    guard let condition = table["drop"] else {
      return matching(table).map { DropRule(test: .matching($0), reason: reason) }
    }
    do throws(Diagnostics) {
      let expression = try Expression.parse(condition, names: names, expecting: .boolean)
      used.formUnion(expression.usedNames)
      return DropRule(test: .condition(expression), reason: reason)
    } catch {
      used.formUnion(Expression.namesMeant(by: condition, of: names))
      problems.add(error)
      return nil
    }
  }

  /// The columns of a `drop_matching` with their patterns; nil when any of it is wrong.
  private mutating func matching(_ table: OptionTable) -> [(name: String, pattern: Pattern)]? {
    var table = table
    defer { table.finish(into: &problems) }
    guard let entries = table.table("drop_matching") else { return nil }
    if entries.isEmpty {
      table.problem(
        .wrongShape("drop_matching", expected: "a table of columns and patterns", found: "empty", at: table.place))
    }
    var patterns: [(name: String, pattern: Pattern)] = []
    for entry in entries {
      used.insert(entry.key)
      if !names.contains(entry.key) {
        table.problem(.unknownColumn(entry.key, known: names, at: entry.keyPlace))
        if let meant = closest(to: entry.key, in: names) { used.insert(meant) }
      }
      guard let text = entry.value.text else {
        table.problem(
          .wrongShape(entry.key, expected: "a pattern", found: entry.value.kind, at: entry.value.place))
        continue
      }
      do throws(PatternError) {
        patterns.append((entry.key, try Pattern(text)))
      } catch {
        table.problem(.badPattern("drop_matching", error, at: entry.value.place))
      }
    }
    return patterns.count == entries.count && !entries.isEmpty ? patterns : nil
  }

  private mutating func fillDown(_ table: OptionTable) -> [(name: String, place: Place)] {
    var table = table
    var columns: [(name: String, place: Place)] = []
    for (name, place) in table.texts("fill_down") ?? [] {
      if self.columns.contains(name) {
        columns.append((name, place))
      } else if names.contains(name) {
        problems.add(.noColumnToFill(name, at: place))
      } else {
        problems.add(.unknownColumn(name, known: names, at: place))
      }
    }
    table.finish(into: &problems)
    return columns
  }

  private mutating func unpivot(_ node: ConfigNode) -> Unpivot? {
    guard let entries = node.table else { return nil }
    var table = OptionTable(entries, at: node.place)
    table.check(Self.unpivotKeys)
    let group = table.text("columns")
    let name = table.text("name")
    let value = table.text("value")
    table.finish(into: &problems)
    guard let group, let name, let value else { return nil }
    if !groups.contains(group) {
      problems.add(.unknownValue(group, of: "columns", known: groups, at: table["columns"]?.place ?? node.place))
      meantGroup = closest(to: group, in: groups)
    }
    for new in [name, value] where names.contains(new) {
      problems.add(.duplicateName("column", new, at: node.place, first: node.place))
    }
    names += [name, value]
    return Unpivot(group: group, name: name, value: value, place: node.place)
  }
}
