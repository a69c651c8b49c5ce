import ParquetReading
import Testing

@testable import WaybillParquet

/// Bytes that the format's own pages give for an example, or that were worked out by hand.
@Suite struct EncodingTests {
  private func hybrid(_ numbers: [UInt32], width: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    numbers.withUnsafeBufferPointer { HybridRuns.append($0, width: width, to: &bytes) }
    return bytes
  }

  @Test func packedBitsBeginWithTheLowest() {
    #expect(hybrid([0, 1, 2, 3, 4, 5, 6, 7], width: 3) == [0x03, 0x88, 0xC6, 0xFA])
    // Five numbers are filled up to a group of eight.
    #expect(hybrid([1, 0, 1, 1, 0], width: 1) == [0x03, 0b0_1101])
    #expect(hybrid([], width: 1) == [])
  }

  @Test func eightOfANumberAreARun() {
    #expect(hybrid(Array(repeating: 5, count: 100), width: 3) == [0xC8, 0x01, 0x05])
    #expect(hybrid(Array(repeating: 0x0102, count: 8), width: 10) == [0x10, 0x02, 0x01])
    #expect(hybrid(Array(repeating: 1, count: 7), width: 1) == [0x03, 0x7F])
    // The run gives six to the group that stands open, and is a run for the rest.
    #expect(hybrid([0, 1] + Array(repeating: 1, count: 15), width: 1) == [0x03, 0xFE, 0x12, 0x01])
  }

  private func delta(_ numbers: [Int64]) -> [UInt8] {
    var bytes: [UInt8] = []
    DeltaPacking.append(numbers[...], to: &bytes)
    return bytes
  }

  @Test func differencesAreAboveTheLeast() {
    // The steps are -2 -2 -2 1 1 1 1, which are 0 0 0 3 3 3 3 above -2, in two bits each.
    #expect(
      delta([7, 5, 3, 1, 2, 3, 4, 5]) == [0x80, 1, 4, 8, 14, 3, 2, 0, 0, 0, 0xC0, 0x3F, 0, 0, 0, 0, 0, 0])
    #expect(delta([]) == [0x80, 1, 4, 0, 0])
    #expect(delta([-1]) == [0x80, 1, 4, 1, 1])
  }

  @Test(arguments: [
    [], [5], [.min, .max, .min], [0, .max, -1, .min], Array(0..<1000), (0..<129).map { $0 * $0 * -7 },
  ])
  func differencesAreReadBack(_ numbers: [Int64]) throws {
    var reader = ByteReader(delta(numbers))
    #expect(try Decoding.delta(&reader) == numbers)
    #expect(reader.isAtEnd)
  }

  @Test(arguments: 1...32) func runsOfAnyWidthAreReadBack(_ width: Int) throws {
    var chance = Chance(seed: UInt64(width))
    var numbers: [UInt32] = []
    while numbers.count < 3000 {
      let number = UInt32(truncatingIfNeeded: chance.next()) >> UInt32(32 - width)
      numbers += Array(repeating: number, count: Int(chance.next() % 12) * Int(chance.next() % 3) + 1)
    }
    var reader = ByteReader(hybrid(numbers, width: width))
    #expect(try Decoding.hybrid(&reader, width: width, count: numbers.count) == numbers.map(UInt64.init))
    #expect(reader.isAtEnd)
  }

  @Test func decimalsHaveTheirHighestByteFirst() {
    var bytes: [UInt8] = []
    PlainValues.appendReversed(-1_500_000, size: 9, to: &bytes)
    #expect(bytes == [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xE9, 0x1C, 0xA0])
    bytes = []
    PlainValues.appendReversed(Int128(Int64.max), size: 9, to: &bytes)
    #expect(bytes == [0x00, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF])
  }

  @Test func thriftInItsCompactForm() throws {
    let bytes = ThriftCompact.structure { thrift in
      thrift.field(1, Int32(-1))
      thrift.field(3, true)
      thrift.field(20, "é")
      thrift.list(21, [Int32(1), 2])
      thrift.list(22, Array(repeating: "", count: 15))
      thrift.field(23) { $0.field(1, Int64(1 << 40)) }
      thrift.field(24, Int8(-3))
    }
    #expect(
      bytes == [
        0x15, 0x01, 0x21, 0x08, 40, 2, 0xC3, 0xA9, 0x19, 0x25, 2, 4, 0x19, 0xF8, 15, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0,
        0, 0, 0x1C, 0x16, 0x80, 0x80, 0x80, 0x80, 0x80, 0x40, 0x00, 0x13, 0xFD, 0x00,
      ])
    var reader = ByteReader(bytes)
    let read = try reader.structure()
    #expect(read[1]?.number == -1 && read[3] == .flag(true) && read[20]?.text == "é" && read[24]?.number == -3)
    #expect(read[21]?.list?.map(\.number) == [1, 2] && read[22]?.list?.count == 15)
    #expect(read[23]?[1]?.number == 1 << 40)
  }

  @Test func distinctNumbersAreNumberedAsTheyCome() {
    var (distinct, places): (DistinctNumbers, [UInt32]) = (.init(), [9])
    distinct.number([7, -1, 7, .min, .max, -1], into: &places)
    #expect(distinct.values == [7, -1, .min, .max] && places == [0, 1, 0, 2, 3, 1])
    // The same object serves column after column.
    let many = (0..<5000).map { Int64($0 % 777) << 32 }
    distinct.number(many, into: &places)
    #expect(distinct.values.count == 777 && places.map { distinct.values[Int($0)] } == many)
    distinct.number([], into: &places)
    #expect(distinct.values.isEmpty && places.isEmpty)

    var codes = DistinctCodes()
    codes.number([3, 0, 3], below: 4, into: &places)
    #expect(codes.values == [3, 0] && places == [0, 1, 0])
    codes.number([6, 0], below: 7, into: &places)
    #expect(codes.values == [6, 0] && places == [0, 1])
  }

  @Test func textsOfOneLookStayApart() {
    var words = ParquetWords()
    #expect(words.code(of: "caf\u{E9}") == 0)
    #expect(words.code(of: "cafe\u{301}") == 1)
    #expect(words.code(of: "caf\u{E9}") == 0)
    #expect(words.texts.map { Array($0.utf8).count } == [5, 6])
  }
}

/// Numbers that are the same in every run.
struct Chance: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
