public import WaybillCore
import WaybillFormats

/// Tables in the sheets of a workbook (XLSX): any sheets, header and preamble, as the mapping says.
public struct WorkbookTable: SourceAdapter {
  public static let descriptor = SourceDescriptor(
    id: "xlsx", title: "Table in a workbook", options: WorkbookOptions.specs)

  private let tables: WorkbookTables

  public init(options: OptionTable) throws(Diagnostics) {
    var options = options
    tables = WorkbookTables(WorkbookOptions(reading: &options))
    try options.finish()
  }

  public func units(of snapshot: Snapshot, atMost count: Int) throws(SourceError) -> [WorkUnit] {
    try tables.units(of: snapshot, atMost: count)
  }

  public func makeReader(for unit: WorkUnit) throws(SourceError) -> sending any BatchReader {
    try tables.makeReader(for: unit)
  }
}
