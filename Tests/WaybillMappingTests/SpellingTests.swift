import Testing
import WaybillTesting

@testable import WaybillMapping

/// Spellings of all lengths are told apart, and known again.
@Suite struct SpellingTests {
  @Test func aNumberStandsForTheSameBytes() {
    var random = Dice(5)
    var dictionary = SpellingDictionary()
    var known: [[UInt8]: UInt32] = [:]
    for _ in 0..<50_000 {
      let length = Int.random(in: 0...40, using: &random)
      let base = UInt8.random(in: 0...1, using: &random)
      var spelling = [UInt8](repeating: base, count: length)
      if length > 0 { spelling[Int.random(in: 0..<length, using: &random)] ^= 0x41 }
      let id = spelling.withUnsafeBufferPointer { dictionary.id(of: $0) }
      #expect(known[spelling, default: UInt32(known.count)] == id)
      known[spelling] = id
      #expect(dictionary.text(Int(id)) == String(decoding: spelling, as: UTF8.self))
    }
    #expect(dictionary.count == known.count)
    #expect(dictionary.byteCount == known.keys.reduce(0) { $0 + $1.count })
  }
}
