import WaybillCore

extension ConfigNode {
  /// Notes that a vocabulary does not say of which form it is, or is of one that the program does not know.
  func checkForm(_ key: String, _ problems: inout Diagnostics) {
    guard let node = self[key] else {
      let missing = Diagnostic.missingKey(key, at: place)
      if !problems.all.contains(missing) { problems.add(missing) }
      return
    }
    if let found = node.text, found != "1" {
      problems.add(.badOption(key, expected: "'1'", found: found, at: node.place))
    }
  }
}
