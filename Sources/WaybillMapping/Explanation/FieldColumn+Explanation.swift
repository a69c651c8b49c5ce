import WaybillCore

extension FieldColumn {
  /// The field's steps over one text, by the resolver that a run uses.
  ///
  /// - Parameter trimmed: The text that the steps begin with; nil for that of a constant.
  func explained(
    from origin: Explanation.Step, trimmed: String?, _ dictionaries: inout Dictionaries
  ) -> Explanation.Field {
    // A copy, so that nothing of the question stays behind in a field that a run may go on with.
    var resolver = resolver
    let (outcome, steps) = resolver.explain(trimmed ?? origin.text, into: &dictionaries)
    let trim = trimmed.map { [Explanation.Step("trim", Self.shown($0))] } ?? []
    return explained(
      [origin] + trim + steps.map { .init($0.name, Self.shown($0.text)) }, outcome, resolver, dictionaries)
  }

  /// A number that was worked out, with what became of it.
  func explained(
    from origin: Explanation.Step, as outcome: Outcome, _ dictionaries: Dictionaries
  ) -> Explanation.Field {
    explained([origin], outcome, resolver, dictionaries)
  }

  private func explained(
    _ steps: [Explanation.Step], _ outcome: Outcome, _ resolver: FieldResolver, _ dictionaries: Dictionaries
  ) -> Explanation.Field {
    let end: Explanation.End =
      switch outcome.state {
      case .ok: .read(words(outcome, resolver.field, dictionaries))
      case .absent: .absent
      case .failed:
        .refused(resolver.failures[Int(outcome.a)].code, resolver.failures[Int(outcome.a)].message)
      case .noFigure: .noRecord(resolver.reasons[Int(outcome.a)])
      }
    return Explanation.Field(
      name: name, steps: steps, end: end, flags: Flags(rawValue: outcome.flags).list)
  }

  /// Joined texts with a sign between them that a person can read.
  static func shown(_ text: String) -> String {
    text.split(separator: TextColumn.separator, omittingEmptySubsequences: false).joined(separator: " / ")
  }

  /// A value as records say it.
  private func words(_ outcome: Outcome, _ field: RecordField?, _ dictionaries: Dictionaries) -> String {
    let code = UInt32(truncatingIfNeeded: outcome.a)
    func word<Word: CaseIterable & RawRepresentable<String>>(_ type: Word.Type) -> String {
      Array(type.allCases)[Int(outcome.a)].rawValue
    }
    switch field {
    case nil: return RecordWords.flags(Flags(rawValue: UInt64(bitPattern: outcome.a)))
    case .perspective: return word(Perspective.self)
    case .event: return word(Event.self)
    case .basis: return word(Basis.self)
    case .measure: return word(Measure.self)
    case .level: return word(Level.self)
    case .unit, .item: return dictionaries.texts[code]
    case .reporter, .exporter, .origin: return dictionaries.parties[code].description
    case .destination, .via: return dictionaries.sets[code].description
    case .category: return dictionaries.categories[code].code
    case .period:
      let (from, until) = (Int32(truncatingIfNeeded: outcome.a), Int32(truncatingIfNeeded: outcome.b))
      return Period(from: Day(number: from), until: Day(number: until)).map { RecordWords.period($0) } ?? ""
    case .value:
      let upper = outcome.b == RecordBatch.noUpperBound ? nil : Amount(millionths: outcome.b)
      return Interval(Amount(millionths: outcome.a), upper).map { RecordWords.value($0) } ?? ""
    }
  }
}
