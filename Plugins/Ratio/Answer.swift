/// Whether a record meets a condition; the worst of several is that of all together.
enum Answer: UInt8, Comparable, Sendable {
  case no, maybe, yes

  static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

  /// Sure of it or sure of the opposite.
  init(_ isMet: Bool) { self = isMet ? .yes : .no }
}
