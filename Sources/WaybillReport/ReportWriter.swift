import FoundationEssentials
import Glibc
public import WaybillCore

/// Writes a run's report: `index.html`, and in `tables` a CSV file a table with their `datapackage.json`.
public enum ReportWriter {
  /// Writes the report into `folder`, which is made where it is not there.
  ///
  /// Each file appears whole or not at all, and the same report gives the same bytes. Other files of the folder are
  /// left alone.
  ///
  /// - Throws: `cannot-write`, one for each file or folder that could not be written.
  public static func write(_ report: RunReport, to folder: String) throws(Diagnostics) {
    let folderOfTables = "\(folder)/tables"
    let answers = ShareAnswer.all(in: report)
    let tables = report.writtenTables(answers)
    do {
      try FileManager.default.createDirectory(atPath: folderOfTables, withIntermediateDirectories: true)
    } catch {
      throw Diagnostics([.cannotWrite(folderOfTables, because: reason(error))])
    }
    var problems = Diagnostics()
    func write(_ text: String, to path: String) {
      do {
        try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
      } catch {
        problems.add(.cannotWrite(path, because: reason(error)))
      }
    }
    for (table, file) in zip(tables, DataPackage.fileNames(for: tables)) {
      write(CSVWriter.text(of: table), to: "\(folderOfTables)/\(file)")
    }
    write(DataPackage.text(title: report.question, tables: tables), to: "\(folderOfTables)/datapackage.json")
    write(Page.text(of: report, answers), to: "\(folder)/index.html")
    try problems.throwIfErrors()
  }

  private static func reason(_ error: any Error) -> String {
    guard let cause = (error as? CocoaError)?.underlying as? POSIXError else { return "the system refused" }
    return String(cString: strerror(cause.code.rawValue)).lowercased()
  }
}
