/// How the numbers of a column, or of several that belong together, are written.
struct NumberGuess {
  private(set) var isInteger = true
  private(set) var thousands: [String] = []
  private(set) var decimal: String?
  private(set) var rounds = false
  /// What cannot be told, in words.
  private(set) var doubt: String?
  /// Signs of currencies that stand in cells.
  private(set) var hasCurrency = false
  private(set) var brackets: ShapeTally.First?
  private(set) var shapes: ShapeTally

  private static let numbers = CellShape.allCases.filter(\.isNumber)

  /// Judges the shapes of cells; nil where most are no numbers.
  init?(_ shapes: ShapeTally, filled: Int) {
    self.shapes = shapes
    let plain = shapes[Self.numbers]
    let dressed = shapes[[.bracketed, .marked, .currency]]
    let others = filled - shapes[.missing]
    guard plain + dressed > 0, (plain + dressed) * 10 >= others * 8 else { return nil }
    let point = shapes[[.decimalPoint, .commaGroups]] + shapes.groupedPoints
    let comma = shapes[[.decimalComma, .pointGroups]] + shapes.groupedCommas
    if comma > point {
      decimal = ","
      if shapes[[.pointGroups, .onePoint]] > 0 { thousands.append(".") }
      if shapes[.oneComma] > 0 { isInteger = false }
    } else if point > 0 {
      if shapes[[.commaGroups, .oneComma]] > 0 { thousands.append(",") }
      if shapes[.onePoint] > 0 { isInteger = false }
    } else {
      ambiguous(shapes)
    }
    if shapes[[.decimalPoint, .decimalComma]] + shapes.groupedPoints + shapes.groupedCommas > 0 { isInteger = false }
    if shapes[.commaGroups] > 0, let first = shapes.first(.commaGroups), first.text.contains(".") { isInteger = false }
    if shapes[.pointGroups] > 0, let first = shapes.first(.pointGroups), first.text.contains(",") { isInteger = false }
    if shapes[.spaceGroups] > 0 { thousands.append(" ") }
    if shapes[.apostropheGroups] > 0 { thousands.append("'") }
    rounds = shapes.longDecimals > 0
    hasCurrency = shapes[.currency] > 0
    brackets = shapes.first(.bracketed)
    if hasCurrency || shapes[[.bracketed, .marked, .spaceGroups, .apostropheGroups]] > 0 {
      isInteger = isInteger && dressed == 0
    }
    // A few decimals among very many whole numbers are slips, and stay rejects.
    let decimals = shapes[[.decimalPoint, .decimalComma]]
    if decimals > 0, decimals * 1000 < plain, shapes[[.integer, .year]] > plain * 99 / 100 {
      (isInteger, decimal, thousands) = (true, nil, [])
      doubt = nil
    }
  }

  /// Plain numbers, for cells of which nothing is known.
  init(_ shapes: ShapeTally) { self.shapes = shapes }

  /// The shapes of cells that are refused where numbers are read so.
  var refused: [CellShape] {
    var read: [CellShape] = [.integer, .year, .missing, .bracketed, .marked, .currency]
    let (isPoint, hasPoints, hasCommas) = (decimal != ",", thousands.contains("."), thousands.contains(","))
    if !isInteger { read += isPoint ? [.decimalPoint] : [.decimalComma] }
    if isPoint ? !isInteger : hasPoints { read.append(.onePoint) }
    if isPoint ? hasCommas : !isInteger { read.append(.oneComma) }
    if hasPoints { read += [.onePoint, .pointGroups] }
    if hasCommas { read += [.oneComma, .commaGroups] }
    if thousands.contains(" ") { read.append(.spaceGroups) }
    if thousands.contains("'") { read.append(.apostropheGroups) }
    return CellShape.allCases.filter { !read.contains($0) }
  }

  /// Decides about `1.234` or `1,234` alone.
  private mutating func ambiguous(_ shapes: ShapeTally) {
    for (shape, sign) in [(CellShape.onePoint, "."), (.oneComma, ",")] {
      guard let first = shapes.first(shape) else { continue }
      if shapes.longIntegers > shapes[shape] {
        doubt =
          "'\(first.text)' on line \(first.line) may be a slip, since \(counted(shapes.longIntegers, "longer number")) "
          + "have no sign between groups"
      } else {
        thousands.append(sign)
        if sign == "." { decimal = "," }
        doubt = "'\(first.text)' on line \(first.line) is taken for a whole number; it may have decimals"
      }
    }
  }
}
