import WaybillCore

/// The line that a diagnostic speaks of, cut to a window around the place, and the underline beneath it.
struct CodeFrame {
  /// The widest window, in columns of a terminal.
  static let widest = 100
  private static let tab = 4
  private static let cut = "..."

  /// The shown part of the line, tabs as spaces.
  private(set) var text = ""
  /// The blanks before the underline, then the underline; nil when the place is not within the line.
  private(set) var underline: (blanks: Int, marks: Int)?

  /// Lays out a line for a place in it; a place without a column shows the start of the line.
  init(line: String, column: Int, length: Int) {
    var cells: [(text: String, width: Int)] = []
    var total = 0
    for character in line {
      if character == "\t" {
        let width = Self.tab - total % Self.tab
        cells.append((String(repeating: " ", count: width), width))
      } else {
        let shown = VisibleText.clean(String(character))
        cells.append((shown, VisibleText.width(shown)))
      }
      total += cells[cells.count - 1].width
    }
    // A place just behind the last character is where something is missing.
    let within = (1...cells.count + 1).contains(column)
    let start = within ? column - 1 : 0
    let shown = Self.window(cells.map(\.width), around: start)
    let lead = shown.lowerBound > 0 ? Self.cut : ""
    text = lead + cells[shown].map(\.text).joined() + (shown.upperBound < cells.count ? Self.cut : "")
    guard within else { return }
    // The cut keeps a length from the data from overflowing.
    let end = start + min(length, cells.count - min(start, cells.count))
    func width(_ range: Range<Int>) -> Int { cells[range.clamped(to: shown)].reduce(0) { $0 + $1.width } }
    underline = (lead.count + width(0..<start), max(1, width(start..<end)))
  }

  /// The cells to show: all where they fit, else a third of the window before the place and the rest behind it.
  private static func window(_ widths: [Int], around start: Int) -> Range<Int> {
    if widths.reduce(0, +) <= widest { return widths.indices }
    var first = min(start, widths.count)
    var used = 0
    while first > 0, used + widths[first - 1] <= widest / 3 {
      first -= 1
      used += widths[first]
    }
    var last = min(start, widths.count)
    while last < widths.count, used + widths[last] <= widest {
      used += widths[last]
      last += 1
    }
    while first > 0, used + widths[first - 1] <= widest {
      first -= 1
      used += widths[first]
    }
    return first..<last
  }
}
