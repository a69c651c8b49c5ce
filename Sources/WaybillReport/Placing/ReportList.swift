import FoundationEssentials

/// The list of a report's files, which stands among them, so that the next report can take away what it does not have.
enum ReportList {
  private static let name = "report-files.txt"

  /// The list of some files: a line each, with what tells its bytes from others.
  static func file(of files: [ReportPlacement.File]) -> ReportPlacement.File {
    let lines = files.sorted { $0.name < $1.name }.map { "\(print(of: $0.text.utf8)) \($0.name)\n" }
    return .init(name: name, text: lines.joined())
  }

  /// The files of the report in a folder that are as it wrote them, by its list; none where there is no list.
  ///
  /// Anybody can write such a list, and change a page: names of what no report has are passed over, and so is a file whose
  /// bytes are others.
  static func names(in folder: String) -> [String] {
    guard let text = try? String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8) else { return [] }
    return text.split(separator: "\n").compactMap { line -> String? in
      guard let space = line.firstIndex(of: " ") else { return nil }
      let name = String(line[line.index(after: space)...])
      guard isOfReport(name), let bytes = try? Data(contentsOf: URL(filePath: "\(folder)/\(name)")) else { return nil }
      return print(of: bytes) == line[..<space] ? name : nil
    }
  }

  /// The length of a text and its 64 bits of FNV-1a: a change by hand does not keep both.
  private static func print(of bytes: some Collection<UInt8>) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return "\(bytes.count)-\(String(hash, radix: 16))"
  }

  /// Whether a name is that of a page or a text in the folder, of an ally's page, or of a table.
  private static func isOfReport(_ name: String) -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    switch parts.count {
    case 1:
      return ["index", "figures", "brief"].contains(parts[0].prefix { $0 != "." })
        && [".html", ".md"].contains { name.hasSuffix($0) }
    case 2:
      let endings = ["allies": [".html"], "tables": [".csv", ".json"]][String(parts[0])] ?? []
      return !parts[1].hasPrefix(".") && endings.contains { name.hasSuffix($0) }
    default: return false
    }
  }
}
