public import WaybillCore

/// Which files of a zip archive are read.
public enum MemberChoice: Sendable, Hashable {
  /// The one that there is.
  case only
  /// The one with this name in the archive.
  case named(String)
  /// Those whose name in the archive matches.
  case matching(Pattern)
}

extension MemberChoice {
  /// The keys of a mapping's `read:` that choose among the files of an archive.
  public static let specs: [OptionSpec] = [
    OptionSpec(
      "member", .text, help: "The file of a zip archive to read, by its name there; needless where there is one file."),
    OptionSpec(
      "members_matching", .pattern,
      help: "The files of a zip archive to read, one after another: those whose names there match."),
  ]

  /// Reads the keys of ``specs``, and notes in the table what is wrong with them.
  public init(reading options: inout OptionTable) {
    self = .only
    if let name = options.text("member") { self = .named(name) }
    guard let node = options["members_matching"], let source = options.text("members_matching") else { return }
    if options["member"] != nil {
      options.problem(.uselessOption("members_matching", beside: "member", at: node.place))
    }
    if let pattern = options.pattern(source, key: "members_matching", at: node.place) { self = .matching(pattern) }
  }

  /// The names that are chosen among those of an archive, sorted.
  ///
  /// - Throws: ``SourceError`` when the choice is not clear, or there is nothing to choose.
  func files(of archive: ZipArchive) throws(SourceError) -> [String] {
    let files = archive.files
    switch self {
    case .only:
      if files.contains("[Content_Types].xml"), files.contains(where: { $0.hasPrefix("xl/") }) {
        throw SourceError(.isWorkbook(archive.name))
      }
      if files.isEmpty { throw SourceError(.emptyArchive(archive.name)) }
      if files.count > 1 { throw SourceError(.whichMember(archive.name, of: files)) }
      return files
    case .named(let file):
      return [try archive.file(file).name]
    case .matching(let pattern):
      let found = files.filter { pattern.matches($0) }
      if found.isEmpty { throw SourceError(.noMemberMatches(pattern.source, archive.name, of: files)) }
      return found
    }
  }
}
