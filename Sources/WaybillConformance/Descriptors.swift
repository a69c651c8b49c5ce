import WaybillCore

/// What is wrong with what a plugin says of itself.
func descriptorViolations(id: String, title: String, options: [OptionSpec]) -> [String] {
  var violations: [String] = []
  let letters = Set("abcdefghijklmnopqrstuvwxyz0123456789")
  if !OptionTable.isName(id) { violations.append(.badID(id)) }
  if title.allSatisfy(\.isWhitespace) { violations.append(.noTitle) }
  for option in options {
    if !option.name.allSatisfy({ letters.contains($0) || $0 == "_" }) || option.name.isEmpty {
      violations.append(.badOptionName(option.name))
    }
    if option.help.isEmpty { violations.append(.noHelp(option.name)) }
    if options.count(where: { $0.name == option.name }) > 1 { violations.append(.sameOption(option.name)) }
  }
  return violations
}
