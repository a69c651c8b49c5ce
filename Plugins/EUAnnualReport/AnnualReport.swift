public import WaybillCore
import WaybillFormats

/// The tables of an annual report as the Official Journal prints them in HTML: one or more a destination, with five rows
/// an exporter, lettered a to e, and a column for each category that has a figure.
///
/// Every cell with a text becomes a row with its destination, exporter, letter and category; of the cells lettered e every
/// criterion does. The destination stands in a paragraph above its first table or in a row above the categories, and a
/// table without either goes on with the last one.
public struct AnnualReport: SourceAdapter {
  public static let descriptor = SourceDescriptor(
    id: "eu-annual-report", title: "EU annual report on arms exports, in HTML", options: HTMLPageOptions.specs)

  private let page: HTMLPageOptions

  public init(options: OptionTable) throws(Diagnostics) {
    var options = options
    page = HTMLPageOptions(reading: &options)
    try options.finish()
  }

  public func units(of snapshot: Snapshot, atMost count: Int) throws(SourceError) -> [WorkUnit] {
    try page.bytes.units(of: snapshot, atMost: count)
  }

  public func makeReader(for unit: WorkUnit) throws(SourceError) -> sending any BatchReader {
    var options = HTMLPieces.Options()
    options.encoding = page.encoding
    options.leavesOutMarks = true
    return try AnnualReportReader(HTMLPieces(page.bytes.open(unit), options), unit, page)
  }

  /// The columns that every row gets.
  static let columns = ["destination", "exporter", "letter", "criterion", "category", "value"]
}
