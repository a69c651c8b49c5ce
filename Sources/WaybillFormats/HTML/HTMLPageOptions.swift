public import WaybillCore

/// The keys that adapters of pages in HTML share: what the bytes stand for, what is taken from the texts above the
/// tables, and which files of an archive are read.
public struct HTMLPageOptions: Sendable {
  /// The keys of a mapping's `read:`.
  public static let specs: [OptionSpec] =
    [
      OptionSpec(
        "capture", .entries(.pattern, of: "patterns"),
        help:
          "Texts to take from the paragraphs above the first table that is read, each by a name of the mapping's own: "
          + "what the pattern's first group matched, or all that it matched. `vintage` is kept as the vintage of the "
          + "file."),
      OptionSpec("encoding", .words(of: TextEncoding.self), help: "What the bytes stand for; `utf-8` when left out."),
    ] + MemberChoice.specs

  /// What the bytes stand for.
  public var encoding = TextEncoding.utf8
  /// What is looked for in the texts.
  public var captures: [DelimitedOptions.Capture] = []
  /// How files are opened.
  public var bytes = UnitBytes()

  /// Reads the keys of ``specs``, and notes in the table what is wrong with them.
  public init(reading options: inout OptionTable) {
    captures = options.patterns("capture").map { DelimitedOptions.Capture($0.name, $0.pattern) }
    if let encoding = options.encoding() { self.encoding = encoding }
    bytes.choice = MemberChoice(reading: &options)
  }

  /// Takes what a text has of the captures that have not been found yet.
  public func capture(in text: String, into found: inout [String: String]) {
    for capture in captures where found[capture.name] == nil {
      guard let match = capture.pattern.captures(in: text) else { continue }
      found[capture.name] = match.dropFirst().first.flatMap { $0 } ?? match[0]
    }
  }
}
