/// How the days of a column are written, decided by the cells that leave no choice.
struct DayGuess {
  private(set) var format = ""
  /// Whether only first days of January occur, which stand for years.
  private(set) var isYear = false
  /// The evidence in words.
  private(set) var evidence = ""
  /// Whether nothing in the column decides.
  private(set) var isOpen = false

  /// Judges the shapes of cells; nil where most are no days, or are written as no format can read.
  init?(_ shapes: ShapeTally, filled: Int) {
    let days = shapes[[.isoDay, .dayFirst, .monthFirst, .dayOrMonth]]
    guard days * 10 >= (filled - shapes[.missing]) * 8, days > 0 else { return nil }
    if shapes[.isoDay] * 2 > days {
      format = "yyyy-MM-dd"
      isYear = shapes.otherDays == 0 && shapes[.isoDay] > 1
      evidence = isYear ? "only first days of January" : "\(counted(shapes[.isoDay], "day")) are written so"
      return
    }
    let first = shapes.first(.dayFirst) ?? shapes.first(.monthFirst) ?? shapes.first(.dayOrMonth)
    let sign = first?.text.first { !$0.isNumber } ?? "/"
    if shapes[.dayFirst] == 0, shapes[.monthFirst] == 0 {
      isOpen = true
      format = sign == "/" ? "MM/dd/yyyy" : "dd\(sign)MM\(sign)yyyy"
      evidence = "no field is over 12, so that day and month cannot be told apart"
      return
    }
    let isDayFirst = shapes[.dayFirst] >= shapes[.monthFirst]
    format = isDayFirst ? "dd\(sign)MM\(sign)yyyy" : "MM\(sign)dd\(sign)yyyy"
    let decisive = isDayFirst ? CellShape.dayFirst : .monthFirst
    let against = shapes[isDayFirst ? .monthFirst : .dayFirst]
    if let spot = shapes.first(decisive) {
      evidence = "'\(spot.text)' on line \(spot.line) and \(counted(shapes[decisive] - 1, "other", "others")) decide"
    }
    if against > 0, let spot = shapes.first(isDayFirst ? .monthFirst : .dayFirst) {
      isOpen = true
      evidence += "; \(counted(against, "day")), such as '\(spot.text)' on line \(spot.line), say the opposite"
    }
  }
}
