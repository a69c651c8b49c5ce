import FoundationEssentials
import Testing
import WaybillTesting

@testable import WaybillLedger

@Suite struct ColumnBytesTests {
  private func encode(_ values: [Int64]) -> Data { values.withUnsafeBufferPointer { ColumnBytes.encode($0) } }

  private func decode(_ data: Data, count: Int) -> [Int64]? {
    data.withUnsafeBytes { bytes in
      guard let view = ColumnView(bytes, count: count) else { return nil }
      var values = [Int64](repeating: 7, count: count)
      guard view.read(into: &values) else { return nil }
      #expect((0..<count).map { view[$0] } == values)
      return values
    }
  }

  /// Values, and the fewest bytes that one of them takes.
  static let columns: [([Int64], width: Int)] = [
    ([5], 0), ([.max, .max], 0), ([.min, .min, .min], 0), ([0, 255], 1), ([-128, 127], 1), ([0, 256], 2),
    ([-1, 65_534], 2), ([.min, .min + 65_536], 4), ([.max - 4_294_967_295, .max], 4),
    ([.max - 4_294_967_296, .max], 8),
    ([.min, .max], 8), ([-1, .min, 0, .max, 1], 8), ([0, 255_000_000], 1), ([500_000, 65_535_500_000], 2),
    ([0, 65_536_000_000], 4), ([0, 65_536_000_001], 8), ([.max - 3_000_000, .max], 1), ([0, 200], 1),
    ([.min, .min + 18_446_744_073_709 * 500_000], 8), ([0, 9_000_000_000_000_000_000], 8),
  ]

  @Test(arguments: columns.indices)
  func aColumnTakesTheFewestBytes(index: Int) {
    let (values, width) = Self.columns[index]
    let data = encode(values)
    #expect(data.count == 24 + width * values.count)
    #expect(decode(data, count: values.count) == values)
  }

  @Test func theBytesAreAsDescribed() {
    #expect(
      Array(encode([-2, 1_000_000 * 258 - 2, 1_000_000 * 3 - 2]))
        == [1, 2, 0, 0, 3, 0, 0, 0, 254, 255, 255, 255, 255, 255, 255, 255, 0x40, 0x42, 0x0F, 0, 0, 0, 0, 0]
        + [0, 0, 2, 1, 3, 0])
  }

  @Test(arguments: 0..<64)
  func randomColumnsComeBack(bits: Int) {
    var generator = Dice(UInt64(bits))
    for step in [1, 1_000_000] as [Int64] {
      let base = Int64(bitPattern: generator.next())
      let values = (0..<100).map { _ in base &+ Int64(truncatingIfNeeded: generator.next() >> UInt64(63 - bits)) &* step
      }
      #expect(decode(encode(values), count: 100) == values)
    }
  }

  @Test func anyBytesAreRefusedOrRead() {
    var generator = Dice(9)
    for _ in 0..<20_000 {
      let count = Int.random(in: 0...40, using: &generator)
      _ = decode(
        Data((0..<Int.random(in: 0...64, using: &generator)).map { _ in UInt8.random(in: 0...255, using: &generator) }),
        count: count)
    }
  }

  @Test func bytesOneOfWhichIsChangedAreRefusedOrRead() {
    var generator = Dice(10)
    let values = (0..<40).map { _ in Int64(bitPattern: generator.next()) >> 20 }
    let bytes = encode(values)
    for place in bytes.indices {
      for _ in 0..<30 {
        var changed = bytes
        changed[place] ^= UInt8.random(in: 1...255, using: &generator)
        for count in [0, 39, 40, 41] { _ = decode(changed, count: count) }
        if place < 8 { #expect(decode(changed, count: 40) == nil, "byte \(place) tells what the column is") }
      }
    }
    #expect(decode(bytes.dropLast(), count: 40) == nil)
    #expect(decode(bytes + [0], count: 40) == nil)
  }

  @Test func aValueThatTheColumnsTypeHasNotIsRefused() {
    let cases: [([Int64], Bool)] = [
      ([0, 255], true), ([0, 256], false), ([-1, 3], false), ([300, 300], false), ([9, 9], true),
    ]
    for (values, fits) in cases {
      encode(values).withUnsafeBytes { bytes in
        var narrow: [UInt8] = [0, 0]
        #expect(ColumnView(bytes, count: 2)?.read(into: &narrow) == fits)
        if fits { #expect(narrow.map(Int64.init) == values) }
      }
    }
  }
}
