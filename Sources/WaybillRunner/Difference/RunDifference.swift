import WaybillCore
import WaybillLedger

/// Which figures moved from one run to another, and why.
public struct RunDifference: Sendable {
  /// Why a figure can have moved.
  public enum Cause: String, Sendable, Hashable, CaseIterable {
    /// The files of a source are others.
    case data
    /// The mapping of a source is another, or a file that it names.
    case mapping
    /// The pipeline or its groups are others.
    case definition
    /// The program is another.
    case program
  }

  /// One thing that is not the same in both runs.
  public struct Reason: Sendable, Hashable {
    public let cause: Cause
    /// The source that it concerns; nil for what concerns all.
    public let source: String?
    public let words: String
    /// The option that is another, where it is one.
    public var option: OptionChange?
  }

  /// A run with its number in the ledger.
  public struct Run: Sendable, Hashable {
    public let number: Int
    let entry: RunEntry

    /// When the run began, in ISO 8601.
    public var started: String { entry.started }
    /// The pipeline file as the user named it.
    public var pipeline: String { entry.pipeline }
    /// The version of the program.
    public var program: String { entry.program }
    /// The key of the run's results, which runs with the same inputs share.
    public var results: String { entry.resultKey }
    public var exitStatus: Int { entry.exitStatus }
  }

  /// A change with what can have made it.
  public struct Explained: Sendable, Hashable {
    public let change: TableChange
    /// The causes that concern the figure's source, or all of them where it has none.
    public let causes: [Cause]
  }

  public let before: Run
  public let after: Run
  public let reasons: [Reason]
  public let changes: [Explained]

  init(_ before: Kept, _ after: Kept) {
    self.before = before.run
    self.after = after.run
    let reasons = Self.reasons(before, after)
    self.reasons = reasons
    changes = TableChange.all(from: before.tables, to: after.tables).map { change in
      let source = change.key("source")
      let own = reasons.filter { $0.source == nil || source == nil || $0.source == source }
      return Explained(change: change, causes: Cause.allCases.filter { cause in own.contains { $0.cause == cause } })
    }
  }

  /// What the ledger keeps of a run.
  struct Kept {
    let run: Run
    let tables: [MetricTable]
    let ingests: [IngestEntry]
  }

  private static func reasons(_ before: Kept, _ after: Kept) -> [Reason] {
    let sources = Set((before.ingests + after.ingests).map(\.mapping)).sorted()
    var reasons = sources.flatMap { self.reasons(of: $0, before.ingests, after.ingests) }
    let (old, new) = (before.run.entry, after.run.entry)
    if old.definitionHash != new.definitionHash {
      let isKnown = !old.definitionHash.isEmpty && !new.definitionHash.isEmpty
      if isKnown {
        reasons += definitions(before.run, after.run)
      } else if old.pipelineHash != new.pipelineHash {
        reasons.append(
          Reason(
            cause: .definition, source: nil,
            words: "the pipeline, its groups or a mapping are others; an older program did not keep them apart"))
      }
    }
    if old.program != new.program {
      reasons.append(Reason(cause: .program, source: nil, words: "program \(old.program), then \(new.program)"))
    }
    return reasons
  }

  /// Which options are others, and which of the files that the pipeline names itself.
  private static func definitions(_ before: Run, _ after: Run) -> [Reason] {
    func reason(_ words: String, _ option: OptionChange? = nil) -> Reason {
      Reason(cause: .definition, source: nil, words: words, option: option)
    }
    guard let old = KeptOptions(before.entry.options), let new = KeptOptions(after.entry.options) else {
      let unknown = [before, after].filter { KeptOptions($0.entry.options) == nil }.map { "\($0.number)" }.sorted()
      return [
        reason(
          "the pipeline or its groups are others; the options of run \(unknown.joined(separator: " and ")) are not known, "
            + "for an older program did not keep them")
      ]
    }
    let options = OptionChange.all(from: old.pipeline, to: new.pipeline)
    let files = Set(old.files.keys).union(new.files.keys).filter { new.files[$0] != old.files[$0] }.sorted()
    if options.isEmpty, files.isEmpty, old.files == new.files {
      return [reason("the pipeline is written otherwise, and asks for the same")]
    }
    return options.map { reason($0.words, $0) } + files.map { reason("the file '\($0)' is another") }
  }

  private static func reasons(of source: String, _ before: [IngestEntry], _ after: [IngestEntry]) -> [Reason] {
    let (old, new) = (before.filter { $0.mapping == source }, after.filter { $0.mapping == source })
    if old.isEmpty { return [Reason(cause: .definition, source: source, words: "only the second run reads it")] }
    if new.isEmpty { return [Reason(cause: .definition, source: source, words: "only the first run reads it")] }
    var reasons: [Reason] = []
    let (gone, come) = (
      old.filter { file in !new.contains { $0.snapshot.sha256 == file.snapshot.sha256 } },
      new.filter { file in !old.contains { $0.snapshot.sha256 == file.snapshot.sha256 } }
    )
    reasons += gone.map { Reason(cause: .data, source: source, words: "without \($0.words)") }
    reasons += come.map { Reason(cause: .data, source: source, words: "with \($0.words)") }
    if Set(old.map(\.mappingHash)) != Set(new.map(\.mappingHash)) {
      reasons.append(
        Reason(cause: .mapping, source: source, words: "the mapping or a file that it names is another"))
    }
    return reasons
  }
}

extension IngestEntry {
  /// The file, with its date where it has one.
  fileprivate var words: String {
    "'\(snapshot.name)'\(vintage.map { " of \($0)" } ?? "") (sha256 \(snapshot.sha256.prefix(12)))"
  }
}

extension OptionChange {
  /// What a person reads, on one line that is not too long.
  fileprivate var words: String { "\(name): \(Self.shown(before)), then \(Self.shown(after))" }

  private static let most = 100

  private static func shown(_ value: String?) -> String {
    guard let value else { return "left out" }
    return value.count > most ? "\(value.prefix(most))…" : value
  }
}
