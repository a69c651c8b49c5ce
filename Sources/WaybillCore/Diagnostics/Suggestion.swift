/// Returns the candidate nearest to `name`, or nil when none is near enough to be a likely slip of the keyboard.
///
/// Near means a swap-aware edit distance of at most `max(1, length / 3)`, ignoring case. A suggestion is only ever
/// shown; nothing in the program acts on it.
public func closest(to name: String, in candidates: some Sequence<String>) -> String? {
  let wanted = Array(name.lowercased().unicodeScalars)
  let limit = max(1, wanted.count / 3)
  var best: (distance: Int, name: String)?
  for candidate in candidates {
    let other = Array(candidate.lowercased().unicodeScalars)
    guard abs(other.count - wanted.count) <= limit else { continue }
    let distance = editDistance(wanted, other)
    if distance <= limit, best.map({ (distance, candidate) < $0 }) ?? true { best = (distance, candidate) }
  }
  return best?.name
}

/// The number of insertions, deletions, substitutions and swaps of neighbours that turn `a` into `b`.
package func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...b.count)
  for i in a.indices {
    var row = [i + 1]
    for j in b.indices {
      var best = min(row[j] + 1, last[j + 1] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, beforeLast[j - 1] + 1) }
      row.append(best)
    }
    (beforeLast, last) = (last, row)
  }
  return last[b.count]
}

extension Diagnostic {
  /// The tail `; did you mean 'x'?` of a message, or nothing when no candidate is near.
  public static func hint(for name: String, in candidates: some Sequence<String>) -> String {
    closest(to: name, in: candidates).map { "; did you mean '\($0)'?" } ?? ""
  }
}
