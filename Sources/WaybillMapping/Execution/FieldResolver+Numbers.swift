import WaybillCore

/// Numbers, as texts or worked out of several cells: bounds, rounding and scale.
extension FieldResolver {
  /// What the field makes of a number's text.
  mutating func number(_ text: String, _ style: NumberStyle) -> Outcome {
    switch style.readExactly(text) {
    case .success(let exact): return number(exact, style, text)
    case .failure(let refusal): return fail(refusal, text, style)
    }
  }

  /// What the field makes of a number that an expression gave.
  mutating func number(_ amount: Amount, _ style: NumberStyle) -> Outcome {
    number(ExactNumber(amount), style, "\(amount)")
  }

  private mutating func number(_ number: ExactNumber, _ style: NumberStyle, _ text: String) -> Outcome {
    let steps = section.steps
    // A number that is rounded is a whole one when nothing is left behind its point.
    if style.isInteger, steps.round == nil, number.numerator % (number.parts * 1_000_000) != 0 {
      return fail(.notWhole, text, style)
    }
    if let least = steps.least, number < least { return fail(.tooSmall(text, field: section.name, least: least)) }
    if let most = steps.most, number > most { return fail(.tooGreat(text, field: section.name, most: most)) }
    guard let (interval, isRounded) = steps.interval(of: number) else { return refuse(number, style, text) }
    var outcome = interval
    if style.isInteger, steps.rounded == nil, outcome.a % 1_000_000 != 0 { return fail(.notWhole, text, style) }
    if isRounded, let places = steps.round {
      outcome.note = note("\(section.name): rounded to \(counted(places, "decimal"))")
    }
    return outcome
  }

  /// Tells a number with too many decimals from one that is too great.
  private mutating func refuse(_ number: ExactNumber, _ style: NumberStyle, _ text: String) -> Outcome {
    var steps = section.steps
    steps.round = steps.round ?? 6
    let fits = steps.interval(of: number) != nil
    return fail(.decimal(fits ? .tooManyDecimals : .outOfRange), text, style)
  }

  private mutating func fail(_ refusal: NumberStyle.Refusal, _ text: String, _ style: NumberStyle) -> Outcome {
    switch refusal {
    case .notWhole: fail(.notANumber(text, field: section.name, integer: true))
    case .decimal(.notANumber): fail(.notANumber(text, field: section.name, integer: style.isInteger))
    case .decimal(.badGrouping): fail(.badGrouping(text, field: section.name))
    case .decimal(.tooManyDecimals) where section.steps.scale != nil:
      fail(.tooManyDecimalsScaled(text, field: section.name))
    case .decimal(.tooManyDecimals): fail(.tooManyDecimals(text, field: section.name))
    case .decimal(.outOfRange): fail(.outOfRange(text, field: section.name))
    }
  }
}

/// Why an expression gives no number for a row.
enum NumberGap {
  /// A cell is empty.
  static let empty: UInt8 = 1
  /// A cell is no number.
  static let unreadable: UInt8 = 2
  /// A result is out of range, or something is divided by zero.
  static let arithmetic: UInt8 = 4
}

extension FieldResolver {
  /// What the field makes of a row for which its expression gives no number.
  mutating func gap(_ gap: UInt8, of expression: String, into dictionaries: inout Dictionaries) -> Outcome {
    if gap & NumberGap.unreadable != 0 { return fail(.unreadableOperand(of: expression, field: section.name)) }
    if gap & NumberGap.arithmetic != 0 { return fail(.badArithmetic(of: expression, field: section.name)) }
    let mayBeEmpty = section.steps.missing[""] != nil || section.isOptional || section.standIn != nil
    return mayBeEmpty ? resolve("", into: &dictionaries) : fail(.noResult(of: expression, field: section.name))
  }
}
