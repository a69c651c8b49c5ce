import Glibc
import WaybillCore

/// What a mapping says of a program: how it is started, and what it is told.
struct ProgramOptions: Sendable {
  static let specs = [
    OptionSpec(
      "command", .oneOrMany(.text, of: "texts"), required: true,
      help: "The program and its arguments; it runs in the mapping's folder, with no shell between."),
    OptionSpec(
      "options", .entries(.anyOf([.text, .list(.text, of: "texts"), .entries(.text, of: "texts")]), of: "options"),
      help: "What the program is told; it says itself which options it knows."),
    OptionSpec(
      "files", .oneOrMany(.named("path"), of: "files"),
      help: "Other files of the program; when one changes, a run reads anew."),
    OptionSpec(
      "capture", .entries(.text, of: "names"),
      help: "Your names for the texts that the program finds around the table."),
    OptionSpec(
      "timeout", .integer(from: 1, to: 86_400), help: "How many seconds to wait for a message; 60 when left out."),
  ]

  /// The program and its arguments.
  let command: [String]
  /// Where the mapping names the program.
  let place: Place
  /// The folder of the mapping, in which the program runs.
  let folder: String
  /// What the program is told, with the places of the keys.
  let options: [ConfigNode.Entry]
  /// Where the options stand, or ought to.
  let optionsPlace: Place
  /// The mapping's names of captures, each with the program's.
  let captures: [(name: String, programs: String)]
  /// The files of the program, as far as they lie beside the mapping.
  let parts: [String]
  /// How many seconds may pass without a message.
  let timeout: Int

  /// Reads the options; nil, with the problems noted, when there is no command.
  init?(reading table: inout OptionTable) {
    let words = table.texts("command") ?? []
    let folder = table.folder
    let named = (table.texts("files") ?? []).map { Self.path($0.text, in: folder) }
    options = table.table("options") ?? []
    captures = (table.table("capture") ?? []).map { ($0.key, $0.value.text ?? "") }
    for entry in table["capture"]?.table ?? [] where entry.value.text == nil {
      table.problem(.wrongShape(entry.key, expected: "a text", found: entry.value.kind, at: entry.value.place))
    }
    timeout = Self.timeout(&table)
    if let node = table["command"], words.first?.text.isEmpty ?? true {
      if node.list?.allSatisfy({ $0.text != nil }) ?? (node.text != nil) {
        table.problem(.badOption("command", expected: "a program and its arguments", found: "", at: node.place))
      }
    }
    optionsPlace = table["options"]?.place ?? table.place
    self.folder = folder
    command = words.map(\.text)
    parts = command.map { Self.path($0, in: folder) }.filter(Self.isFile) + named
    guard let first = words.first else { return nil }
    place = first.place
  }

  private static func timeout(_ table: inout OptionTable) -> Int {
    guard let text = table.text("timeout"), let node = table["timeout"] else { return 60 }
    if let seconds = Int(text), (1...86_400).contains(seconds) { return seconds }
    table.problem(.badOption("timeout", expected: "whole seconds from 1 to 86400", found: text, at: node.place))
    return 60
  }

  /// The absolute path of the program; nil when it is nowhere.
  ///
  /// A name without a slash is looked for where systems keep programs, others beside the mapping.
  var executable: String? {
    guard let program = command.first else { return nil }
    if program.contains("/") { return program.hasPrefix("/") ? program : "\(absoluteFolder)/\(program)" }
    return Self.searched.map { "\($0)/\(program)" }.first { access($0, X_OK) == 0 }
  }

  /// Where programs are looked for; the same for everybody, so that a mapping means the same for everybody.
  static let searched = ["/usr/local/bin", "/usr/bin", "/bin"]

  /// The folder of the mapping as a path from the root.
  var absoluteFolder: String { Self.absolute(folder) }

  /// A path from the root.
  static func absolute(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func path(_ file: String, in folder: String) -> String {
    file.hasPrefix("/") ? file : "\(folder)/\(file)"
  }

  /// Whether a path is a file beside the mapping, and not a program of the system.
  private static func isFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// Checks the options of the mapping against those that the program knows.
  ///
  /// - Throws: the first problem, with the others as notes.
  func check(_ known: [ProgramMessage.Option]) throws(SourceError) {
    var table = OptionTable(options, at: optionsPlace)
    table.check(known.map { OptionSpec($0.name, "text, list or table", required: $0.required ?? false, help: $0.help) })
    do { try table.finish() } catch {
      guard var first = error.sorted.first else { return }
      first.notes += error.sorted.dropFirst().map { Diagnostic.Note($0.message, at: $0.place) }
      throw SourceError(first)
    }
  }
}
