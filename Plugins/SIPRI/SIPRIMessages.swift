import WaybillCore
import WaybillFormats

// The words of the messages that this module gives.

extension Diagnostic {
  /// A register without the paragraph that names its columns.
  static func noRegisterHeader(_ name: String) -> Self {
    Diagnostic(
      .error, .noHeader,
      "no header: expected a paragraph with 'Supplier', 'recipient', 'ordered', 'designation', 'delivered' and 'Comments'",
      at: Place(file: name))
  }
}

extension Diagnostic.Code {
  /// A file looks like an answer of the web service, and is none.
  static let noWrappedAnswer = Self(rawValue: "no-wrapped-answer")
}

extension Diagnostic {
  /// A file that begins as an answer of the web service and goes on otherwise.
  static func noWrappedAnswer(_ name: String) -> Self {
    Diagnostic(
      .error, .noWrappedAnswer, "expected the web service's answer, {\"bytes\": \"…\"} in base64, found other JSON",
      at: Place(file: name))
  }
}

/// The words of the faults of a deal's paragraph.
enum DealMessage {
  static func cells(_ expected: Int, found: Int) -> String { "expected \(expected) cells, found \(found)" }
  static func badByte(_ byte: UInt8) -> String {
    "expected text, found a byte \(String(byte, radix: 16, uppercase: true)) that stands for no character"
  }
  /// The note of a paragraph that might be a supplier's name.
  static let unused = "paragraph of one text that no deal follows"
  static let noSupplier = "expected a supplier's name above the first deal, found none"
  static let noRecipient = "expected a recipient's name with the supplier's first deal, found none"
}
