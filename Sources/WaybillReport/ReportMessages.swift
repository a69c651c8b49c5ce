// The words of the messages that this module gives, and their codes.

public import WaybillCore

extension Diagnostic.Code {
  /// The code of a part of the report that could not be written.
  public static let cannotWrite = Self(rawValue: "cannot-write")
}

extension Diagnostic {
  /// A file or folder of the report that could not be written.
  public static func cannotWrite(_ path: String, because reason: String) -> Self {
    Diagnostic(.error, .cannotWrite, "cannot write the report: \(reason)", at: Place(file: path))
  }
}
