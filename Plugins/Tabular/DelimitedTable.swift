public import WaybillCore
import WaybillFormats

/// A table of delimited text: any delimiter, quotes, encoding and preamble, as the mapping says.
public struct DelimitedTable: SourceAdapter {
  public static let descriptor = SourceDescriptor(
    id: "csv", title: "Table of delimited text", options: DelimitedOptions.specs)

  private let text: DelimitedText

  public init(options: OptionTable) throws(Diagnostics) {
    var options = options
    text = DelimitedText(DelimitedOptions(reading: &options))
    try options.finish()
  }

  public func units(of snapshot: Snapshot, atMost count: Int) throws(SourceError) -> [WorkUnit] {
    try text.units(of: snapshot, atMost: count)
  }

  public func makeReader(for unit: WorkUnit) throws(SourceError) -> sending any BatchReader {
    try text.makeReader(for: unit)
  }
}
