/// The texts of a file, each under one code however often and in whichever column it stands.
public struct ParquetWords: Sendable {
  /// A text by its bytes: texts of one look, such as letters with their accents apart, stay apart.
  private struct Spelling: Hashable {
    let text: String

    static func == (a: Self, b: Self) -> Bool { a.text.utf8.elementsEqual(b.text.utf8) }

    func hash(into hasher: inout Hasher) {
      var text = text
      text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
  }

  private var codes: [Spelling: UInt32] = [:]
  private(set) var texts: [String] = []

  /// Makes an empty list.
  public init() {}

  /// The code of a text, a new one for a new text.
  public mutating func code(of text: String) -> UInt32 {
    if let code = codes[Spelling(text: text)] { return code }
    let code = UInt32(texts.count)
    texts.append(text)
    codes[Spelling(text: text)] = code
    return code
  }
}
