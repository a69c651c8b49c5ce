import WaybillCore

/// Paths as a page shows them: a page travels, so that it never tells where on a machine a file lay.
enum ShownPath {
  /// The path where it is relative, else its last part.
  static func text(_ path: String) -> String {
    path.hasPrefix("/") ? String(path.split(separator: "/").last ?? "") : path
  }

  /// A diagnostic's one line, with the file as the page shows it.
  static func line(_ diagnostic: Diagnostic) -> String {
    var shown = diagnostic
    if let file = shown.place?.file { shown.place?.file = text(file) }
    return shown.description
  }
}
