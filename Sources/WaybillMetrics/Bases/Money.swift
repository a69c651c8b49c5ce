public import WaybillCore

/// A basis that stands in a type, so that money of two bases is of two types.
public protocol BasisWord: Sendable {
  static var basis: Basis { get }
}

/// The basis of what changed hands.
public enum Deliveries: BasisWord { public static let basis = Basis.delivery }
/// The basis of what states allowed.
public enum Licences: BasisWord { public static let basis = Basis.licence }
/// The basis of what an industry sold, at home and abroad.
public enum Turnover: BasisWord { public static let basis = Basis.turnover }

/// A sum of money of one basis and one currency, from its least to its most.
///
/// Money of two bases is never added: it is of two types. It is divided only by the initialisers of ``Quotient``, each
/// of which names two bases and says why.
public struct Money<Word: BasisWord>: Sendable, Hashable {
  /// The currency, perhaps at the prices of a year.
  public let unit: MeasureUnit
  /// The least, in millionths.
  public let lo: Int128
  /// The most, in millionths; nil where nothing bounds it.
  public let hi: Int128?

  /// Makes money of a sum; nil when its facet is of another basis, or of no money.
  public init?(_ sum: IntervalSum, of facet: Facet) {
    guard facet.basis == Word.basis, facet.measure == .money else { return nil }
    self.init(unit: facet.unit, lo: sum.lo, hi: sum.hi)
  }

  private init(unit: MeasureUnit, lo: Int128, hi: Int128?) {
    self.unit = unit
    self.lo = lo
    self.hi = hi
  }

  /// The same money, to which some more of its kind may belong; nil where the currencies differ.
  public func perhaps(with more: Money) -> Money? {
    guard more.unit == unit else { return nil }
    let most = if let hi, let further = more.hi { Optional(hi + further) } else { Int128?.none }
    return Money(unit: unit, lo: lo, hi: most)
  }
}

/// The least and the largest number that one sum can be when divided by another, in millionths, rounded half to even.
///
/// It may be above 1, where the sum is no part of the other.
public struct Quotient: Sendable, Hashable {
  public let lo: Int64
  /// Nil where nothing bounds it: the sum has no upper end, or what it is divided by may be nothing.
  public let hi: Int64?

  /// What was delivered abroad, for each unit of money that the industry turned over: its dependence on exports.
  ///
  /// The bases differ, and the quotient says how one hangs on the other: goods are sold, and some of those sold are
  /// delivered abroad, in the same year for the most part. Nil where the currencies differ, where there is no turnover,
  /// or where a sum may be negative.
  public init?(_ exports: Money<Deliveries>, ofProduction production: Money<Turnover>) {
    guard exports.unit == production.unit else { return nil }
    self.init((exports.lo, exports.hi), by: (production.lo, production.hi))
  }

  /// What was licensed, for each unit of money that the industry turned over: a check, and no dependence on exports.
  ///
  /// A licence is not an export. Where more is licensed than was made, licences surely cannot stand for exports. Nil
  /// where the currencies differ, where there is no turnover, or where a sum may be negative.
  public init?(_ licences: Money<Licences>, beside production: Money<Turnover>) {
    guard licences.unit == production.unit else { return nil }
    self.init((licences.lo, licences.hi), by: (production.lo, production.hi))
  }

  /// Makes a quotient from its ends, as a publisher tells them.
  public init(lo: Int64, hi: Int64?) {
    self.lo = lo
    self.hi = hi
  }

  private init?(_ sum: (lo: Int128, hi: Int128?), by whole: (lo: Int128, hi: Int128?)) {
    if sum.lo < 0 || whole.lo < 0 || whole.hi == 0 { return nil }
    // A lower end that does not fit is still a lower end when it is lowered; an upper one is none when it is raised.
    lo = whole.hi.map { Int64(exactly: Self.divide(sum.lo, by: $0)) ?? .max } ?? 0
    hi = whole.lo == 0 ? nil : sum.hi.flatMap { Int64(exactly: Self.divide($0, by: whole.lo)) }
  }

  /// The quotient times a part of what was divided.
  public func times(_ share: ShareBounds) -> Quotient {
    func product(_ a: Int64, _ b: Int64) -> Int64? {
      Int64(exactly: Self.divide(Int128(a) * Int128(b), by: 1_000_000 * 1_000_000))
    }
    return Quotient(lo: product(lo, share.lo) ?? .max, hi: share.hi == 0 ? 0 : hi.flatMap { product($0, share.hi) })
  }

  private static func divide(_ part: Int128, by whole: Int128) -> Int128 {
    Decimals.divideHalfEven(part * 1_000_000, by: whole)
  }
}
