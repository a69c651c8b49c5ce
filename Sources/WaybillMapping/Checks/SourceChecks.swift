public import WaybillCore

/// The checks of a mapping over all records of its source: a mergeable value.
///
/// Adding all batches gives the same as adding parts and merging them, in any order.
public struct SourceChecks: Sendable {
  /// How many groups or different keys one check can tell apart.
  public static let groupLimit = 5_000_000

  private let checks: [MappingCheck]
  private var filters: [RecordFilter]
  private var records = 0
  /// How many of the records each check was given.
  private var chosen: [Int]
  private var tallies: [any CheckTally]

  /// Makes a value that has seen nothing.
  ///
  /// - Parameter groupLimit: How many groups or different keys one check can tell apart; past it the check fails.
  public init(_ checks: [MappingCheck], groupLimit: Int = Self.groupLimit) {
    self.checks = checks
    filters = checks.map(\.filter)
    chosen = checks.map { _ in 0 }
    tallies = checks.map { check in
      switch check.rule {
      case .rows(let bounds): RowTally(bounds: bounds)
      case .rejects(let bounds): RejectTally(bounds: bounds)
      case .records(let bounds): RecordTally(bounds: bounds)
      case .bounds(let min, let max): BoundsTally(min: min, max: max)
      case .sum(let fields, let tolerance): SumTally(by: fields, tolerance, limit: groupLimit)
      case .unique(let fields): UniqueTally(fields, limit: groupLimit)
      case .years(let from, let until, let fields): YearTally(from: from, until: until, by: fields, limit: groupLimit)
      }
    }
  }

  /// Adds the records of a batch.
  ///
  /// - Parameter file: The place of their file among those of the source, from 0.
  public mutating func add(_ batch: borrowing RecordBatch, file: Int) {
    records += batch.count
    for index in checks.indices {
      filters[index].choose(from: batch)
      tallies[index].add(batch, rows: filters[index].rows, file: file)
      chosen[index] += filters[index].rows.count
    }
  }

  /// Adds what another value with the same checks has seen.
  public mutating func merge(_ other: Self) {
    func merge<Tally: CheckTally>(_ tally: inout Tally, _ other: any CheckTally) {
      guard let other = other as? Tally else { preconditionFailure("the values have other checks") }
      tally.merge(other)
    }
    records += other.records
    for index in tallies.indices {
      merge(&tallies[index], other.tallies[index])
      chosen[index] += other.chosen[index]
    }
  }

  /// How each check ended, in the order of the mapping.
  ///
  /// - Parameters:
  ///   - account: What became of the rows of all files.
  ///   - files: The names of the files, in their order.
  public func outcomes(
    account: RowAccount, files: [String], parts: [[WorkUnit.Part]] = []
  ) -> [CheckOutcome] {
    checks.indices.map { index in
      let check = checks[index]
      let ofWhich = CheckWords.filter(check.filter)
      var finding = tallies[index].finding(CheckContext(account: account, files: files, parts: parts))
      // What is asked of no record holds of none: most often a word of `where` is misspelt.
      if !ofWhich.isEmpty, chosen[index] == 0, records > 0, finding.passed, check.metric != .recordCount {
        finding = CheckFinding(
          expected: finding.expected, found: "no record that 'where' chooses", passed: false, examples: [])
      }
      return CheckOutcome(
        name: check.name, metric: check.metric, severity: check.severity, place: check.place,
        expected: ofWhich.isEmpty ? finding.expected : "\(finding.expected); where \(ofWhich)", found: finding.found,
        passed: finding.passed, examples: finding.examples)
    }
  }
}

/// How one check ended.
public struct CheckOutcome: Sendable, Hashable {
  /// How many examples of a failure are kept.
  public static let exampleLimit = 5

  public let name: String
  public let metric: MappingCheck.Metric
  public let severity: MappingCheck.Severity
  /// Where the mapping asks for it.
  public let place: Place
  /// What must hold, in words.
  public let expected: String
  /// What was found, in words.
  public let found: String
  public let passed: Bool
  /// The first of what is wrong, each with its place where it has one.
  public let examples: [Diagnostic.Note]

  /// What is said of a check that failed; nil for one that passed.
  public var diagnostic: Diagnostic? { passed ? nil : .checkFailed(self) }
}

/// What a check counts: a mergeable value.
protocol CheckTally: Sendable {
  /// Adds the records of a batch that the check is of.
  mutating func add(_ batch: borrowing RecordBatch, rows: [Int], file: Int)
  /// Adds what another value of the same check has seen.
  mutating func merge(_ other: Self)
  /// What was found.
  func finding(_ context: CheckContext) -> CheckFinding
}

/// What a check is told when it is asked for its finding.
struct CheckContext {
  let account: RowAccount
  let files: [String]
  /// The parts of each file; none where nobody tells.
  let parts: [[WorkUnit.Part]]
}

/// What a check found.
struct CheckFinding {
  let expected: String
  let found: String
  let passed: Bool
  var examples: [Diagnostic.Note] = []
}
