import FoundationEssentials
import Program
import Testing
import WaybillConformance
import WaybillCore
import WaybillTesting

/// The promises of a source, tried over a program: a broken one fails the promise that it breaks, and no other.
@Suite(.enabled(if: Python.isThere, "python3 is not installed, so that these tests are left out"))
struct PromiseTests {
  private static let samples = [
    SourceSample("two-rows-and-a-fault.txt", text: "left|right\nalone\nthird|fourth\nfifth|sixth\n")
  ]

  private static func broken(_ flaw: String, longFile: [UInt8]? = nil) -> [SourcePromise] {
    SourceConformance(
      ProgramSource.self, options: options(["python3", "-ISB", "flawed_source.py", flaw]), samples: samples,
      longFile: longFile
    ).outcomes().compactMap { if case .broken = $0.outcome { $0.promise } else { nil } }
  }

  @Test(arguments: ["", "same-twice", "reads", "places", "hostile-bytes", "descriptor"])
  func aBrokenProgramFailsItsPromiseAlone(flaw: String) {
    #expect(Self.broken(flaw).map(\.rawValue) == [flaw].filter { !$0.isEmpty })
  }

  /// Memory is measured of this process too, so that it is tried in one of its own.
  @Test func memoryIsTheProgramsOwn() async {
    await #expect(processExitsWith: .success) {
      let line = String(repeating: "0123456789", count: 80)
      let long = Array(repeatElement("\(line)|\(line)\n".utf8, count: 11_000).joined())
      for flaw in ["", "memory"] {
        let violations = SourceConformance(
          ProgramSource.self, options: options(["python3", "-ISB", "flawed_source.py", flaw]),
          samples: PromiseTests.samples, longFile: long
        ).violations(of: .memory)
        #expect(violations.isEmpty == flaw.isEmpty, "\(violations)")
      }
    }
  }

  @Test func whatIsNotTriedSaysWhy() {
    let outcomes = SourceConformance(
      ProgramSource.self, options: options(["python3", "-ISB", "flawed_source.py"]), samples: Self.samples,
      longFile: [1]
    ).outcomes()
    let memory = outcomes.first { $0.promise == .memory }?.outcome
    #expect(memory == .notTried("the long file must have at least 16 MiB, and has 1 byte"))
  }

  /// The reference implementation keeps every promise.
  @Test(arguments: SourcePromise.allCases.filter { $0 != .memory }) func theExampleKeeps(promise: SourcePromise) throws
  {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "docs/examples/python-source").path(percentEncoded: false)
    let book = Array(try Data(contentsOf: URL(filePath: "\(folder)/ledger-book.txt")))
    SourceConformance(
      ProgramSource.self, options: options(["python3", "-B", "ledger_book.py"]).inFolder(folder),
      samples: [SourceSample("ledger-book.txt", bytes: book, lines: [5, 6, 7, 10, 11, 15, 16, 17, 19, 20])],
      longFile: nil
    ).check(promise)
  }
}
