public import WaybillCore
import WaybillFormats

/// A table in JSON: the objects at a path are rows, as the mapping says.
public struct JSONTable: SourceAdapter {
  public static let descriptor = SourceDescriptor(id: "json", title: "Table in JSON", options: JSONOptions.specs)

  private let text: JSONText

  public init(options: OptionTable) throws(Diagnostics) {
    var options = options
    text = JSONText(JSONOptions(reading: &options))
    try options.finish()
  }

  public func units(of snapshot: Snapshot, atMost count: Int) throws(SourceError) -> [WorkUnit] {
    try text.units(of: snapshot, atMost: count)
  }

  public func makeReader(for unit: WorkUnit) throws(SourceError) -> sending any BatchReader {
    try text.makeReader(for: unit)
  }
}
