import FoundationEssentials
import Synchronization
import Testing
import WaybillCore

@testable import WaybillCLI
@testable import WaybillTesting

/// What `waybill harmonise` lists, asks and writes.
@Suite struct HarmoniseCommandTests {
  private let demo: DemoFolder
  private let mapping = "mappings/towns.yaml"

  init() throws {
    demo = try DemoFolder()
    try demo.take("harmonise.yaml", as: mapping)
    try demo.take("harmonise.csv", as: "towns.csv")
  }

  private func harmonise(_ rest: String..., answers: Script? = nil) throws -> Said {
    let arguments = ["harmonise", "\(demo.path)/towns.csv", "--mapping", "\(demo.path)/\(mapping)"] + rest
    guard let answers else { return try demo.waybill(arguments) }
    return try demo.waybill(arguments, isInteractive: true) { answers.next() }
  }

  /// Lines that a person writes, one after the other; then the end of what they write.
  private final class Script: Sendable {
    private let lines: Mutex<[String]>
    private let look: @Sendable (_ asked: Int) -> Void
    private let count = Mutex(0)

    init(_ lines: String..., look: @escaping @Sendable (_ asked: Int) -> Void = { _ in }) {
      self.lines = Mutex(lines)
      self.look = look
    }

    func next() -> String? {
      look(
        count.withLock {
          $0 += 1; return $0
        })
      return lines.withLock { $0.isEmpty ? nil : $0.removeFirst() }
    }
  }

  @Test func theList() throws {
    let before = try demo.text(mapping)
    let said = try harmonise()
    #expect(said.status == 3)
    try expectGolden(said.output, "harmonise.txt")
    #expect(said.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    #expect(
      said.errors.hasPrefix(
        "\(mapping):27:7: warning: no text of the source is 1 of the 3 names of grammar 'nl': 'EEG' [unused-entries]\n"),
      "\(said.errors)")
    #expect(try demo.text(mapping) == before && !demo.exists("out"), "nothing is written")
    try expectGolden(try harmonise("--json").output, "harmonise.json")
  }

  /// A gzip file, whose bytes are stored as they are, gives the list and the places of the text in it.
  @Test func aCompressedFile() throws {
    let plain = try harmonise()
    let bytes = Array(try demo.text("towns.csv").utf8)
    let size = UInt16(bytes.count)
    let packed =
      [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255, 1] + littleEndian(size) + littleEndian(~size) + bytes
      + littleEndian(ZipFile.checksum(bytes)) + littleEndian(UInt32(bytes.count))
    try Data(packed).write(to: URL(filePath: "\(demo.path)/towns.csv.gz"))
    let said = try demo.waybill(
      ["harmonise", "\(demo.path)/towns.csv.gz", "--mapping", "\(demo.path)/\(mapping)"])
    #expect(said.status == plain.status && said.errors == plain.errors)
    #expect(said.output.contains("towns.csv.gz:") && !plain.output.contains("towns.csv.gz"))
    // Lines are broken where the longer name makes it needful.
    func words(_ text: String) -> [Substring] { text.split(whereSeparator: \.isWhitespace) }
    #expect(words(said.output.replacing("towns.csv.gz", with: "towns.csv")) == words(plain.output))
  }

  private func littleEndian(_ number: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian) { Array($0) }
  }

  @Test func aFileOfAnswers() throws {
    let said = try harmonise("--write-answers", "\(demo.path)/answers.yaml")
    #expect(said.status == 3)
    try expectGolden(
      try demo.text("answers.yaml").replacing("\(demo.path)/", with: ""), "harmonise-answers.txt")
    #expect(try harmonise("--accept", "\(demo.path)/answers.yaml").status == 3, "an empty answer is none")
    let again = try harmonise("--write-answers", "\(demo.path)/answers.yaml")
    #expect(again.status == 1 && again.errors.contains("[file-exists]"))
  }

  @Test func acceptedAnswers() throws {
    try Data(
      """
      answers: 1
      mapping: towns
      parties:
        nl: {Korea: KOR, Chili via België: CHL, MARAKKO: MAR, D: DEU, VS: USA}
      lookups: {event: {verlengd: {event: extension}, Tijdelijk: {event: temporary}}}
      """.utf8
    ).write(to: URL(filePath: "\(demo.path)/answers.yaml"))
    let said = try harmonise("--accept", "\(demo.path)/answers.yaml")
    #expect(said.status == 3, "one text is left")
    try expectGolden(said.output, "harmonise-accepted.txt")
    try demo.edit("towns.csv") { text in
      text.split(separator: "\n").filter { !$0.hasPrefix("ALLE") && $0 != "D/NAVO,2021,definitief" }.joined(
        separator: "\n")
    }
    #expect(try harmonise("--json").status == 0)
    let rest = try harmonise()
    #expect(rest.status == 0 && rest.output == "nothing is unknown to 'towns' in 7 rows of towns.csv\n")
  }

  /// Numbers, targets, wrong ones, the whole cell, skipping: what the person sees, and what is written.
  @Test func aDialogue() throws {
    let before = try demo.text(mapping)
    let said = try harmonise(
      answers: Script(
        "1", "DEUU", "7", "", "within natto", " DEU ", "2", "w", "one of", "several", "s", "{event: new", "1", "x: y",
        "event: extension"))
    // A slow machine has time to say how far the reading has come.
    let lines = said.errors.replacing("\u{1B}[2K", with: "").replacing("\r", with: "\n").split(
      separator: "\n", omittingEmptySubsequences: false
    ).filter { !$0.hasPrefix("reading towns.csv  [") }
    try expectGolden(lines.joined(separator: "\n"), "harmonise-dialogue.txt")
    #expect(said.status == 3)
    #expect(said.output == "6 entries written into mappings/towns.yaml, 1 text still unknown\n")
    let after = try demo.text(mapping)
    let names = "      MARAKKO: MAR\n      Korea: DEU\n      Chili via België: CHL\n      D/NAVO: several\n"
    let words = "      Tijdelijk: {event: temporary}\n      verlengd: {event: extension}\n"
    #expect(after.contains("      EEG: within eu\n\(names)    # one of them;"))
    #expect(after.contains("      tijdelijk: {event: temporary}\n\(words)    unmatched: fail\n"))
    #expect(after.replacing(names, with: "").replacing(words, with: "") == before, "all else stays")
  }

  /// What was confirmed is on the disk before the next question, and stays there however the dialogue ends.
  @Test func anInterruptedDialogue() throws {
    let path = "\(demo.path)/\(mapping)"
    let seen = Mutex<[Bool]>([])
    let script = Script("MAR") { _ in
      let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
      seen.withLock { $0.append(text.contains("      MARAKKO: MAR\n")) }
    }
    let said = try harmonise(answers: script)
    #expect(said.status == 3)
    #expect(seen.withLock { $0 } == [false, true])
    #expect(said.output.hasPrefix("1 entry written into mappings/towns.yaml, "))
    let again = try harmonise(answers: Script("q"))
    #expect(again.output.hasPrefix("0 entries written"))
    #expect(!again.errors.contains("  MARAKKO"), "it is not asked about again")
  }

  /// Somebody else's change stops the dialogue; what was confirmed before it is kept.
  @Test func aMappingThatChangesMeanwhile() throws {
    let path = "\(demo.path)/\(mapping)"
    let script = Script("MAR", "DEU") { asked in
      guard asked == 2, let text = try? String(contentsOfFile: path, encoding: .utf8) else { return }
      try? Data((text + "# mine\n").utf8).write(to: URL(filePath: path))
    }
    let said = try harmonise(answers: script)
    #expect(said.status == 1 && said.errors.contains("[file-changed]"), "\(said.errors)")
    let text = try demo.text(mapping)
    #expect(text.contains("MARAKKO: MAR") && !text.contains(": DEU") && text.hasSuffix("# mine\n"))
  }

  /// Where somebody could be asked, a list is still a list.
  @Test(arguments: ["--list", "--json"]) func aListOnATerminal(option: String) throws {
    let said = try harmonise(option, answers: Script())
    #expect(said.status == 3 && !said.errors.contains("means>"))
    #expect(said.output.contains("MARAKKO"))
  }

  @Test func problemsOfFilesAndMappings() throws {
    let said = try demo.waybill("harmonise", "no.csv", "--mapping", "\(demo.path)/\(mapping)", "--json")
    #expect(said.status == 1 && said.output.contains("\"no-file\""))
    #expect(try demo.waybill("harmonise", "--mapping", "a.yaml").status == 2)
    #expect(try demo.waybill("harmonise", "a.csv").status == 2)
  }
}
