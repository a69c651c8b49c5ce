public import WaybillCore
import WaybillFormats

/// The trade register of the new site (since 2023): a preamble, seventeen columns, one row a deal and delivery year.
///
/// The file has no quotes: the publisher writes a semicolon where a name has a comma. The preamble's length varies with
/// the filter of the download, so the header is found by its contents.
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
    try text.units(of: snapshot, atMost: count)
  }

  public func makeReader(for unit: WorkUnit) throws(SourceError) -> sending any BatchReader {
    try text.makeReader(for: unit)
  }

  private static let columns = [
    "SIPRI AT Database ID", "Supplier", "Recipient", "Designation", "Description", "Armament category", "Order date",
    "Order date is estimate", "Numbers delivered", "Numbers delivered is estimate", "Delivery year",
    "Delivery year is estimate", "Status", "SIPRI estimate", "TIV deal unit", "TIV delivery values", "Local production",
  ]
}
