/// The criteria on which refusals rest, as a cell lists them: `1(1); 2(6)`, the number of refusals in brackets.
struct Criteria {
  let list: [(criterion: String, count: String)]

  /// The criteria of a cell; nil when anything else stands in it.
  init?(_ text: some Collection<UInt8>) {
    var rest = Array(text)[...]
    var list: [(criterion: String, count: String)] = []
    func skip(_ signs: String) { rest = rest.drop { signs.utf8.contains($0) } }
    func take(_ isTaken: (UInt8) -> Bool) -> String {
      let taken = rest.prefix(while: isTaken)
      rest = rest[taken.endIndex...]
      return String(decoding: taken, as: UTF8.self)
    }
    let isDigit = { (byte: UInt8) in byte &- 48 < 10 }
    skip(" ;,.")
    while !rest.isEmpty {
      let criterion = take(isDigit)
      skip(" ")
      guard criterion.utf8.count == 1, "1"..."8" ~= criterion, rest.popFirst() == UInt8(ascii: "(") else { return nil }
      skip(" ")
      let count = take(isDigit)
      skip(" ")
      guard !count.isEmpty, rest.popFirst() == UInt8(ascii: ")") else { return nil }
      list.append((criterion, count))
      skip(" ;,.")
    }
    if list.isEmpty { return nil }
    self.list = list
  }
}
