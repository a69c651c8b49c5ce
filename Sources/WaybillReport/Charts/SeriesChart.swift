/// A share by year: a band from its low to its high end, a cross where nothing was reported, and numbered breaks.
///
/// Places across are percentages of the width and heights are fixed, so that texts keep their size on every screen.
struct SeriesChart {
  /// One year; nil where the source has no share of it.
  struct Point {
    let year: Int
    let share: ShareRange?
  }

  /// An id that no other chart of the page has.
  let id: String
  let title: String
  let description: String
  /// The years, rising.
  let points: [Point]
  /// The years before which a break is drawn, rising.
  let marks: [Int]
  let digits: Digits

  private static let plot = (top: 22, height: 170)
  private static let height = 220
  /// Where the first and the last year stand, in hundredths of a per cent of the width.
  private static let axis = (start: 900, length: 8700)

  /// The drawing.
  var html: HTML {
    """
    <svg role="img" aria-labelledby="\(id)-title \(id)-desc" width="100%" height="\(Self.height)" \
    xmlns="http://www.w3.org/2000/svg">
    <title id="\(id)-title">\(title)</title>
    <desc id="\(id)-desc">\(description)</desc>
    \([0, 25, 50, 75, 100].map(level))
    \(labelled.map(label))
    \(marks.enumerated().map { mark($1, number: $0 + 1) })
    \(bands)
    \(points.map(point))
    </svg>
    """
  }

  private var first: Int { points.first?.year ?? 0 }
  private var last: Int { points.last?.year ?? 0 }

  /// The years with a label: at most eight, at round steps.
  private var labelled: [Int] {
    let step = [1, 2, 5, 10, 20, 50].first { (last - first) / $0 < 8 } ?? 100
    return (first...max(first, last)).filter { $0 % step == 0 }
  }

  private func level(_ percent: Int) -> HTML {
    let y = Self.y(Int64(percent) * 10_000)
    return """
      <line class="grid" x1="7%" x2="98%" y1="\(y)" y2="\(y)"/>\
      <text class="axis" x="6%" y="\(y + 4)" text-anchor="end">\(percent)\(percent == 100 ? "\u{a0}%" : "")</text>
      """
  }

  private func label(_ year: Int) -> HTML {
    """
    <text class="axis" x="\(x(year * 100))" y="\(Self.plot.top + Self.plot.height + 20)" \
    text-anchor="middle">\(year)</text>
    """
  }

  /// A break stands between its year and the year before.
  private func mark(_ year: Int, number: Int) -> HTML {
    let x = x(year * 100 - 50)
    // Numbers of neighbouring breaks stand at two heights, so that they do not cover each other.
    let y = number % 2 == 1 ? 12 : 21
    return """
      <line class="break" x1="\(x)" x2="\(x)" y1="\(y + 2)" y2="\(Self.plot.top + Self.plot.height)"/>\
      <text class="axis" x="\(x)" y="\(y)" text-anchor="middle">\(number)</text>
      """
  }

  /// The bands over years in a row, in a drawing of their own that is as wide as the axis.
  private var bands: HTML {
    var runs: [[(year: Int, share: ShareRange)]] = []
    for point in points {
      guard let share = point.share else { continue }
      if let end = runs.last?.last, end.year == point.year - 1 {
        runs[runs.count - 1].append((point.year, share))
      } else {
        runs.append([(point.year, share)])
      }
    }
    let span = max(1, last - first)
    let shapes = runs.filter { $0.count > 1 }.map { run -> HTML in
      let upper = run.map { "\(($0.year - first) * 10_000 / span),\(Self.y($0.share.hi) - Self.plot.top)" }
      let lower = run.reversed().map { "\(($0.year - first) * 10_000 / span),\(Self.y($0.share.lo) - Self.plot.top)" }
      return "<polygon class=\"band\" points=\"\((upper + lower).joined(separator: " "))\"/>"
    }
    if shapes.isEmpty { return .nothing }
    return """
      <svg x="\(Hundredths.percent(Self.axis.start))" y="\(Self.plot.top)" width="\(Hundredths.percent(Self.axis.length))" \
      height="\(Self.plot.height)" viewBox="0 0 10000 \(Self.plot.height)" preserveAspectRatio="none" \
      overflow="visible">\(joined: shapes)</svg>
      """
  }

  private func point(_ point: Point) -> HTML {
    let x = x(point.year * 100)
    guard let share = point.share else {
      return """
        <text class="missing" x="\(x)" y="\(Self.plot.top + Self.plot.height + 4)" text-anchor="middle">×</text>
        """
    }
    let (lo, hi) = (Self.y(share.lo), Self.y(share.hi))
    let radius = points.count > 30 ? "2" : "3"
    let range: HTML =
      lo == hi ? .nothing : "<line class=\"range\" x1=\"\(x)\" x2=\"\(x)\" y1=\"\(lo)\" y2=\"\(hi)\"/>"
    let low: HTML = lo == hi ? .nothing : "<circle class=\"end\" cx=\"\(x)\" cy=\"\(lo)\" r=\"\(radius)\"/>"
    return """
      <g><title>\(point.year): \(digits.percent(share))</title>\(range)\(low)\
      <circle class="end" cx="\(x)" cy="\(hi)" r="\(radius)"/></g>
      """
  }

  /// The place of a hundredth of a year along the axis.
  private func x(_ hundredthsOfYears: Int) -> String {
    let span = max(1, last - first)
    return Hundredths.percent(Self.axis.start + (hundredthsOfYears - first * 100) * Self.axis.length / (span * 100))
  }

  /// The height of a share of so many millionths.
  private static func y(_ share: Int64) -> Int {
    plot.top + plot.height - Int(min(max(share, 0), 1_000_000)) * plot.height / 1_000_000
  }
}
