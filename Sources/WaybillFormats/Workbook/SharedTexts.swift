import WaybillCore

/// The texts that the cells of a workbook share, in one buffer and as the lines of sheets have them.
struct SharedTexts {
  fileprivate(set) var bytes: [UInt8] = []
  /// Where each text ends; it starts where the one before it does.
  fileprivate(set) var ends: [UInt32] = []
}

/// Reads the part with the shared texts: runs are joined, and readings in another script left out.
final class SharedTextHandler: XMLHandler {
  private(set) var texts = SharedTexts()
  private let limit: Int
  private let name: String
  private var isText = false
  private var isReading = false
  private var start = 0

  init(limit: Int, name: String) {
    // The offsets have 32 bits.
    self.limit = min(limit, 1 << 31)
    self.name = name
  }

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    if name.isLetter("t") {
      isText = !isReading
    } else if name == "rPh" {
      isReading = true
    }
  }

  override func end(_ name: XMLName) {
    if name.isLetter("t") {
      isText = false
    } else if name == "rPh" {
      isReading = false
    } else if name == "si" {
      CellText.settle(&texts.bytes, from: start)
      start = texts.bytes.count
      texts.ends.append(UInt32(start))
      // A text that is empty takes room too.
      if texts.ends.count > limit / 4 { fail(.sharedTextsTooLong(self.name, limit: limit)) }
    }
  }

  override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if !isText { return }
    texts.bytes.append(contentsOf: bytes)
    if texts.bytes.count > limit { fail(.sharedTextsTooLong(name, limit: limit)) }
  }
}
