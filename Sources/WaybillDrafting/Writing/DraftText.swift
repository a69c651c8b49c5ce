/// The lines of a draft, each with what is known of it or asked about it in a comment.
struct DraftText {
  private(set) var lines: [String] = []

  private static let width = 120

  /// The whole text.
  var text: String { lines.joined(separator: "\n") + "\n" }

  /// Adds a line, with its comment behind it, or above it where it is too long.
  mutating func add(_ indent: Int, _ line: String, _ comment: String? = nil) {
    let start = String(repeating: " ", count: indent)
    guard let comment, !comment.isEmpty else {
      lines.append(start + line)
      return
    }
    let whole = "\(start)\(line)  # \(comment)"
    if whole.count <= Self.width {
      lines.append(whole)
    } else {
      remark(indent, comment)
      lines.append(start + line)
    }
  }

  /// Adds comment lines, broken where they are too long.
  mutating func remark(_ indent: Int, _ comment: String) {
    let start = String(repeating: " ", count: indent) + "#"
    var line = start
    for word in comment.split(separator: " ") {
      if line.count + 1 + word.count > Self.width, line.count > start.count {
        lines.append(line)
        line = start
      }
      line += " \(word)"
    }
    lines.append(line)
  }

  /// Adds the lines of another text.
  mutating func add(_ other: DraftText) { lines += other.lines }
}

/// A number in words: `1 row`, `27,838 rows`.
func counted(_ count: Int, _ noun: String, _ plural: String? = nil) -> String {
  "\(counted(count)) \(count == 1 ? noun : plural ?? noun + "s")"
}

/// A number with signs between groups: `27,838`.
func counted(_ count: Int) -> String {
  var digits = String(count)
  var text = ""
  while digits.count > 3 {
    text = ",\(digits.suffix(3))\(text)"
    digits.removeLast(3)
  }
  return digits + text
}
