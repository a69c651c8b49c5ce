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
    guard let distance = editDistance(wanted, other, atMost: limit) else { continue }
    if best.map({ (distance, candidate) < $0 }) ?? true { best = (distance, candidate) }
  }
  return best?.name
}

/// The number of insertions, deletions, substitutions and swaps of neighbours that turn `a` into `b`; nil when it is more
/// than `limit`.
package func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar], atMost limit: Int) -> Int? {
  if abs(a.count - b.count) > limit { return nil }
  let width = b.count + 1
  // Three rows of a table, of which each takes the place of the one before the last.
  return withUnsafeTemporaryAllocation(of: Int.self, capacity: 3 * width) { table in
    table.initialize(repeating: 0)
    for j in 0...b.count { table[j] = j }
    for i in a.indices {
      let (row, last, beforeLast) = ((i + 1) % 3 * width, i % 3 * width, (i + 2) % 3 * width)
      table[row] = i + 1
      var least = i + 1
      for j in b.indices {
        var best = min(
          table[row + j] + 1, table[last + j + 1] + 1, table[last + j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, table[beforeLast + j - 1] + 1) }
        table[row + j + 1] = best
        least = min(least, best)
      }
      // A swap reaches back over two rows, which costs one.
      if least > limit + 1 { return nil }
    }
    let distance = table[a.count % 3 * width + b.count]
    return distance > limit ? nil : distance
  }
}

extension Diagnostic {
  /// The tail `; there are x and y; did you mean 'x'?` of a message about a name that is none of a few.
  public static func choices(for name: String, in candidates: [String]) -> String {
    switch candidates.count {
    case 0: return "; there is none"
    case 1: return "; the only one is '\(candidates[0])'"
    default:
      let last = candidates.count - 1
      return "; there are \(candidates[..<last].joined(separator: ", ")) and \(candidates[last])"
        + hint(for: name, in: candidates)
    }
  }

  /// The tail `; did you mean 'x'?` of a message, or nothing when no candidate is near.
  public static func hint(for name: String, in candidates: some Sequence<String>) -> String {
    closest(to: name, in: candidates).map { "; did you mean '\($0)'?" } ?? ""
  }
}
