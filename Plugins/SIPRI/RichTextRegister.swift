public import WaybillCore
import WaybillFormats

/// The trade register as the old site gave it in Rich Text Format: a paragraph a deal, under its supplier's name.
///
/// A supplier has a paragraph of its own; a recipient's name stands with the first of its deals alone. Both are written
/// into every row here, since only the layout says which deals they belong to.
public struct RichTextRegister: SourceAdapter {
  public static let descriptor = SourceDescriptor(
    id: "sipri-register-rtf", title: "SIPRI trade register in Rich Text Format",
    options: MemberChoice.specs + [DelimitedOptions.captureSpec])

  private let bytes: UnitBytes
  private let captures: [DelimitedOptions.Capture]

  public init(options: OptionTable) throws(Diagnostics) {
    var options = options
    bytes = UnitBytes(MemberChoice(reading: &options))
    captures = DelimitedOptions(reading: &options).captures
    try options.finish()
  }

  public func units(of snapshot: Snapshot, atMost count: Int) throws(SourceError) -> [WorkUnit] {
    try bytes.units(of: snapshot, atMost: count)
  }

  public func makeReader(for unit: WorkUnit) throws(SourceError) -> sending any BatchReader {
    try RichTextRegisterReader(RichTextParagraphs(try bytes.open(unit)), unit, captures)
  }

  /// The columns that every row gets; the file's own header stands on several lines.
  static let columns = [
    "Supplier", "Kind", "Recipient", "No. ordered", "Weapon designation", "Weapon description", "Year of order",
    "Year(s) of delivery", "No. delivered", "Comments",
  ]
}
