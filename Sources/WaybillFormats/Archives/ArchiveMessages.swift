public import WaybillCore

// The words of the messages on archives, and their codes.

extension Diagnostic.Code {
  /// Compressed data break off, fail their checksum, or are none.
  public static let damagedArchive = Self(rawValue: "damaged-archive")
  /// Compressed data expand further than is allowed, or an archive has too many members.
  public static let archiveLimit = Self(rawValue: "archive-limit")
  /// What should be read is encrypted.
  public static let encrypted = Self(rawValue: "encrypted")
  /// A member is compressed by a method that is not known.
  public static let unknownCompression = Self(rawValue: "unknown-compression")
  /// An archive has several files, and nothing says which to read.
  public static let whichMember = Self(rawValue: "which-member")
  /// An archive lacks the file that is to be read.
  public static let noMember = Self(rawValue: "no-member")
  /// A file of an archive is asked for, where the source is no archive.
  public static let noArchive = Self(rawValue: "no-archive")
  /// A workbook is to be read as text.
  public static let isWorkbook = Self(rawValue: "is-workbook")
}

extension Diagnostic {
  /// What is wrong with compressed data.
  enum Damage {
    case noDirectory, cutOff, checksum, badData, trailingBytes, wrongSize, sameName(String), other(String)
  }

  static func damagedArchive(_ name: String, _ damage: Damage) -> Self {
    let words =
      switch damage {
      case .noDirectory: "the list of its members is missing or broken, as where a file breaks off"
      case .cutOff: "the compressed data break off"
      case .checksum: "the checksum of the expanded data is wrong"
      case .badData: "the compressed data make no sense"
      case .trailingBytes: "other bytes follow the compressed data"
      case .wrongSize: "the data expand to another size than the archive says"
      case .sameName(let member): "it has two members called '\(member)'"
      case .other(let words): words
      }
    return Diagnostic(.error, .damagedArchive, "the archive is damaged: \(words)", at: Place(file: name))
  }

  static func expandsTooFar(_ name: String, limit: Int64) -> Self {
    Diagnostic(
      .error, .archiveLimit, "expected data that expand to at most \(limit) bytes, found more", at: Place(file: name))
  }

  static func expandsTooMuch(_ name: String, ratio: Int64) -> Self {
    Diagnostic(
      .error, .archiveLimit, "expected data that expand to at most \(ratio) times their size, found more",
      at: Place(file: name))
  }

  static func tooManyMembers(_ name: String, _ count: Int, limit: Int) -> Self {
    Diagnostic(
      .error, .archiveLimit, "expected an archive of at most \(counted(limit, "member")), found \(count)",
      at: Place(file: name))
  }

  static func encryptedMember(_ name: String) -> Self {
    Diagnostic(
      .error, .encrypted, "expected a file that can be read without a password, found an encrypted one",
      at: Place(file: name))
  }

  static func unknownCompression(_ name: String) -> Self {
    Diagnostic(
      .error, .unknownCompression, "expected a member that is stored or deflated, found another compression",
      at: Place(file: name))
  }

  static func whichMember(_ name: String, of members: [String]) -> Self {
    Diagnostic(
      .error, .whichMember,
      "the archive has \(counted(members.count, "file")), so that 'member' or 'members_matching' must choose: "
        + list(members), at: Place(file: name))
  }

  static func noMember(_ member: String, _ name: String, of members: [String]) -> Self {
    Diagnostic(
      .error, .noMember,
      "the archive has no file '\(member)'\(hint(for: member, in: members)); it has \(listOrNothing(members))",
      at: Place(file: name))
  }

  static func noMemberMatches(_ pattern: String, _ name: String, of members: [String]) -> Self {
    Diagnostic(
      .error, .noMember, "no file of the archive matches '\(pattern)'; it has \(listOrNothing(members))",
      at: Place(file: name))
  }

  static func emptyArchive(_ name: String) -> Self {
    Diagnostic(.error, .noMember, "the archive has no files", at: Place(file: name))
  }

  static func noArchive(_ name: String) -> Self {
    Diagnostic(
      .error, .noArchive, "expected a zip archive with the file that is named, found another file",
      at: Place(file: name))
  }

  static func isWorkbook(_ name: String) -> Self {
    Diagnostic(
      .error, .isWorkbook, "expected a text, found a workbook; did you mean 'adapter: xlsx'?", at: Place(file: name))
  }

  private static func listOrNothing(_ names: [String]) -> String { names.isEmpty ? "none" : list(names) }
}
