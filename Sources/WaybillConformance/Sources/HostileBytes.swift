/// Damaged copies of a sample, and files of no sense at all; the same ones in every run.
struct HostileBytes {
  struct Variant {
    let name: String
    let bytes: [UInt8]
  }

  let variants: [Variant]

  init(_ sample: [UInt8]) {
    var dice = Dice(UInt64(sample.count))
    var variants = Self.senseless
    for eighth in 0..<8 {
      variants.append(Variant(name: "cut after \(eighth)/8", bytes: Array(sample.prefix(sample.count * eighth / 8))))
    }
    for byte: UInt8 in [0x00, 0x0A, 0x0D, 0x22, 0x81, 0xC3, 0xFF] where !sample.isEmpty {
      for _ in 0..<6 {
        let place = Int.random(in: 0..<sample.count, using: &dice)
        var replaced = sample
        replaced[place] = byte
        var inserted = sample
        inserted.insert(byte, at: place)
        let hex = String(byte, radix: 16)
        variants.append(Variant(name: "byte \(place) made 0x\(hex)", bytes: replaced))
        variants.append(Variant(name: "0x\(hex) put before byte \(place)", bytes: inserted))
      }
    }
    for _ in 0..<12 where sample.count > 1 {
      let ends = [Int.random(in: 0..<sample.count, using: &dice), Int.random(in: 0..<sample.count, using: &dice)]
        .sorted()
      variants.append(
        Variant(
          name: "bytes \(ends[0])-\(ends[1]) gone", bytes: Array(sample[..<ends[0]] + sample[ends[1]...])))
      variants.append(
        Variant(
          name: "bytes \(ends[0])-\(ends[1]) twice", bytes: Array(sample[..<ends[1]] + sample[ends[0]...])))
    }
    self.variants = variants
  }

  private static var senseless: [Variant] {
    var dice = Dice(1)
    return [
      Variant(name: "an empty file", bytes: []),
      Variant(name: "line ends alone", bytes: Array(repeating: 0x0A, count: 1000)),
      Variant(name: "zeros", bytes: Array(repeating: 0, count: 1000)),
      Variant(name: "quotes alone", bytes: Array(repeating: 0x22, count: 1001)),
      Variant(name: "a mark of UTF-16", bytes: [0xFF, 0xFE, 0x41, 0x00, 0x0A, 0x00]),
      Variant(name: "one long line", bytes: Array(repeating: 0x61, count: 1 << 20)),
      Variant(
        name: "bytes by chance", bytes: (0..<4096).map { _ in UInt8.random(in: 0...255, using: &dice) }),
    ]
  }
}
