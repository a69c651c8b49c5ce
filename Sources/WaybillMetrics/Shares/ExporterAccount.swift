public import WaybillCore

/// What a source reports in one facet.
public struct FacetBook: Hashable, Comparable, Sendable {
  public let source: String
  public let facet: Facet

  /// Makes the book of a source and a facet.
  public init(source: String, facet: Facet) {
    self.source = source
    self.facet = facet
  }

  public static func < (a: Self, b: Self) -> Bool { (a.source, a.facet) < (b.source, b.facet) }
}

/// Who exported, in which years, and where the exporter stood to the alliance under each rule.
public struct ExporterAccount: Hashable, Sendable {
  /// The code under which the exporter's figures are counted; nil when the exporter is unknown.
  public let exporter: String?
  public let years: ClosedRange<Int>
  public let standings: [Standing]
}

/// Why a record is in no figure at all.
public enum SetAside: Hashable, Comparable, Sendable {
  /// Its event is one of those that the options leave out.
  case event(String)
  /// Its importer reports it, so that an exporter's report of the same transfer would count twice.
  case toldByImporter
  /// Nobody knows who exported it.
  case unknownExporter

  /// The reason as tables write it.
  public var words: String {
    switch self {
    case .event(let event): "event \(event): named by leave_out"
    case .toldByImporter: "told by the importer: the exporter's report counts"
    case .unknownExporter: "exporter unknown"
    }
  }
}
