import WaybillCore
import WaybillMetrics

/// The quartiles of ratios of which each lies between two ends.
///
/// No quartile of numbers falls when one of them rises. So the quartiles of all lower ends are the lower ends of the
/// quartiles, and those of the upper ends the upper ones. Between two numbers the value is on the line from one to the other.
struct Quartiles: Sendable {
  /// The least ratios of which a quartile says anything.
  static let fewest = 4

  /// The first quartile, the median and the third: the lower end, and the upper one, nil where nothing bounds it.
  let ends: [(lo: Int64, hi: Int64?)]

  /// Makes the quartiles; nil of fewer than ``fewest`` ratios.
  init?(_ ratios: [QuotientBounds]) {
    if ratios.count < Self.fewest { return nil }
    let lows = ratios.map(\.lo).sorted()
    let highs = ratios.map { $0.hi ?? .max }.sorted()
    ends = (1...3).map { quarter in
      (Self.quantile(quarter, of: lows) ?? .max, Self.quantile(quarter, of: highs))
    }
  }

  /// A quantile of rising numbers; nil where it hangs on one that nothing bounds.
  private static func quantile(_ quarter: Int, of numbers: [Int64]) -> Int64? {
    let (place, rest) = ((numbers.count - 1) * quarter).quotientAndRemainder(dividingBy: 4)
    if rest == 0 { return numbers[place] == .max ? nil : numbers[place] }
    if numbers[place + 1] == .max { return nil }
    let sum = Int128(numbers[place]) * Int128(4 - rest) + Int128(numbers[place + 1]) * Int128(rest)
    return Int64(Decimals.divideHalfEven(sum, by: 4))
  }
}
