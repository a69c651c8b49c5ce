import WaybillCore
import WaybillLedger
import WaybillMapping
import WaybillReport

/// One source of a run with its files in the ledger: what metrics and the report are told of it.
struct KeptSource {
  let source: Workspace.Source
  private(set) var ingests: [SnapshotIngest.Kept] = []
  private var account = RowAccount()
  private var checks: SourceChecks
  /// What taking the files in took.
  private(set) var timings = Timings()

  init(_ source: Workspace.Source) {
    self.source = source
    checks = SourceChecks(source.mapping.checks)
  }

  /// Takes one file into the ledger, or finds it there, and adds its records to the metrics.
  ///
  /// - Parameter shards: The shards of its units, where the file is not to be read here.
  mutating func add(
    _ file: PipelineFile.Source.File, shards: FileShards? = nil, to metrics: inout MetricSet,
    in ledger: LedgerTransaction, threads: ThreadChoice, progress: @escaping Progress.Listener
  ) throws {
    let intake = SnapshotIngest(source: source, file: file, threads: threads, shards: shards, progress: progress)
    let fresh = SourceChecks(source.mapping.checks)
    var gatherer = SourceGatherer(checks: checks, fresh: fresh, ingests.count, metrics)
    // Held once, so that nothing is copied when it is added to.
    (checks, metrics) = (fresh, metrics.emptied)
    let ingest: SnapshotIngest.Kept
    if let shards {
      ingest = try intake.run(shards.snapshot, in: ledger, gathering: &gatherer)
    } else if let size = try intake.sizeOfNewFile(in: ledger) {
      ingest = try intake.runNew(ofSize: size, in: ledger, gathering: &gatherer)
    } else {
      let snapshot = try timings.time(.hash) { try intake.snapshot() }
      if let first = ingests.first(where: { $0.snapshot.sha256 == snapshot.sha256 }) {
        throw Diagnostics([.sameFile(file.name, first.snapshot.name, at: file.place)])
      }
      ingest = try intake.run(snapshot, in: ledger, gathering: &gatherer)
    }
    (checks, metrics) = (gatherer.checks, gatherer.metrics)
    ingests.append(ingest)
    timings.merge(ingest.timings)
    account.merge(ingest.account)
  }

  /// What is worth saying about the files, though they could be read.
  var warnings: [Diagnostic] {
    source.mapping.placeholders + source.mapping.testWarnings
      + ingests.filter { $0.account.rowsIn == 0 }.map { .noRows($0.snapshot.name) }
      + ingests.filter { $0.account.rejectsNotKept > 0 }.map {
        .rejectsNotKept(
          $0.snapshot.name, kept: $0.rejects.count, of: $0.rejects.count + $0.account.rejectsNotKept)
      }
      + (account.rowsIn == 0 ? [] : source.mapping.warnings(of: account))
  }

  /// How many rows and emits were refused.
  var rejectCount: Int { account.rowsRejected + account.emitsRejected }

  /// How many records the files have.
  var recordCount: Int { account.records }

  /// How the checks of the mapping ended, over all files.
  func checkOutcomes() -> [CheckOutcome] {
    checks.outcomes(account: account, files: ingests.map(\.snapshot.name), parts: ingests.map(\.parts))
  }

  /// What the report is told.
  func report(years: [Int], checks: [CheckOutcome]) -> SourceReport {
    let about = source.mapping.about
    return SourceReport(
      id: source.mapping.id, title: about.title, publisher: about.publisher, url: about.url, terms: about.terms,
      mapping: source.name, reporting: source.mapping.reporting.words,
      isComplete: source.mapping.reporting == .complete,
      files: ingests.map { ingest in
        FileReport(
          name: ingest.snapshot.name, sha256: ingest.snapshot.sha256, size: ingest.snapshot.size,
          captures: ingest.captures, rowsIn: ingest.account.rowsIn, records: ingest.account.records)
      },
      rowsIn: account.rowsIn, rowsMapped: account.rowsMapped, rowsDropped: account.rowsDropped,
      rowsRejected: account.rowsRejected, records: account.records, emitRejects: account.emitsRejected,
      dropped: counts(account.dropped, first: firstDropped), skipped: counts(account.skipped),
      repairs: counts(account.notes),
      rejects: rejectGroups(), years: years.first.map { $0...(years.last ?? $0) },
      alreadyKept: ingests.allSatisfy(\.wasThere), checks: checks.map(CheckReport.init),
      breaks: about.breaks.map(SeriesBreak.init))
  }

  private func counts(_ reasons: [String: Int], first: (String) -> String? = { _ in nil }) -> [ReasonCount] {
    reasons.sorted { $0.key < $1.key }.map { ReasonCount($0.key, $0.value, first: first($0.key)) }
  }

  /// Where the first row was left aside for a reason, in the first of the files that has one.
  private func firstDropped(_ reason: String) -> String? {
    for ingest in ingests {
      guard let row = ingest.account.firstDropped[reason] else { continue }
      return ingest.parts.part(of: row).place(in: ingest.snapshot.name, line: row.line).description
    }
    return nil
  }

  private func rejectGroups() -> [RejectGroup] {
    var groups: [Diagnostic.Code: (count: Int, examples: [Diagnostic])] = [:]
    for ingest in ingests {
      for reject in ingest.rejects {
        groups[reject.code, default: (0, [])].count += 1
        if groups[reject.code, default: (0, [])].examples.count < RejectGroup.exampleLimit {
          groups[reject.code]?.examples.append(
            reject.diagnostic(in: ingest.snapshot.name, part: ingest.parts.part(of: reject)))
        }
      }
    }
    return groups.sorted { $0.key < $1.key }.map {
      RejectGroup($0.key, count: $0.value.count, examples: $0.value.examples)
    }
  }
}

/// What the checks of a mapping and the metrics of a run see of one file.
private struct SourceGatherer: BatchGatherer {
  private(set) var checks: SourceChecks
  private(set) var metrics: MetricSet
  private let fresh: SourceChecks
  private let file: Int

  init(checks: SourceChecks, fresh: SourceChecks, _ file: Int, _ metrics: MetricSet) {
    self.checks = checks
    self.fresh = fresh
    self.file = file
    self.metrics = metrics
  }

  var emptied: Self { Self(checks: fresh, fresh: fresh, file, metrics.emptied) }

  mutating func add(_ batch: borrowing RecordBatch) {
    checks.add(batch, file: file)
    metrics.add(batch)
  }

  mutating func merge(_ other: Self) {
    checks.merge(other.checks)
    metrics.merge(other.metrics)
  }
}

extension CheckReport {
  fileprivate init(_ outcome: CheckOutcome) {
    self.init(
      name: outcome.name, kind: outcome.metric.rawValue, severity: outcome.severity.rawValue,
      expected: outcome.expected, found: outcome.found, passed: outcome.passed,
      examples: outcome.examples.map { .init($0.message, at: $0.place) })
  }
}

extension SourceFacts.Reporting {
  /// How the source reports, for a reader.
  fileprivate var words: String {
    switch self {
    case .complete: "complete: no row is a zero"
    case .byState(.group(let group)): "by state, the members of \(group): silence is not a zero"
    case .byState(.states(let states)): "by state (\(states.joined(separator: ", "))): silence is not a zero"
    }
  }
}
