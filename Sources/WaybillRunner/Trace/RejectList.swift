public import WaybillCore
import WaybillLedger
import WaybillMapping

/// The rejects of a pipeline's files, as the last run left them.
public struct RejectList: Sendable {
  /// Which rejects to give.
  public struct Filter: Sendable {
    public var source: String?
    public var code: String?
    public var limit: Int?
    /// Whether rejects that were tried again are given too.
    public var history: Bool

    /// Makes a filter; what is left out is not asked for.
    public init(source: String? = nil, code: String? = nil, limit: Int? = nil, history: Bool = false) {
      self.source = source
      self.code = code
      self.limit = limit
      self.history = history
    }
  }

  /// One reject with the source and the file that it came from.
  public struct Entry: Sendable {
    public let source: String
    public let file: String
    /// The unit of the file.
    public let part: WorkUnit.Part
    public let reject: Reject
    /// What became of a reject that was tried again.
    public let fate: Fate
  }

  /// What became of a reject.
  public enum Fate: String, Sendable {
    /// It was not tried again.
    case open
    /// It was tried again and is no reject any more.
    case mended
    /// It was tried again and refused again.
    case refusedAgain = "refused-again"
  }

  /// The rejects asked for, up to the limit, in the order of the pipeline and of their lines.
  public let entries: [Entry]
  /// How many rejects fit the filter in all.
  public let count: Int
}

extension Workspace {
  /// The rejects of the pipeline's files in its ledger.
  ///
  /// - Throws: a diagnostic for a source that the pipeline does not have, and for files that no run has taken in.
  public func rejects(_ filter: RejectList.Filter) throws(Diagnostics) -> RejectList {
    let known = sources.map(\.mapping.id)
    if let source = filter.source, !known.contains(source) {
      throw Diagnostics([.unknownSource(source, known: known)])
    }
    do {
      return try openLedger().read { ledger in
        var entries: [RejectList.Entry] = []
        var count = 0
        let ingests = try KeptIngests(of: self, in: ledger, history: filter.history).all.filter {
          filter.source ?? $0.source == $0.source
        }
        for (place, ingest) in ingests.enumerated() where filter.history || !ingest.isReplayed {
          let last = ingests[place...].first { !$0.isReplayed }
          let left = Set(ingest.isReplayed ? try last.map { try ledger.rejects(of: $0.id).map(\.spot) } ?? [] : [])
          for reject in try ledger.rejects(of: ingest.id)
          where filter.code ?? reject.code.rawValue == reject.code.rawValue {
            count += 1
            if entries.count >= filter.limit ?? Int.max { continue }
            let fate: RejectList.Fate =
              ingest.isReplayed ? left.contains(reject.spot) ? .refusedAgain : .mended : .open
            entries.append(
              .init(
                source: ingest.source, file: ingest.name, part: ingest.parts.part(of: reject), reject: reject,
                fate: fate))
          }
        }
        return RejectList(entries: entries, count: count)
      }
    } catch {
      throw Diagnostics(explaining: error)
    }
  }
}

extension Reject {
  /// What was refused, whatever the reason: the whole row, or one emit of it.
  fileprivate struct Spot: Hashable {
    let part, firstLine: Int
    let emit: Int?
  }

  fileprivate var spot: Spot { Spot(part: part, firstLine: firstLine, emit: emit) }
}
