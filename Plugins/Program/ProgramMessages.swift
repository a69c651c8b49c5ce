import Glibc
import WaybillCore

// The words of the messages about programs, and their codes.

extension Diagnostic.Code {
  static let programNotStarted = Self(rawValue: "program-not-started")
  static let programProtocol = Self(rawValue: "program-protocol")
  static let programSilent = Self(rawValue: "program-silent")
  static let programMessage = Self(rawValue: "program-message")
  static let programLongLine = Self(rawValue: "program-long-line")
  static let programOrder = Self(rawValue: "program-order")
  static let programRow = Self(rawValue: "program-row")
  static let programCount = Self(rawValue: "program-count")
  static let programHash = Self(rawValue: "program-hash")
  static let programBrokenOff = Self(rawValue: "program-broken-off")
  static let programExit = Self(rawValue: "program-exit")
  static let programError = Self(rawValue: "program-error")
}

/// What a program does against the protocol.
enum ProgramMistake: Equatable {
  case otherVersion(Int, expected: Int)
  case silence(seconds: Int, afterLine: Int)
  case noMessage(MessageError, line: Int)
  case longLine(Int, limit: Int)
  case outOfOrder(String, expected: String)
  case afterDone(line: Int)
  case noColumns
  case width(Int, expected: Int, row: Int)
  case badLine(Int, of: String)
  case badCode(String, fault: Int)
  case counts(String, said: Int, came: Int)
  case hash(said: String, came: String)
  case brokenOff(ChildProcess.Ending?, afterLine: Int, inLine: Bool)
  case badEnding(ChildProcess.Ending)
  case noEnd(seconds: Int)
  case noConnection(String)

  var code: Diagnostic.Code {
    switch self {
    case .otherVersion: .programProtocol
    case .silence: .programSilent
    case .noMessage: .programMessage
    case .longLine: .programLongLine
    case .outOfOrder, .afterDone: .programOrder
    case .noColumns, .width, .badLine, .badCode: .programRow
    case .counts: .programCount
    case .hash: .programHash
    case .brokenOff, .noConnection: .programBrokenOff
    case .badEnding, .noEnd: .programExit
    }
  }

  var words: String {
    switch self {
    case .otherVersion(let found, let expected):
      "the program must speak version \(expected) of the protocol, not \(found)"
    case .silence(let seconds, let line):
      "the program must write a message within \(counted(seconds, "second")): none came after line \(line) of its output"
    case .noMessage(let error, let line): "line \(line) of the program's output is no message: \(error.words)"
    case .longLine(let line, let limit):
      "line \(line) of the program's output must have at most \(counted(limit, "byte")), and has more"
    case .outOfOrder(let found, let expected): "expected the message \(expected), found '\(found)'"
    case .afterDone(let line): "expected nothing more from the program, found line \(line) of its output"
    case .noColumns: "the layout must have at least one column, and has none"
    case .width(let found, let expected, let row):
      "row \(row) must have the layout's \(counted(expected, "cell")), not \(found)"
    case .badLine(let line, let part): "the place of \(part) must be counted from 1, not \(line)"
    case .badCode(let code, let fault):
      "the code of fault \(fault) must be of lower-case letters, digits and hyphens, not '\(code)'"
    case .counts(let what, let said, let came): "'done' says that there were \(said) \(what), but \(came) came"
    case .hash(let said, let came): "'done' says that the lines have the hash '\(said)', but it is '\(came)'"
    case .brokenOff(let ending, let line, let inLine):
      "the program must end with 'done': it \(Self.words(ending)) \(inLine ? "inside" : "after") "
        + "line \(inLine ? line + 1 : line) of its output"
    case .badEnding(let ending): "the program must end with exit status 0: it \(Self.words(ending))"
    case .noEnd(let seconds):
      "the program must end within \(counted(seconds, "second")) after its last message, and was killed"
    case .noConnection(let reason): "the program cannot be heard: \(reason)"
    }
  }

  private static func words(_ ending: ChildProcess.Ending?) -> String {
    switch ending {
    case .status(let status): "ended with exit status \(status)"
    case .signal(let signal): "was ended by signal \(signal)"
    case nil: "closed its output"
    }
  }
}

extension MessageError {
  var words: String {
    switch self {
    case .notJSON: "it is no JSON object"
    case .unknownType(let type, let known):
      "there is no type '\(type)', only \(known.joined(separator: ", "))\(Diagnostic.hint(for: type, in: known))"
    case .unknownKey(let key, let type, let known):
      "'\(type)' has no key '\(key)'\(Diagnostic.hint(for: key, in: known))"
    case .missing(let key): "'\(key)' is missing"
    case .wrongValue(let key): "'\(key)' is of the wrong kind"
    }
  }
}

extension Diagnostic {
  static func programNotFound(_ program: String, at place: Place) -> Self {
    let folders = ProgramOptions.searched.joined(separator: ", ")
    return Diagnostic(
      .error, .programNotStarted, "there is no program '\(program)' in \(folders)", at: place,
      notes: [Note("a program beside the mapping is written './\(program)'")])
  }

  static func programNotStarted(_ program: String, because reason: String, at place: Place) -> Self {
    Diagnostic(.error, .programNotStarted, "'\(program)' cannot be started: \(reason)", at: place)
  }

  /// A program that broke down or went against the protocol, with the last that it wrote to its standard error.
  static func programFailed(
    _ mistake: ProgramMistake, reading file: String?, lastErrors: [String], at place: Place
  ) -> Self {
    let reading = file.map { [Note("while reading '\($0)'")] } ?? []
    return Diagnostic(
      .error, mistake.code, mistake.words, at: place,
      notes: reading + lastErrors.map { Note("standard error: \($0)") })
  }

  /// What a program says itself of a file that it cannot read.
  static func programError(_ message: String, at place: Place) -> Self {
    Diagnostic(.error, .programError, message, at: place)
  }
}

/// The system's words for an error, in the form of our messages.
func systemWords(_ number: CInt) -> String {
  strerror(number).map { String(cString: $0).lowercased() } ?? "error \(number)"
}
