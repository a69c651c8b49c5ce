public import WaybillCore

/// One entry of `tests:`: a text as a publisher would give it, and what must become of it.
public struct MappingTest: Sendable {
  /// Where the text comes from.
  public enum Given: Sendable, Hashable {
    /// The text itself, read as a file in UTF-8.
    case text(String)
    /// A file, relative to the mapping.
    case file(String, Place)
  }

  /// What one key of an expectation must read, in the words of records.
  public struct Wanted: Sendable, Hashable {
    public let key: String
    public let text: String
    public let place: Place
  }

  /// A record or a reject that must come, by some of its keys.
  public struct Expectation: Sendable, Hashable {
    public let wanted: [Wanted]
    public let place: Place
  }

  public let name: String
  public let place: Place
  public let given: Given
  /// The records in their order; there must be no other.
  public let records: [Expectation]
  /// The rejects in the order of their lines; there must be no other.
  public let rejects: [Expectation]
  /// Where the mapping says which records and which rejects there must be.
  let recordsPlace: Place
  let rejectsPlace: Place
}

extension MappingTest {
  /// The keys of one entry of `tests:`.
  static let keys = [
    OptionSpec("name", "text", required: true, help: "What the test shows; each test has its own name."),
    OptionSpec("given", "text", help: "The text of a file, header and all."),
    OptionSpec("given_file", "path", help: "In place of `given`: a file, relative to the mapping."),
    OptionSpec("expect", "list of records", required: true, help: "Every record, in order, by some of its fields."),
    OptionSpec("rejects", "list of rejects", help: "Every reject, in order, by some of its keys; none when absent."),
  ]

  /// The keys of an entry of `expect`.
  static let recordKeys = RecordWords.Field.allCases.map {
    OptionSpec($0.rawValue, $0 == .flags ? "list of flags" : "text", help: "What the record must say there.")
  }

  /// The keys of an entry of `rejects`.
  static let rejectKeys = RejectWord.allCases.map {
    OptionSpec($0.rawValue, "text", help: "What the reject must say there.")
  }
}

/// What a reject can be asked for.
enum RejectWord: String, CaseIterable {
  case code, message, line, column, field, value, emit

  /// What a reject says there; empty for the emit of a whole row.
  func text(of reject: Reject) -> String {
    switch self {
    case .code: reject.code.rawValue
    case .message: reject.message
    case .line: String(reject.line)
    case .column: String(reject.column)
    case .field: reject.field
    case .value: reject.value
    case .emit: reject.emit.map { String($0) } ?? ""
    }
  }
}
