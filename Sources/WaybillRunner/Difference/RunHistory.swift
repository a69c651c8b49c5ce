public import WaybillCore
import WaybillLedger

/// The runs that a pipeline's ledger keeps.
public struct RunHistory: Sendable {
  /// The runs, oldest first.
  public let runs: [RunDifference.Run]
  private let ledger: Ledger
  private let pipeline: String

  /// Opens the ledger of a pipeline.
  ///
  /// - Throws: why there is nothing to ask.
  public init(of workspace: Workspace) throws(Diagnostics) {
    do {
      let ledger = try workspace.openLedger()
      self.ledger = ledger
      pipeline = workspace.pipeline.name
      runs = try ledger.read { try $0.numberedRuns() }.map { RunDifference.Run(number: $0.number, entry: $0.run) }
    } catch {
      throw Diagnostics(explaining: error)
    }
  }

  /// Compares two runs by their numbers; when they are left out, the last run with the last one before it that had
  /// other results, or else with the run before it.
  ///
  /// - Throws: a diagnostic for a number that no run has, and where there are fewer than two runs.
  public func difference(from first: Int? = nil, to second: Int? = nil) throws(Diagnostics) -> RunDifference {
    guard runs.count > 1, let last = runs.last else {
      throw Diagnostics([.noTwoRuns(runs.count, pipeline: pipeline)])
    }
    let after = try second.map { number throws(Diagnostics) in try run(number) } ?? last
    let earlier = runs.filter { $0.number < after.number }
    let other = earlier.last { $0.entry.resultKey != after.entry.resultKey } ?? earlier.last
    guard let before = try first.map({ number throws(Diagnostics) in try run(number) }) ?? other else {
      throw Diagnostics([.noTwoRuns(1, pipeline: pipeline)])
    }
    do {
      return try ledger.read { RunDifference(try kept(before, in: $0), try kept(after, in: $0)) }
    } catch {
      throw Diagnostics(explaining: error)
    }
  }

  private func run(_ number: Int) throws(Diagnostics) -> RunDifference.Run {
    guard let run = runs.first(where: { $0.number == number }) else {
      throw Diagnostics([.noRun(number, known: runs.map(\.number))])
    }
    return run
  }

  private func kept(_ run: RunDifference.Run, in ledger: LedgerReader) throws -> RunDifference.Kept {
    RunDifference.Kept(
      run: run, tables: try ledger.results(key: run.entry.resultKey) ?? [],
      ingests: try ledger.ingests(ofResults: run.entry.resultKey).map { try ledger.ingest($0) })
  }
}
