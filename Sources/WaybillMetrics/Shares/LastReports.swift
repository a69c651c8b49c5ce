/// What each exporter told in single years, to stand in for a later year in which it told nothing.
public struct LastReports: Sendable {
  private var entries: [ExporterYear: [SeriesReading.Entry]] = [:]
  /// The years told of each exporter, falling.
  private var years: [String: [Int]] = [:]

  /// Reads what a series tells of single years.
  public init(_ reading: SeriesReading) {
    for entry in reading.entries {
      if let year = entry.exporterYear { entries[year, default: []].append(entry) }
    }
    for year in entries.keys { years[year.exporter, default: []].append(year.year) }
    for exporter in years.keys { years[exporter]?.sort(by: >) }
  }

  /// The last year before a silent one of which the exporter told something; nil when there is none.
  public func year(before silent: ExporterYear) -> ExporterYear? {
    years[silent.exporter]?.first { $0 < silent.year }.map { ExporterYear(exporter: silent.exporter, year: $0) }
  }

  /// The sums of a year that was told.
  public func entries(of year: ExporterYear) -> [SeriesReading.Entry] { entries[year] ?? [] }
}
