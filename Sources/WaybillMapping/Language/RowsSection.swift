import WaybillCore

/// One `drop` of `rows:`: rows that are left aside, and why.
struct DropRule: Sendable {
  let condition: Expression
  let reason: String
}

extension DropRule {
  static let keys = [
    OptionSpec("drop", "expression", required: true, help: "The rows for which this holds are left aside."),
    OptionSpec("reason", "text", required: true, help: "Why; the report counts the rows under it."),
  ]

  /// Reads `rows:`, gathering problems and the names that its expressions use.
  static func read(
    _ node: ConfigNode?, names: [String], problems: inout Diagnostics, used: inout Set<String>
  ) -> [DropRule] {
    guard let node else { return [] }
    guard let list = node.list else {
      problems.add(.wrongShape("rows", expected: "a list of tables", found: node.kind, at: node.place))
      return []
    }
    return list.compactMap { element -> DropRule? in
      var table = OptionTable(element.table ?? [], at: element.place)
      table.check(keys)
      let reason = table.text("reason") ?? ""
      table.finish(into: &problems)
      guard let condition = table["drop"] else { return nil }
      do throws(Diagnostics) {
        let expression = try Expression.parse(condition, names: names, expecting: .boolean)
        used.formUnion(expression.usedNames)
        return DropRule(condition: expression, reason: reason)
      } catch {
        problems.add(error)
        return nil
      }
    }
  }
}
