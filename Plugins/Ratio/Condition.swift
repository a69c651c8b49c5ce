import WaybillCore
import WaybillMetrics

/// Which records a sum takes: each key that a pipeline gives must be met.
struct Condition: Hashable, Sendable {
  var exporters: Set<String>?
  var exporterIn: GroupUnion?
  var destinations: Set<String>?
  var destinationIn: GroupUnion?
  var categories: Set<String>?
  var events: Set<Event>?
  var perspectives: Set<Perspective>?
  /// A record must have one of these flags.
  var flags: Flags?
  var sources: Set<String>?
  var years: Set<Int>?

  /// What is asked of an exporter; one that is not known may be any.
  func answer(exporter: Party?, over period: Period, _ judge: Judge) -> Answer {
    guard let exporter else { return exporters == nil && exporterIn == nil ? .yes : .maybe }
    let named = exporters.map { Answer($0.contains(exporter.code) || $0.contains(exporter.countsAs)) } ?? .yes
    let member = exporterIn.map { judge.answer(exporter, in: $0, over: period) } ?? .yes
    return min(named, member)
  }

  /// What is asked of a destination; a set of several may be any of them, one that is not known may be anywhere.
  func answer(destination: PartySet?, over period: Period, _ judge: Judge) -> Answer {
    guard let destination, destination.unknown == nil else {
      return destinations == nil && destinationIn == nil ? .yes : .maybe
    }
    let named = destinations.map { codes in
      let found = destination.parties.map { codes.contains($0.code) || codes.contains($0.countsAs) }
      // Members of a group that the cell names may be among those that are asked for.
      if !destination.groups.isEmpty { return Answer.maybe }
      return found.allSatisfy { $0 } ? .yes : found.contains(true) ? .maybe : .no
    }
    let member = destinationIn.map { judge.answer(destination, in: $0, over: period) }
    return min(named ?? .yes, member ?? .yes)
  }

  /// What is asked of a category; one that is not stated may be any.
  func answer(category: Category?) -> Answer {
    guard let categories else { return .yes }
    return category.map { Answer(categories.contains($0.code)) } ?? .maybe
  }

  /// What is asked of the period: one of several years may be a year asked for.
  func answer(period: Period) -> Answer {
    guard let years else { return .yes }
    let within = period.years.count { years.contains($0) }
    return within == period.years.count ? .yes : within == 0 ? .no : .maybe
  }

  /// What is asked of the words that every record has.
  func answer(source: String, event: Event, perspective: Perspective, hasFlag: Bool) -> Answer {
    Answer(
      sources?.contains(source) ?? true && events?.contains(event) ?? true
        && perspectives?.contains(perspective) ?? true && (flags == nil || hasFlag))
  }
}

/// Where parties stand to groups, under the one rule that a pipeline chose.
struct Judge: Sendable {
  let book: GroupBook
  let rule: MembershipRule

  func answer(_ party: Party, in union: GroupUnion, over period: Period) -> Answer {
    Answer(book.standing(of: party, in: union, over: period, rule: rule))
  }

  func answer(_ set: PartySet, in union: GroupUnion, over period: Period) -> Answer {
    Answer(book.standing(of: set, in: union, over: period, rule: rule))
  }
}

extension Answer {
  fileprivate init(_ standing: Standing) {
    self =
      switch standing {
      case .inside: .yes
      case .outside: .no
      case .undetermined: .maybe
      }
  }
}
