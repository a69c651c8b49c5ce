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

    /// Makes a filter; what is left out is not asked for.
    public init(source: String? = nil, code: String? = nil, limit: Int? = nil) {
      self.source = source
      self.code = code
      self.limit = limit
    }
  }

  /// One reject with the source and the file that it came from.
  public struct Entry: Sendable {
    public let source: String
    public let file: String
    public let reject: Reject
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
        for ingest in try KeptIngests(of: self, in: ledger).all where filter.source ?? ingest.source == ingest.source {
          for reject in try ledger.rejects(of: ingest.id)
          where filter.code ?? reject.code.rawValue == reject.code.rawValue {
            count += 1
            if entries.count < filter.limit ?? Int.max {
              entries.append(.init(source: ingest.source, file: ingest.name, reject: reject))
            }
          }
        }
        return RejectList(entries: entries, count: count)
      }
    } catch {
      throw Diagnostics(explaining: error)
    }
  }
}
