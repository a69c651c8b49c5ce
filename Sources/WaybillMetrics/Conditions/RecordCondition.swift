public import WaybillCore

/// Which records a sum takes: each key that a pipeline gives must be met.
public struct RecordCondition: Hashable, Sendable {
  public var exporters: Set<String>?
  public var exporterIn: GroupUnion?
  public var destinations: Set<String>?
  public var destinationIn: GroupUnion?
  public var categories: Set<String>?
  public var items: Set<String>?
  public var events: Set<Event>?
  public var perspectives: Set<Perspective>?
  /// A record must have one of these flags.
  public var flags: Flags?
  public var sources: Set<String>?
  public var years: Set<Int>?
  /// A record that meets one of these does not meet the condition.
  public var exceptions: [RecordCondition] = []

  /// Makes a condition that every record meets.
  public init() {}

  /// The groups that are named, those of exceptions too.
  public var unions: [GroupUnion] {
    [exporterIn, destinationIn].compactMap(\.self) + exceptions.flatMap(\.unions)
  }

  /// Whether it says from which side a record must be told, or must not.
  public var asksForPerspective: Bool { perspectives != nil || exceptions.contains(where: \.asksForPerspective) }

  /// The flags that are asked for, those of exceptions too.
  public var namedFlags: Flags {
    exceptions.reduce(into: flags ?? []) { $0.formUnion($1.namedFlags) }
  }

  /// What is asked of an exporter; one that is not known may be any.
  public func answer(exporter: Party?, over period: Period, _ judge: ConditionJudge) -> ConditionAnswer {
    guard let exporter else { return exporters == nil && exporterIn == nil ? .yes : .maybe }
    let named = exporters.map { ConditionAnswer($0.contains(exporter.code) || $0.contains(exporter.countsAs)) } ?? .yes
    let member = exporterIn.map { judge.answer(exporter, in: $0, over: period) } ?? .yes
    return min(named, member)
  }

  /// What is asked of a destination; a set of several may be any of them, one that is not known may be anywhere.
  public func answer(destination: PartySet?, over period: Period, _ judge: ConditionJudge) -> ConditionAnswer {
    guard let destination, destination.unknown == nil else {
      return destinations == nil && destinationIn == nil ? .yes : .maybe
    }
    let named = destinations.map { codes in
      let found = destination.parties.map { codes.contains($0.code) || codes.contains($0.countsAs) }
      // Members of a group that the cell names may be among those that are asked for.
      if !destination.groups.isEmpty { return ConditionAnswer.maybe }
      return found.allSatisfy { $0 } ? .yes : found.contains(true) ? .maybe : .no
    }
    let member = destinationIn.map { judge.answer(destination, in: $0, over: period) }
    return min(named ?? .yes, member ?? .yes)
  }

  /// What is asked of a category; one that is not stated may be any.
  public func answer(category: Category?) -> ConditionAnswer {
    guard let categories else { return .yes }
    return category.map { ConditionAnswer(categories.contains($0.code)) } ?? .maybe
  }

  /// What is asked of the item; one that is not stated may be any.
  public func answer(item: String?) -> ConditionAnswer {
    guard let items else { return .yes }
    return item.map { ConditionAnswer(items.contains($0)) } ?? .maybe
  }

  /// What is asked of the period: one of several years may be a year asked for.
  public func answer(period: Period) -> ConditionAnswer {
    guard let years else { return .yes }
    let within = period.years.count { years.contains($0) }
    return within == period.years.count ? .yes : within == 0 ? .no : .maybe
  }

  /// What is asked of the words that every record has.
  public func answer(source: String, event: Event, perspective: Perspective, hasFlag: Bool) -> ConditionAnswer {
    ConditionAnswer(
      sources?.contains(source) ?? true && events?.contains(event) ?? true
        && perspectives?.contains(perspective) ?? true && (flags == nil || hasFlag))
  }
}
