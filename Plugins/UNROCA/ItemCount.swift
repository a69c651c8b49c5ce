/// A number of items with a word for what is counted, where a cell gives several: `10 launchers, 40 missiles`.
struct ItemCount: Equatable {
  let number: String
  let counted: String

  /// The counts of a cell; a cell of anything else is one count without a word.
  static func counts(in text: String) -> [ItemCount] {
    let whole = [ItemCount(number: text, counted: "")]
    let parts = text.split { ",;".contains($0) }.map { $0.split(separator: " ") }
    var counts: [ItemCount] = []
    for part in parts {
      guard part.count > 1, let number = part.first, number.utf8.allSatisfy({ $0 &- 48 < 10 }),
        part.dropFirst().allSatisfy({ word in word.allSatisfy { $0.isLetter || $0 == "-" } })
      else { return whole }
      counts.append(ItemCount(number: String(number), counted: part.dropFirst().joined(separator: " ")))
    }
    return counts.isEmpty ? whole : counts
  }
}
