import Testing
import WaybillCore

@testable import WaybillMapping

/// What must hold of checks whatever the records are.
@Suite struct CheckLawTests {
  private static let section = """
      - {name: a, metric: record-count, where: {measure: money}, max: 3}
      - {name: b, metric: bounds, max: 4}
      - {name: c, metric: sum, by: [exporter, destination, period], tolerance: 1}
      - {name: d, metric: unique, keys: [exporter, destination, period, level]}
      - {name: e, metric: years, by: exporter}
      - {name: f, metric: years, from: 2001, until: 2014, where: {event: [denial, transit]}}
      - {name: g, metric: unique, keys: [exporter, destination, period, value], where: {level: total}}
    """

  /// The files' records: parties, levels and periods drawn from few, so that many meet.
  private static func files(_ seed: UInt64) throws -> [[Record]] {
    var dice = Dice(seed)
    return try (0..<3).map { _ in
      try (0..<150).map { row in
        let low = Int.random(in: 0...5, using: &dice)
        let value = ["\(low)", "\(low) to \(low + 1)", "at least \(low)"][
          min(2, Int.random(in: 0...9, using: &dice) / 4)]
        return try licence(
          ["NLD", "FRA", "ITA"].randomElement(using: &dice) ?? "", ["BEL", "DEU"].randomElement(using: &dice) ?? "",
          2000 + Int.random(in: 0...15, using: &dice), value, line: row + 2,
          level: Bool.random(using: &dice) ? .part : .total, event: Event.allCases.randomElement(using: &dice) ?? .new)
      }
    }
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>, [5_000_000, 60])
  func anySplitMergedInAnyOrderGivesTheSame(seed: UInt64, limit: Int) throws {
    let (checks, files) = (try checks(Self.section), try Self.files(seed))
    let account = RowAccount()
    var whole = SourceChecks(checks, groupLimit: limit)
    for (file, records) in files.enumerated() { whole.add(records, file: file) }
    var dice = Dice(seed)
    var parts = [SourceChecks](repeating: SourceChecks(checks, groupLimit: limit), count: 4)
    let scattered = files.enumerated().flatMap { file, records in records.map { (file, $0) } }.shuffled(using: &dice)
    for (file, record) in scattered { parts[Int.random(in: 0..<4, using: &dice)].add([record], file: file) }
    var merged = SourceChecks(checks, groupLimit: limit)
    for part in parts.shuffled(using: &dice) { merged.merge(part) }
    let names = ["a.csv", "b.csv", "c.csv"]
    #expect(merged.outcomes(account: account, files: names) == whole.outcomes(account: account, files: names))
    #expect(whole.outcomes(account: account, files: names).contains { !$0.passed && !$0.examples.isEmpty })
  }

  /// The numbers of parties and facets are others in every batch.
  @Test(arguments: [1, 7, 64]) func theSizeOfBatchesDoesNotMatter(size: Int) throws {
    let (checks, records) = (try checks(Self.section), try Self.files(77)[0])
    var (one, many) = (SourceChecks(checks), SourceChecks(checks))
    one.add(records)
    many.add(records, size: size)
    let account = RowAccount()
    #expect(one.outcomes(account: account, files: ["a"]) == many.outcomes(account: account, files: ["a"]))
  }

  @Test func manyFingerprintsStayApart() {
    var table = FingerprintTable()
    var numbers = Set<Int>()
    for a in 0..<300 as Range<UInt64> {
      for b in 0..<300 as Range<UInt64> {
        let text = Fingerprint.empty.joined(with: Fingerprint("x\(a)")).joined(with: Fingerprint("y\(b)"))
        numbers.insert(table.number(of: text))
        numbers.insert(table.number(of: Fingerprint(a, b)))
      }
    }
    #expect(numbers.count == 180_000 && table.count == 180_000)
    #expect(table.number(of: Fingerprint(0, 0)) == 1)
    let (a, b) = (Fingerprint("a"), Fingerprint("b"))
    #expect(Fingerprint.empty.joined(with: a).joined(with: b) != Fingerprint.empty.joined(with: b).joined(with: a))
  }
}

/// A generator whose numbers are the same in every run.
private struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed &>> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed &>> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed &>> 31)
  }
}
