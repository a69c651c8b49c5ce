import WaybillCore

/// What a source reports in one facet.
struct Book: Hashable, Comparable, Sendable {
  let source: String
  let facet: Facet

  static func < (a: Self, b: Self) -> Bool { (a.source, a.facet) < (b.source, b.facet) }
}

/// Who exported, in which years, and where the exporter stood to the alliance under each rule.
struct Account: Hashable, Sendable {
  /// The code under which the exporter's figures are counted; nil when the exporter is unknown.
  let exporter: String?
  let years: ClosedRange<Int>
  let standings: [Standing]
}

/// Why a record is in no figure at all.
public enum SetAside: Hashable, Comparable, Sendable {
  /// Its event is one of those that the options leave out.
  case event(String)
  /// Its importer reports it, so that an exporter's report of the same transfer would count twice.
  case toldByImporter
  /// Nobody knows who exported it.
  case unknownExporter
}
