public import WaybillCore

/// Writes a run's report: pages, a brief, and in `tables` a CSV file a table with their `datapackage.json`.
///
/// In the first language of the report the pages are `index.html`, `figures.html`, `brief.html`, `brief.md` and
/// `allies/CODE.html`; in another one its code stands before the ending, as in `index.nl.html`.
public enum ReportWriter {
  /// Writes the report into `folder`, which is made where it is not there.
  ///
  /// The report appears whole or not at all, and the same report gives the same bytes. Files of an
  /// earlier report that this one has not go with it, by the list `report-files.txt`; others of the folder are left alone.
  ///
  /// - Throws: `cannot-write`, one for each file or folder that could not be written.
  public static func write(_ report: RunReport, to folder: String) throws(Diagnostics) {
    try placement(of: report, in: folder).place()
  }

  /// Writes the report beside its place in `folder`, for a caller that says when it takes it.
  ///
  /// - Throws: `cannot-write`, one for each file or folder that could not be written; nothing has changed then.
  public static func placement(of report: RunReport, in folder: String) throws(Diagnostics) -> ReportPlacement {
    let figures = ReportFigures(report)
    var files = pages(of: report, figures)
    let tables = report.writtenTables(figures.answers)
    for (table, file) in zip(tables, DataPackage.fileNames(for: tables)) {
      files.append(("tables/\(file)", CSVWriter.text(of: table)))
    }
    let title = Edition(report, figures, in: .english).title
    files.append(("tables/datapackage.json", DataPackage.text(title: title, tables: tables)))
    return try ReportPlacement(files.map { .init(name: $0.0, text: $0.1) }, in: folder)
  }

  /// The pages of every language, with their names from the report's folder.
  static func pages(of report: RunReport, _ figures: ReportFigures) -> [(name: String, text: String)] {
    report.languages.flatMap { language in
      let edition = Edition(report, figures, in: language)
      let exporters = figures.exporters.isEmpty ? [] : [ShareRow.all] + figures.exporters
      return [(edition.file("index"), IndexPage.text(edition))]
        + (FiguresPage.text(edition).map { [(edition.file("figures"), $0)] } ?? [])
        + [(edition.file("brief"), BriefPage.text(edition)), (edition.file("brief", "md"), BriefText.text(edition))]
        + exporters.map { (edition.file(AllyPage.name(of: $0)), AllyPage.text(of: $0, edition)) }
    }
  }
}
