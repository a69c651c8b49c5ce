import WaybillCore
import WaybillMetrics

/// How an exporter's figure and an importer's stand to each other.
struct Comparison: Sendable {
  /// What the two figures are, by their names in the table.
  enum Kind: String, Hashable, Sendable, CaseIterable {
    case equal, agree, differ, undetermined
    case onlyExporter = "only-exporter"
    case onlyImporter = "only-importer"
  }

  let kind: Kind
  /// (x − m) / (x + m) in millionths, at least and at most; nil where nobody tells anything but 0, or a figure is negative.
  let signed: (lo: Int64, hi: Int64)?

  /// Compares two figures, of which one may be absent: then the other stands against nothing.
  init(_ exporter: IntervalSum?, _ importer: IntervalSum?, _ options: MirrorOptions) {
    let (x, m) = (exporter ?? IntervalSum(), importer ?? IntervalSum())
    signed = Self.signed(x, m)
    if exporter == nil || importer == nil {
      kind = exporter == nil ? .onlyImporter : .onlyExporter
    } else {
      kind = Agreement(options).kind(x, m)
    }
  }

  /// |x − m| / (x + m) in millionths: 0 where both are the same, 1 where one of them is nothing.
  var size: (lo: Int64, hi: Int64)? {
    signed.map { signed in
      (signed.lo <= 0 && signed.hi >= 0 ? 0 : min(abs(signed.lo), abs(signed.hi)), max(abs(signed.lo), abs(signed.hi)))
    }
  }

  /// The quotient rises with x and falls with m, so that its ends are those of the two corners.
  private static func signed(_ x: IntervalSum, _ m: IntervalSum) -> (lo: Int64, hi: Int64)? {
    if x.lo < 0 || m.lo < 0 || (x.hi == 0 && m.hi == 0) { return nil }
    func part(_ difference: Int128, _ sum: Int128) -> Int64? {
      if sum == 0 { return nil }
      let size = Int64(Decimals.divideHalfEven(Int128(difference.magnitude) * 1_000_000, by: sum))
      return difference < 0 ? -size : size
    }
    let lo = m.hi.map { part(x.lo - $0, x.lo + $0) ?? 1_000_000 } ?? -1_000_000
    let hi = x.hi.map { part($0 - m.lo, $0 + m.lo) ?? -1_000_000 } ?? 1_000_000
    return (min(lo, hi), max(lo, hi))
  }
}

/// When two figures count as one: they differ by less than a part of the larger, and by fewer items than a few.
struct Agreement {
  private let part: Int128
  private let items: Int128

  init(_ options: MirrorOptions) {
    part = Int128(options.tolerance.millionths)
    items = Int128(options.toleranceItems.millionths)
  }

  /// Whether two figures surely agree, whatever they are within their ends.
  func isSure(_ x: IntervalSum, _ m: IntervalSum) -> Bool { [.equal, .agree].contains(kind(x, m)) }

  /// What two figures that are both told are to each other.
  func kind(_ x: IntervalSum, _ m: IntervalSum) -> Comparison.Kind {
    if x.hi == x.lo, m.hi == m.lo, x.lo == m.lo { return .equal }
    let overlap = (x.hi.map { $0 >= m.lo } ?? true) && (m.hi.map { $0 >= x.lo } ?? true)
    // The pair of ends that lie furthest apart, and that which is nearest.
    if let xHi = x.hi, let mHi = m.hi, agree(x.lo, mHi), agree(xHi, m.lo) { return .agree }
    if overlap { return .undetermined }
    let nearest = x.hi.map { $0 < m.lo } ?? false ? (x.hi ?? 0, m.lo) : (x.lo, m.hi ?? 0)
    return agree(nearest.0, nearest.1) ? .undetermined : .differ
  }

  private func agree(_ x: Int128, _ m: Int128) -> Bool {
    let difference = abs(x - m)
    return difference == 0 || (difference < items && difference * 1_000_000 < max(x, m) * part)
  }
}
