public import WaybillCore

/// One entry of `tests:`: a text as a publisher would give it, and what must become of it.
public struct MappingTest: Sendable {
  /// Where the text comes from.
  public enum Given: Sendable, Hashable {
    /// The bytes of the text, in the encoding of the mapping.
    case bytes([UInt8])
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
    OptionSpec(
      "name", .text, required: true, help: "What the test shows; no two tests of a mapping have the same name."),
    OptionSpec("given", .text, help: "The text of a file, header and all; it is read in the mapping's `encoding`."),
    OptionSpec("given_file", .named("path"), help: "In place of `given`: a file, relative to the mapping."),
    OptionSpec(
      "expect", .list(.table(recordSection), of: "records"), required: true,
      help: "Every record that must come, in order, by some of its fields; `[]` for none."),
    OptionSpec(
      "rejects", .list(.table(rejectSection), of: "rejects"),
      help: "Every reject that must come, in order, by some of its keys; none when left out."),
  ]
  static let section = OptionSection(
    "test", title: "`tests`", help: "A text as the publisher gives it, and what must become of it.", keys: keys,
    rules: [.exactlyOne(["given", "given_file"])])

  /// The keys of an entry of `expect`.
  static let recordKeys = RecordWords.Field.allCases.map {
    OptionSpec($0.rawValue, $0.shape, help: $0.help)
  }
  static let recordSection = OptionSection(
    "record", title: "An entry of `expect`",
    help:
      "A record that must come. What is left out may be anything; an empty text says that the record has nothing there.",
    keys: recordKeys)

  /// The keys of an entry of `rejects`.
  static let rejectKeys = RejectWord.allCases.map {
    OptionSpec($0.rawValue, .text, help: $0.help)
  }
  static let rejectSection = OptionSection(
    "reject", title: "An entry of `rejects`", help: "A reject that must come. What is left out may be anything.",
    keys: rejectKeys)
}

extension RecordWords.Field {
  fileprivate var shape: OptionShape {
    if let words = RecordField(rawValue: rawValue)?.words { return .choice(words) }
    switch self {
    case .exporter, .origin, .reporter: return .named("party")
    case .destination, .via: return .named("parties")
    case .category: return .named("category code")
    case .period: return .named("period")
    case .value: return .named("value")
    case .flags: return .oneOrMany(.choice(Flags.names), of: "words")
    case .line: return .integer(from: 1)
    case .emit: return .integer(from: 0)
    default: return .text
    }
  }

  fileprivate var help: String {
    switch self {
    case .exporter, .origin, .reporter: "One party, such as `NLD`, `organisation NATO`, `non-state NAME` or `unknown`."
    case .destination, .via:
      "Parties, such as `NLD`, `one of {BEL, NLD}`, `within nato`, `several`, `withheld` or `unknown`."
    case .perspective, .event, .basis, .measure, .level: "The word of the record."
    case .unit: "The unit of the record, such as `EUR`."
    case .category: "The code in its scheme, such as `ML10`."
    case .item: "The publisher's words."
    case .period:
      "`2021`, `2012-2013`, `2021-03-01`, or `2021-03-01 to 2021-03-31` with the last day."
    case .value: "`12`, `1.5 to 2.5`, or `at least 0`, in the record's unit."
    case .flags: "All flags of the record, in any order."
    case .line: "The line of the given text, counted from 1."
    case .emit: "Which emit made the record, counted from 0."
    }
  }
}

/// What a reject can be asked for.
enum RejectWord: String, CaseIterable {
  case code, message, line, column, field, value, emit

  fileprivate var help: String {
    switch self {
    case .code: "The code of the message, such as `unknown-party`."
    case .message: "The whole message."
    case .line: "The line of the given text, counted from 1."
    case .column: "The column in its line, in characters, counted from 1."
    case .field: "The field that was refused."
    case .value: "The text that was refused."
    case .emit: "The emit that was refused, counted from 0; an empty text for the whole row."
    }
  }

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
