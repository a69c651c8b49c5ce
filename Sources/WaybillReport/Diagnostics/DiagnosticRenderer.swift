public import WaybillCore

/// The one renderer of diagnostics: the line of words, the line of the file that it speaks of, and the notes.
///
/// ```
/// mappings/sipri.yaml:12:7: error: unknown field 'destinaton'; did you mean 'destination'? [unknown-field]
///    12 |       destinaton: Recipient
///       |       ^~~~~~~~~~
/// ```
public struct DiagnosticRenderer: Sendable {
  private let files: FileLines
  private let colour: Bool

  /// Makes a renderer that takes lines from `files`; `colour` is for terminals alone.
  public init(files: FileLines = FileLines(), colour: Bool = false) {
    self.files = files
    self.colour = colour
  }

  /// One diagnostic with its frame and notes, without an end of line behind the last.
  ///
  /// Control characters in messages and lines are replaced by visible signs, whatever the files hold.
  public func render(_ diagnostic: Diagnostic) -> String {
    let severity = diagnostic.severity
    var lines = [
      head(severity, diagnostic.message, at: diagnostic.place)
        + paint(" [\(VisibleText.clean(diagnostic.code.rawValue))]", "2")
    ]
    lines += frame(diagnostic.place)
    for note in diagnostic.notes {
      lines.append(head(.note, note.message, at: note.place))
      lines += frame(note.place)
    }
    return lines.joined(separator: "\n")
  }

  /// Several diagnostics in the order given, each from a new line.
  public func render(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.map { render($0) }.joined(separator: "\n")
  }

  private func head(_ severity: Diagnostic.Severity, _ message: String, at place: Place?) -> String {
    let start = place.map { paint("\(VisibleText.clean($0.description)): ", "1") } ?? ""
    return start + paint("\(severity.rawValue):", severity.paint) + " " + VisibleText.clean(message)
  }

  private func frame(_ place: Place?) -> [String] {
    guard let place, place.line > 0, let text = files.line(place.line, of: place.file) else { return [] }
    let frame = CodeFrame(line: text, column: place.column, length: place.length)
    let number = String(place.line)
    let gutter = max(5, number.count)
    let blank = String(repeating: " ", count: gutter - number.count)
    var lines = [paint("\(blank)\(number) |", "2") + (frame.text.isEmpty ? "" : " \(frame.text)")]
    if let underline = frame.underline {
      let marks = "^" + String(repeating: "~", count: underline.marks - 1)
      lines.append(
        paint("\(String(repeating: " ", count: gutter)) |", "2") + String(repeating: " ", count: underline.blanks + 1)
          + paint(marks, "32"))
    }
    return lines
  }

  private func paint(_ text: String, _ code: String) -> String {
    colour ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}

extension Diagnostic.Severity {
  /// The terminal's code of the severity's colour.
  fileprivate var paint: String {
    switch self {
    case .error: "1;31"
    case .warning: "1;35"
    case .reject: "1;33"
    case .note: "1;36"
    }
  }
}
