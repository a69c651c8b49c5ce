/// A chart of intervals along a share's axis, one row each: a dot at both ends and a band between them.
///
/// Places along the row are percentages of the drawing's width and sizes of text are not, so that the chart stays
/// readable from a telephone to paper.
struct IntervalChart {
  /// One row: a name, the share as text, and its ends; nil where the text says why there is no share.
  struct Entry {
    let name: String
    let text: String
    let share: ShareRange?
    /// Whether the row stands for all others together.
    let isTotal: Bool
  }

  /// An id that no other chart of the page has.
  let id: String
  let title: String
  let description: String
  let entries: [Entry]
  let digits: Digits
  /// The share at the axis' right end, in whole per cent: 100, 50 or 25.
  var end = 100

  private static let rowHeight = 23
  private static let top = 26
  /// Where nought and the right end stand, in hundredths of a per cent of the width.
  private static let axis = (start: 2850, length: 4150)

  /// The drawing.
  var html: HTML {
    let height = Self.top + entries.count * Self.rowHeight + 4
    let ticks = (0...5).map { $0 * end / 5 }
    return """
      <svg role="img" aria-labelledby="\(id)-title \(id)-desc" width="100%" height="\(height)" \
      xmlns="http://www.w3.org/2000/svg">
      <title id="\(id)-title">\(title)</title>
      <desc id="\(id)-desc">\(description)</desc>
      \(ticks.map { grid($0, height: height) })
      \(entries.enumerated().map { row($1, at: $0) })
      </svg>
      """
  }

  private func grid(_ percent: Int, height: Int) -> HTML {
    let x = place(Int64(percent) * 10_000)
    return """
      <line class="grid" x1="\(x)" x2="\(x)" y1="\(Self.top - 6)" y2="\(height)"/>\
      <text class="axis" x="\(x)" y="\(Self.top - 12)" \
      text-anchor="middle">\(percent)\(percent == end ? "\u{a0}%" : "")</text>
      """
  }

  private func row(_ entry: Entry, at index: Int) -> HTML {
    let middle = Self.top + index * Self.rowHeight + Self.rowHeight / 2
    let name: HTML = "<text x=\"27%\" y=\"\(middle + 4)\" text-anchor=\"end\">\(entry.name)</text>"
    guard let share = entry.share else {
      return """
        <g>\(name)<text class="none" x="\(place(20_000))" y="\(middle + 4)">\(entry.text)</text></g>
        """
    }
    let (lo, hi) = (place(share.lo), place(share.hi))
    let style: HTML = entry.isTotal ? " class=\"all\"" : ""
    return """
      <g\(style)>\(name)<line class="range" x1="\(lo)" x2="\(hi)" y1="\(middle)" y2="\(middle)"/>\
      <circle class="end" cx="\(lo)" cy="\(middle)" r="4.5"/><circle class="end" cx="\(hi)" cy="\(middle)" r="4.5"/>\
      <text x="73%" y="\(middle + 4)">\(entry.text)</text></g>
      """
  }

  /// The place of a share of so many millionths along the row.
  private func place(_ share: Int64) -> String {
    let whole = Int64(end) * 10_000
    return Hundredths.percent(Self.axis.start + Int(min(max(share, 0), whole)) * Self.axis.length / Int(whole))
  }
}

/// Places in a drawing, in hundredths of a per cent of its width.
enum Hundredths {
  /// `28.50%`.
  static func percent(_ hundredths: Int) -> String {
    let fraction = hundredths % 100
    return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)%"
  }
}
