import WaybillFormats

/// What the bytes of a file stand for, and by which evidence.
struct EncodingGuess {
  let encoding: TextEncoding
  /// The evidence in words, for the comment beside the key.
  let evidence: String
  /// Whether the evidence leaves it open.
  var isOpen = false

  init(_ bytes: ByteSurvey) {
    if let order = UTF16Order(bytes.head) {
      self.init(order.encoding, order.evidence, isOpen: !order.hasMark)
    } else if bytes.head.starts(with: [0xEF, 0xBB, 0xBF]) {
      self.init(.utf8, "the file begins with the mark of UTF-8")
    } else if bytes.firstInvalid == nil {
      if let high = bytes.firstHigh {
        self.init(.utf8, "every byte is valid UTF-8; the first outside ASCII is on line \(high.line)")
      } else {
        self.init(.utf8, "every byte is ASCII")
      }
    } else {
      self = Self.ofOneByteEach(bytes)
    }
  }

  private init(_ encoding: TextEncoding, _ evidence: String, isOpen: Bool = false) {
    self.encoding = encoding
    self.evidence = evidence
    self.isOpen = isOpen
  }

  /// The five bytes that windows-1252 does not define.
  private static let undefined1252 = [0x81, 0x8D, 0x8F, 0x90, 0x9D]

  private static func ofOneByteEach(_ bytes: ByteSurvey) -> Self {
    let first = bytes.firstInvalid.map { "the byte \(hexadecimal($0.byte)) on line \($0.line) is no UTF-8" } ?? ""
    let low = (0x80...0x9F).reduce(0) { $0 + bytes.counts[$1] }
    if bytes.lowLetters > bytes.highLetters {
      let words = "\(first), and of the bytes beside letters \(bytes.lowLetters) are from 80 to 9F: macintosh, it seems"
      return Self(.macintosh, words, isOpen: true)
    }
    if low == 0 {
      return Self(.windows1252, "\(first), and none is from 80 to 9F: iso-8859-1 would read the same")
    }
    let undefined = undefined1252.reduce(0) { $0 + bytes.counts[$1] }
    if undefined > 0 {
      return Self(.latin1, "\(first), and \(undefined) are bytes that windows-1252 does not have", isOpen: true)
    }
    return Self(.windows1252, "\(first), and \(low) from 80 to 9F are signs of windows-1252")
  }
}

/// The order of the bytes of a text in UTF-16.
struct UTF16Order {
  let encoding: TextEncoding
  let evidence: String
  let hasMark: Bool

  /// Tells it by the mark, or by where most characters have a byte of zero; nil for any other text.
  init?(_ head: [UInt8]) {
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
      (encoding, hasMark) = (.utf16, true)
      evidence = "the file begins with the mark of UTF-16, \(hexadecimal(head[0])) \(hexadecimal(head[1]))"
      return
    }
    let zeros = head.indices.filter { head[$0] == 0 }
    let odd = zeros.count { $0 % 2 == 1 }
    guard zeros.count * 4 > head.count, odd == 0 || odd == zeros.count else { return nil }
    (encoding, hasMark) = (odd == 0 ? .utf16BigEndian : .utf16LittleEndian, false)
    evidence = "no mark, but each \(odd == 0 ? "first" : "second") byte of most characters is 00"
  }
}

func hexadecimal(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 16, uppercase: true)
  return digits.count == 1 ? "0\(digits)" : digits
}
