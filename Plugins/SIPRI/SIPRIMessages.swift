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
