public import WaybillCore
import WaybillFormats

/// The trade register of the new site (since 2023): a preamble, seventeen columns, one row a deal and delivery year.
///
/// The file has no quotes: the publisher writes a semicolon where a name has a comma. The preamble's length varies with
/// the filter of the download, so the header is found by its contents. The publisher's web service answers with the same
/// text in base64, wrapped in JSON; such an answer is known by its first byte and read too.
public struct TradeRegister: SourceAdapter {
  public static let descriptor = SourceDescriptor(
    id: "sipri-register", title: "SIPRI trade register, 17 columns",
    options: [DelimitedOptions.captureSpec] + MemberChoice.specs)

  private let text: DelimitedText

  public init(options: OptionTable) throws(Diagnostics) {
    var options = options
    var layout = DelimitedOptions(reading: &options)
    try options.finish()
    layout.delimiter = UInt8(ascii: ",")
    layout.quote = nil
    layout.encoding = .utf8
    layout.header = .byContent
    layout.expected = Self.columns
    text = DelimitedText(layout)
  }

  public func units(of snapshot: Snapshot, atMost count: Int) throws(SourceError) -> [WorkUnit] {
    let units = try text.units(of: snapshot, atMost: count)
    return try isWrapped(units) ? [WorkUnit(snapshot, part: .member(Self.wrapped))] : units
  }

  public func makeReader(for unit: WorkUnit) throws(SourceError) -> sending any BatchReader {
    let whole = WorkUnit(unit.snapshot)
    guard unit.part == .member(Self.wrapped), try isWrapped([whole]) else {
      return try text.makeReader(for: unit)
    }
    return try text.makeReader(of: WrappedAnswer(text.options.bytes.open(whole), key: Self.wrapped))
  }

  /// Whether the one unit of a file is an answer of the web service.
  private func isWrapped(_ units: [WorkUnit]) throws(SourceError) -> Bool {
    guard units.count == 1, let unit = units.first, unit.part == .whole else { return false }
    var blocks = try text.options.bytes.open(unit)
    var first: [UInt8] = []
    _ = try blocks.append(64, to: &first)
    return WrappedAnswer.begins(first)
  }

  /// What the web service has the text under.
  private static let wrapped = "bytes"

  private static let columns = [
    "SIPRI AT Database ID", "Supplier", "Recipient", "Designation", "Description", "Armament category", "Order date",
    "Order date is estimate", "Numbers delivered", "Numbers delivered is estimate", "Delivery year",
    "Delivery year is estimate", "Status", "SIPRI estimate", "TIV deal unit", "TIV delivery values", "Local production",
  ]
}
