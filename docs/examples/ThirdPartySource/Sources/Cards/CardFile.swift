public import WaybillCore
import WaybillFormats

/// A file of cards: lines such as `to: Chile`, and `--` after each card.
public struct CardFile: SourceAdapter {
  public static let descriptor = SourceDescriptor(
    id: "cards", title: "File of cards",
    options: [OptionSpec("end", "text", help: "The line that ends a card; `--` when left out.")])

  private let columns: [String]
  private let end: String

  public init(options: OptionTable) throws(Diagnostics) {
    var options = options
    // A card may leave a line out, so that only the mapping knows all of them.
    columns = (options.table("columns") ?? []).compactMap(\.value.text)
    end = options.text("end") ?? "--"
    try options.finish()
  }

  public func makeReader(for unit: WorkUnit) throws(SourceError) -> sending any BatchReader {
    CardReader(try TextLines(unit), columns: columns, end: end)
  }
}
