import FoundationEssentials

/// The list of a report's files, which stands among them, so that the next report can take away what it does not have.
enum ReportList {
  private static let name = "report-files.txt"

  /// The list of some files, a line each.
  static func file(of files: [ReportPlacement.File]) -> ReportPlacement.File {
    .init(name: name, text: files.map { $0.name + "\n" }.sorted().joined())
  }

  /// The files of the report in a folder, by its list; none where there is no list.
  ///
  /// Anybody can write such a list: names of what no report has are passed over.
  static func names(in folder: String) -> [String] {
    guard let text = try? String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8) else { return [] }
    return text.split(separator: "\n").map(String.init).filter(isOfReport)
  }

  /// Whether a name is that of a page, a text or a table, in the folder or one below it.
  private static func isOfReport(_ name: String) -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count <= 2 && parts.allSatisfy { !$0.isEmpty && !$0.hasPrefix(".") }
      && [".html", ".md", ".csv", ".json"].contains { name.hasSuffix($0) }
  }
}
