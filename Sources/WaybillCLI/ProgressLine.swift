import WaybillReport
import WaybillRunner

/// The one line of a terminal that shows how far long work has come, redrawn in its place.
final class ProgressLine {
  /// The least time between two drawings of steps that are told batch by batch.
  private static let pause = Duration.milliseconds(100)
  private static let erase = "\r\u{1B}[2K"
  private static let barWidth = 20

  private let width: () -> Int
  private let now: () -> Duration
  private let write: (String) -> Void
  private var label = ""
  private var began = Duration.zero
  private var drawn: Duration?

  /// Makes a line on a terminal of some width, with a clock that counts from anywhere.
  init(width: @escaping () -> Int, now: @escaping () -> Duration, write: @escaping (String) -> Void) {
    self.width = width
    self.now = now
    self.write = write
  }

  /// Draws the line, unless it was drawn a moment ago and will soon be again.
  func show(_ progress: Progress) {
    let time = now()
    if progress.label != label { (label, began) = (progress.label, time) }
    if progress.total != nil, let drawn, time - drawn < Self.pause { return }
    drawn = time
    write(Self.erase + Self.text(of: progress, after: time - began, width: width()))
  }

  /// Takes the line away, when there is one.
  func clear() {
    if drawn != nil { write(Self.erase) }
    drawn = nil
  }

  /// The line, with as much of bar, counts and label as fits; its last column stays free, so that nothing wraps.
  static func text(of progress: Progress, after time: Duration, width: Int) -> String {
    let label = VisibleText.clean(progress.label)
    var parts: [String] = []
    if let total = progress.total, total > 0, progress.done > 0 {
      let done = min(progress.done, total)
      let filled = Int(done * Int64(barWidth) / total)
      parts.append("[\(String(repeating: "#", count: filled))\(String(repeating: "-", count: barWidth - filled))]")
      parts.append("\(done * 100 / total) %")
    }
    if progress.count > 0 { parts.append("\(Digits.english.count(progress.count)) \(progress.things)") }
    if time >= .seconds(1) { parts.append("\(time.components.seconds) s") }
    for dropped in 0...parts.count {
      let line = ([label] + parts.dropFirst(dropped)).joined(separator: "  ")
      if VisibleText.width(line) < width { return line }
    }
    return cut(label, to: width - 1)
  }

  /// The end of a text that is too wide, which tells more of a path than its beginning.
  private static func cut(_ text: String, to width: Int) -> String {
    if width < 1 { return "" }
    var text = Substring(text)
    while VisibleText.width(String(text)) > width - 1 { text = text.dropFirst() }
    return "…\(text)"
  }
}
