import Synchronization
import Testing
import WaybillRunner

@testable import WaybillCLI

/// The line of a terminal that shows how far work has come, with a clock and a width of the test's own.
@Suite struct ProgressLineTests {
  private static let erase = "\r\u{1B}[2K"

  /// A terminal whose clock stands still until it is told.
  private final class Screen: Sendable {
    let written = Mutex<[String]>([])
    let time = Mutex(Duration.zero)
    let width: Int

    init(width: Int) { self.width = width }

    func terminal(isInteractive: Bool = true, usesColour: Bool = false) -> Terminal {
      Terminal(
        isInteractive: isInteractive, usesColour: usesColour, width: { self.width },
        now: { self.time.withLock { $0 } }
      ) { text, descriptor in self.written.withLock { $0.append("\(descriptor)\(text)") } }
    }

    func pass(_ duration: Duration) { time.withLock { $0 += duration } }

    /// What was written since the last question.
    var news: [String] {
      written.withLock { written in
        defer { written = [] }
        return written
      }
    }
  }

  private func reading(_ done: Int64, of total: Int64 = 1_000, rows: Int = 0, file: String = "a.csv") -> Progress {
    var step = Progress("reading \(file)", of: total, counting: "rows")
    (step.done, step.count) = (done, rows)
    return step
  }

  @Test func theParts() {
    let text = ProgressLine.text(of: reading(450, rows: 12_345), after: .seconds(3), width: 80)
    #expect(text == "reading a.csv  [#########-----------]  45 %  12,345 rows  3 s")
    #expect(ProgressLine.text(of: Progress("measuring"), after: .milliseconds(999), width: 80) == "measuring")
    #expect(ProgressLine.text(of: reading(0, of: 0), after: .zero, width: 80) == "reading a.csv")
    #expect(ProgressLine.text(of: reading(1_000), after: .zero, width: 80).hasSuffix("[####################]  100 %"))
  }

  /// Never as wide as the terminal, whatever the terminal and the name of the file; signs that command it are shown.
  @Test func theWidth() {
    for file in ["a.csv", "folder/of/files/with/long/names/überaus-lang.csv", "表表表表.csv", "a\u{1B}[2J\nb.csv"] {
      for width in 0...120 {
        let text = ProgressLine.text(of: reading(450, rows: 12_345, file: file), after: .seconds(3), width: width)
        #expect(
          text.reduce(0) { $0 + ($1.isASCII || "ü…␛␊".contains($1) ? 1 : 2) } < max(width, 1), "\(width): \(text)")
        #expect(!text.contains("\u{1B}") && !text.contains("\n"))
      }
    }
    let narrow = ProgressLine.text(of: reading(450, rows: 12_345), after: .seconds(3), width: 40)
    #expect(narrow == "reading a.csv  45 %  12,345 rows  3 s")
    #expect(ProgressLine.text(of: reading(450), after: .zero, width: 8) == "… a.csv")
  }

  @Test func atMostTenTimesASecond() {
    let screen = Screen(width: 80)
    let terminal = screen.terminal()
    for done in 0..<1_000 {
      terminal.progress(reading(Int64(done), rows: done))
      screen.pass(.milliseconds(1))
    }
    let drawn = screen.news
    #expect(drawn.count == 10)
    #expect(drawn.allSatisfy { $0.hasPrefix("2\(Self.erase)reading a.csv") && !$0.contains("\n") })
    #expect(drawn.last?.hasSuffix("[##################--]  90 %  900 rows") == true)
    terminal.progress(Progress("measuring"))
    #expect(screen.news == ["2\(Self.erase)measuring"], "a step that is told once is always shown")
  }

  @Test func whateverIsWrittenTakesItAway() {
    let screen = Screen(width: 80)
    let terminal = screen.terminal()
    terminal.output("a")
    terminal.progress(Progress("measuring"))
    terminal.output("b")
    terminal.error("c")
    #expect(screen.news == ["1a\n", "2\(Self.erase)measuring", "2\(Self.erase)", "1b\n", "2c\n"])
  }

  /// Colour and progress are two things: without colour there is progress, and off a terminal there is neither.
  @Test(arguments: [true, false])
  func offATerminalThereIsNone(isInteractive: Bool) {
    let screen = Screen(width: 80)
    screen.terminal(isInteractive: isInteractive, usesColour: false).progress(reading(450))
    let drawn = screen.news
    #expect(drawn.isEmpty != isInteractive)
    #expect(drawn.allSatisfy { !$0.contains("m") || !$0.contains("\u{1B}[3") }, "no colour")
  }
}
