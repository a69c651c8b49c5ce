import CScan
import Testing
import WaybillTesting

/// The search for the bytes that divide a text, by the machine's way and by plain arithmetic.
@Suite struct ScanTests {
  @Test func everyWayFindsThePositions() {
    var random = Dice(7)
    for length in Array(0...200) + [4096, 4097, 10_000] {
      let alphabet: [UInt8] = [0, 0x0A, 0x22, 0x3B, 0x3C, 0x80, 0x8A, 0xBB, 0xFF, 0x0B, 0x09, 0x61]
      let text = (0..<length).map { _ in alphabet.randomElement(using: &random) ?? 0 }
      let expected = text.indices.filter { [0x0A, 0x22, 0x3B].contains(text[$0]) }.map(UInt32.init)
      var positions = [UInt32](repeating: 0, count: length)
      let count = waybill_scan(text, length, 0x3B, 0x22, 0x0A, &positions)
      #expect(Array(positions[..<count]) == expected, "\(length) bytes")
    }
  }

  @Test func theMachinesWayIsTheArithmetic() {
    var random = Dice(8)
    for _ in 0..<2000 {
      let text = (0..<64).map { _ in UInt8.random(in: 0...255, using: &random) }
      let wanted = (0..<3).map { _ in text.randomElement(using: &random) ?? 0 }
      let bits = waybill_scan_bits(text, wanted[0], wanted[1], wanted[2])
      #expect(bits == waybill_scan_bits_portable(text, wanted[0], wanted[1], wanted[2]))
      let expected = text.indices.reduce(UInt64(0)) { wanted.contains(text[$1]) ? $0 | 1 << UInt64($1) : $0 }
      #expect(bits == expected, "\(text), \(wanted)")
    }
  }
}
