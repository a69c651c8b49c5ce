public import WaybillCore

extension PartyGrammar {
  /// Reads one table of a mapping's `parties:`.
  static func read(
    _ line: ConfigNode.Entry, references: References
  ) throws(Diagnostics) -> PartyGrammar {
    guard let entries = line.value.table else {
      throw Diagnostics([.wrongShape(line.key, expected: "a table", found: line.value.kind, at: line.value.place)])
    }
    var table = OptionTable(entries, at: line.keyPlace)
    table.check(MappingKeys.grammar)
    var problems = Diagnostics()

    var normalise = Normalisation()
    for (step, place) in table.texts("normalise") ?? [] {
      switch step {
      case "trim": break
      case "collapse-spaces": normalise.collapseSpaces = true
      case "fold-case": normalise.foldCase = true
      case "apostrophes": normalise.unifyApostrophes = true
      default: problems.add(.unknownValue(step, of: "normalise", known: Normalisation.names, at: place))
      }
    }

    var gazetteer = Gazetteer()
    for (file, place) in table.texts("files") ?? [] {
      if let found = references.gazetteers[file] {
        gazetteer = gazetteer.adding(found)
      } else {
        problems.add(.unknownValue(file, of: "files", known: references.gazetteers.keys.sorted(), at: place))
      }
    }
    var index: [String: Party] = [:]
    do { index = try gazetteer.index(normalise, takesCodes: table.flag("codes")) } catch { problems.add(error) }

    var names: [PartyGrammar.Name] = []
    for entry in table.table("names") ?? [] {
      do {
        let target = try PartyTarget.read(entry.value, gazetteer: gazetteer, groups: references.groups.ids)
        names.append(.init(spelling: entry.key, target: target, text: entry.value.text ?? "", place: entry.keyPlace))
      } catch {
        problems.add(error)
      }
    }

    var suffixes: [(ending: String, kind: Party.Kind)] = []
    for entry in table.table("suffix") ?? [] {
      if let kind = entry.value.text.flatMap(Party.Kind.init(rawValue:)) {
        suffixes.append((entry.key, kind))
      } else {
        problems.add(
          .unknownValue(
            entry.value.text ?? entry.value.kind, of: "suffix", known: Party.Kind.allCases.map(\.rawValue),
            at: entry.value.place))
      }
    }
    suffixes.sort { $0.ending.count > $1.ending.count }
    let separators = (table.texts("split") ?? []).map { normalise.foldCase ? $0.text.lowercased() : $0.text }
    let joiner = table.text("join")
    _ = table.choice("unmatched", of: Unmatched.self)
    table.finish(into: &problems)
    try problems.throwIfErrors()
    return PartyGrammar(
      name: line.key, normalise: normalise, names: names, suffixes: suffixes, separators: separators, joiner: joiner,
      gazetteer: gazetteer, index: index)
  }

  enum Unmatched: String, CaseIterable { case reject }
}

/// The reference files that mappings may name, read once for a run.
public struct References: Sendable {
  /// Gazetteers by the name of their file.
  public var gazetteers: [String: Gazetteer] {
    didSet { gazetteer = Self.joined(gazetteers) }
  }
  /// All of them as one, for codes that no grammar reads.
  private(set) var gazetteer: Gazetteer
  public var groups: GroupBook
  public var categories: CategorySchemes
  /// The tables of lookups by the name of their file, or why one cannot be read.
  public var lookupTables: [String: Result<LookupTable, Diagnostics>] = [:]

  /// Makes a set of reference files.
  public init(
    gazetteers: [String: Gazetteer] = [:], groups: GroupBook = GroupBook(), categories: CategorySchemes = .init()
  ) {
    self.gazetteers = gazetteers
    gazetteer = Self.joined(gazetteers)
    self.groups = groups
    self.categories = categories
  }

  private static func joined(_ gazetteers: [String: Gazetteer]) -> Gazetteer {
    gazetteers.sorted { $0.key < $1.key }.reduce(Gazetteer()) { $0.adding($1.value) }
  }
}
