import WaybillCore
import WaybillMapping
import WaybillReport

extension Gazetteer {
  /// The short names in a language of reports, by code.
  func names(in language: Language) -> [String: String] {
    switch language {
    case .english: names
    case .dutch: names(in: language.rawValue)
    }
  }
}

extension SeriesBreak {
  init(_ change: MappingFile.Break) {
    let dutch = change.dutch.map { [Language.dutch: $0] } ?? [:]
    self.init(
      year: change.year, exporter: change.exporter,
      texts: [.english: change.text].merging(dutch) { first, _ in first })
  }
}

extension MembershipChange {
  /// Who joined and who left each group in which year; memberships without a day are no change.
  static func all(in groups: GroupBook) -> [MembershipChange] {
    groups.ids.flatMap { id -> [MembershipChange] in
      let memberships = groups.group(id)?.memberships ?? []
      var changes: [Int: MembershipChange] = [:]
      for membership in memberships {
        if let year = membership.from?.year {
          changes[year, default: MembershipChange(group: id, year: year)].joined.append(membership.state)
        }
        if let year = membership.until?.year {
          changes[year, default: MembershipChange(group: id, year: year)].left.append(membership.state)
        }
      }
      return changes.values.sorted { $0.year < $1.year }
    }
  }
}
