import WaybillCore
import WaybillMapping

// The words about answers for a mapping.

extension Diagnostic.Code {
  static let fileChanged = Self(rawValue: "file-changed")
  static let fileExists = Self(rawValue: "file-exists")
  static let mappingNotWritten = Self(rawValue: "mapping-not-written")
  static let answerDiffers = Self(rawValue: "answer-differs")
  static let answerForNothing = Self(rawValue: "answer-for-nothing")
}

extension Diagnostic {
  static func fileChanged(_ path: String) -> Self {
    Diagnostic(
      .error, .fileChanged, "'\(path)' has changed since it was read, so that nothing more is written; start again",
      at: Place(file: path))
  }

  static func fileExists(_ path: String) -> Self {
    Diagnostic(.error, .fileExists, "there is a file '\(path)' already, which may hold answers", at: Place(file: path))
  }

  static func mappingNotWritten(_ path: String, reason: String) -> Self {
    Diagnostic(.error, .mappingNotWritten, "'\(path)' cannot be written: \(reason)", at: Place(file: path))
  }

  static func answerDiffers(_ text: String, vocabulary: Vocabulary, at place: Place) -> Self {
    Diagnostic(
      .error, .answerDiffers,
      "'\(text)' means something else in '\(vocabulary.section): \(vocabulary.name)' already", at: place)
  }

  static func answerForNothing(_ text: String, known: [String], at place: Place) -> Self {
    Diagnostic(
      .error, .answerForNothing, "no unknown text of the files is '\(text)'\(hint(for: text, in: known))", at: place)
  }
}
