import WaybillCore

/// The first lines of a text, among which the header is looked for.
///
/// Which lines these are depends on the limits and the text alone, not on the size of the blocks.
struct Head {
  /// What was read; a little more than the lines, as it came in blocks.
  private(set) var text: [UInt8] = []
  /// Where each line starts.
  private(set) var lines = [0]
  /// Where the last of the lines ends.
  private(set) var end: Int
  /// Whether the text ends there.
  private(set) var isLast = false

  init(reading input: TextInput, _ options: DelimitedOptions) throws(SourceError) {
    let limits = options.limits
    let lineLimit = max(1, limits.headerLines) + max(1, options.headerLines.count) - 1
    let byteLimit = max(1, limits.headerBytes)
    var searched = 0
    while lines.count <= lineLimit, text.count < byteLimit {
      guard try input.append(max(1, limits.block), to: &text) else {
        isLast = true
        break
      }
      for position in searched..<text.count where text[position] == lineFeed { lines.append(position + 1) }
      searched = text.count
    }
    end = min(text.count, byteLimit)
    if lines.count > lineLimit { end = min(end, lines[lineLimit]) }
    lines = lines.filter { [end] in $0 < end }
  }

  /// The bytes of a line, without its line end.
  func line(_ index: Int) -> Range<Int> {
    let start = lines[index]
    var end = index + 1 < lines.count ? lines[index + 1] : end
    if end > start, text[end - 1] == lineFeed { end -= 1 }
    if end > start, text[end - 1] == carriageReturn { end -= 1 }
    return start..<end
  }

  /// Lends the lines as one text.
  func withText<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    text.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[..<end])) }
  }
}
