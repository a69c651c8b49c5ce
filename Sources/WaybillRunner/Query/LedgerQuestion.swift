public import WaybillCore
public import WaybillLedger

extension Workspace {
  /// Asks the pipeline's ledger in SQL; `run_records` has the records of its last run.
  ///
  /// - Parameters:
  ///   - header: told the names of the columns, before the first row.
  ///   - row: told a row; it says whether another is wanted.
  /// - Throws: why there is no answer: no ledger, no run, or a statement that is refused.
  public func ask(
    _ sql: String, header: ([String]) throws -> Void, row: ([QueryValue]) throws -> Bool
  ) throws(Diagnostics) {
    do {
      try openLedger().read { ledger in
        guard let last = try ledger.runs().last(where: { $0.pipelineHash == definitionHash }) else {
          throw Diagnostics([.noRunYet(pipeline.name)])
        }
        try ledger.query(sql, over: try ledger.ingests(ofResults: last.resultKey), header: header, row: row)
      }
    } catch {
      throw Diagnostics(explaining: error)
    }
  }
}
