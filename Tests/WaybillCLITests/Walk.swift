import FoundationEssentials
import Testing

/// A page whose blocks are files and commands, walked through in a folder.
///
/// A block `csv file=PATH` is a file; with `append` it is added to one; with `replace` what stands above its `---` makes
/// room for what stands below. In a block `console` each line that begins with `$ ` is a command.
struct Walk {
  /// The folder in which the page is walked.
  let folder: String
  /// Runs a command, and gives what it prints.
  let printed: (_ command: Substring) throws -> String

  /// The page as it should be: each command with what it prints.
  func walked(_ text: String) throws -> String {
    var lines: [Substring] = []
    var block: (opening: Substring, lines: [Substring])?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if let open = block {
        if line == "```" {
          lines += try walked(open.opening, open.lines) + [line]
          block = nil
        } else {
          block = (open.opening, open.lines + [line])
        }
      } else {
        lines.append(line)
        if line.hasPrefix("```") { block = (line.dropFirst(3), []) }
      }
    }
    return lines.joined(separator: "\n")
  }

  private func walked(_ opening: Substring, _ lines: [Substring]) throws -> [Substring] {
    let words = opening.split(separator: " ")
    if words == ["console"] {
      return try lines.filter { $0.hasPrefix("$ ") }.flatMap { command in
        var printed = try printed(command.dropFirst(2)).split(separator: "\n", omittingEmptySubsequences: false)
        while printed.last == "" { printed.removeLast() }
        return [command] + printed
      }
    }
    guard let name = words.first(where: { $0.hasPrefix("file=") })?.dropFirst(5) else { return lines }
    let path = "\(folder)/\(name)"
    try FileManager.default.createDirectory(
      atPath: URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false),
      withIntermediateDirectories: true)
    var text = lines.joined(separator: "\n") + "\n"
    if words.contains("append") { text = try self.text(path) + text }
    if words.contains("replace") {
      let parts = text.split(separator: "---\n", maxSplits: 1, omittingEmptySubsequences: false)
      let before = try self.text(path)
      try #require(parts.count == 2 && before.contains(parts[0]), "nothing to replace: \(text)")
      text = before.replacing(parts[0], with: parts[1], maxReplacements: 1)
    }
    try Data(text.utf8).write(to: URL(filePath: path))
    return lines
  }

  private func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
  }
}
