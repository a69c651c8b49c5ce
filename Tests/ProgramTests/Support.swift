import FoundationEssentials
import Program
import Testing
import WaybillCore
import WaybillTesting

/// Whether the programs of these tests can run at all; without Python the suites say that they are left out.
enum Python {
  static let isThere = ["/usr/local/bin", "/usr/bin", "/bin"].contains {
    FileManager.default.isExecutableFile(atPath: "\($0)/python3")
  }
}

let place = Place(file: "m.yaml", line: 8, column: 12)

func node(_ text: String) -> ConfigNode { ConfigNode(.text(text), at: place) }

func entry(_ key: String, _ value: ConfigNode) -> ConfigNode.Entry { .init(key: key, keyPlace: place, value: value) }

/// A mapping's `read:` with a command, beside the fixtures.
func options(_ command: [String], _ more: [ConfigNode.Entry] = []) -> OptionTable {
  let folder = fixture("")
  return OptionTable([entry("command", ConfigNode(.list(command.map(node)), at: place))] + more, at: place)
    .inFolder(String(folder.dropLast(folder.hasSuffix("/") ? 1 : 0)))
}

/// The fixture that breaks one rule.
func flawed(_ flaw: String, timeout: Int = 60, _ more: [ConfigNode.Entry] = []) throws -> ProgramSource {
  try ProgramSource(
    options: options(["python3", "-ISB", "flawed_source.py", flaw], more + [entry("timeout", node("\(timeout)"))]))
}

/// The fixture's own file.
func pairs() -> WorkUnit {
  WorkUnit(Snapshot(path: fixture("pairs.txt"), name: "pairs.txt", sha256: "", size: 20))
}

/// All rows and faults, as `line: cell|cell`.
func read(_ source: ProgramSource) throws -> [String] {
  var reader = try source.makeReader(for: pairs())
  var batch = RowBatch()
  var found: [String] = []
  while try reader.read(into: &batch) {
    for row in 0..<batch.rowCount {
      found.append("\(batch.rows[row].line): \(batch.text(row: row, column: 0))|\(batch.text(row: row, column: 1))")
    }
    found += batch.faults.map { "\($0.line):\($0.column): \($0.message) [\($0.code.rawValue)] \($0.text)" }
    if batch.emptyRows > 0 { found.append("\(batch.emptyRows) empty") }
  }
  return found
}

/// The error that reading ends with.
func failure(_ source: ProgramSource) -> Diagnostic? {
  (#expect(throws: SourceError.self) { try read(source) })?.diagnostic
}
