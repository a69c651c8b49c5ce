public import WaybillCore
import WaybillFormats

/// A state's report of one year as the register's site shows it: a panel for each list, in a fixed order.
///
/// Each row of a list becomes a row, one that counts several things several. The report itself is a row too, so that one
/// without any list tells that there was nothing to report.
public struct ReportPage: SourceAdapter {
  public static let descriptor = SourceDescriptor(
    id: "unroca-report", title: "UN Register of Conventional Arms, report of a year in HTML",
    options: HTMLPageOptions.specs)

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
    return try ReportPageReader(HTMLPieces(page.bytes.open(unit), options), unit, page)
  }

  /// The columns that every row gets.
  static let columns = [
    "list", "state", "year", "category", "partner", "items", "counted", "origin", "intermediate", "description",
    "comments",
  ]
}

/// A panel of a report, by its place behind the first.
enum Panel: Int, CaseIterable {
  case exports = 1
  case imports, holdings, production, policies
  case smallArmsExports, lightWeaponsExports, smallArmsImports, lightWeaponsImports

  /// What rows call the list.
  var name: String {
    switch self {
    case .exports: "exports"
    case .imports: "imports"
    case .holdings: "holdings"
    case .production: "production"
    case .policies: "policies"
    case .smallArmsExports: "small-arms-exports"
    case .lightWeaponsExports: "light-weapons-exports"
    case .smallArmsImports: "small-arms-imports"
    case .lightWeaponsImports: "light-weapons-imports"
    }
  }

  /// A word of each heading; none where the list has no figures.
  var headings: [String] {
    switch self {
    case .exports, .smallArmsExports, .lightWeaponsExports:
      ["category", "importer", "number", "origin", "intermediate", "description", "comments"]
    case .imports, .smallArmsImports, .lightWeaponsImports:
      ["category", "exporter", "number", "origin", "intermediate", "description", "comments"]
    case .holdings, .production: ["category", "number", "description", "comments"]
    case .policies: []
    }
  }
}
