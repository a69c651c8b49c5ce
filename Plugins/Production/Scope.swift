import WaybillCore

/// What the figures of one side are of, as far as it is told.
struct Scope: Hashable, Sendable {
  /// Two words of which at most one is true of a figure.
  struct Pair: Sendable {
    let words: [String]
    /// What the pair answers, after "whether it is".
    let question: String
    var flags: Flags { words.reduce(into: Flags()) { $0.formUnion(Flags(name: $1) ?? []) } }
  }

  static let pairs = [
    Pair(words: ["consolidated", "not-consolidated"], question: "consolidated"),
    Pair(words: ["goods-only", "with-services"], question: "of goods only or with services"),
    Pair(
      words: ["on-territory", "by-headquarters"], question: "of works on the territory or of companies by their seat"),
    Pair(words: ["defence-only", "with-security"], question: "of defence only or with security"),
  ]
  static let words = pairs.flatMap(\.words)
  /// A figure that has states in it beside the one that it stands under.
  static let widerArea = Flags(name: "wider-area") ?? []
  static let flags = pairs.reduce(into: widerArea) { $0.formUnion($1.flags) }

  private let told: Flags

  /// Makes a scope of what records tell; of what they do not tell, the statement of the pipeline holds.
  init(_ records: Flags, orElse stated: Flags = []) {
    told = Self.pairs.reduce(into: records.intersection(Self.flags)) { told, pair in
      if told.isDisjoint(with: pair.flags) { told.formUnion(stated.intersection(pair.flags)) }
    }
  }

  /// How the scope of exports differs from that of production, in words; empty where all is told and the same.
  static func difference(exports: Scope, turnover: Scope) -> [String] {
    let pairs = pairs.compactMap { pair -> String? in
      let ours = exports.told.intersection(pair.flags).list
      let theirs = turnover.told.intersection(pair.flags).list
      if ours == theirs, ours.count == 1 { return nil }
      if ours.isEmpty, theirs.isEmpty { return "neither tells whether it is \(pair.question)" }
      return "exports \(words(ours)), turnover \(words(theirs))"
    }
    let wider = [(exports, "exports"), (turnover, "turnover")].compactMap { scope, name in
      scope.told.isSuperset(of: widerArea) ? "the \(name) of further states too" : nil
    }
    return wider + pairs
  }

  private static func words(_ list: [String]) -> String {
    list.isEmpty ? "do not tell" : list.joined(separator: " and ")
  }
}
