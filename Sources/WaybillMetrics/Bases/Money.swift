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
/// Money of two bases is never added: it is of two types. It is divided only by those initialisers of ``QuotientBounds``
/// that take money, each of which names two bases and says why.
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

extension QuotientBounds {
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
}
