import FoundationEssentials
import Glibc
import SIPRI
import Tabular
import Testing
import WaybillCore
import WaybillMapping
import WaybillTesting

@testable import WaybillRunner

/// From a list of unknown texts to a mapping that knows them.
@Suite struct HarmoniserTests {
  private let place: Workplace
  private static let mapping = """
    mapping: 1   # the first version
    id: towns
    about: {publisher: P, title: T, url: U, terms: Z}
    reporting: complete
    read:
      format: csv
      columns: {who: From, whom: To, year: Year, kind: Kind, worth: EUR}
    emit:
      - basis: licence
        measure: money
        unit: EUR
        exporter: {from: who, party: p}
        destination: {from: whom, party: p}
        period: {from: year, type: year}
        event: {from: kind, lookup: event}
        flags:
          - {from: kind, lookup: flag}
        value: {from: worth, type: integer}
    parties:
      p: {files: [countries.yaml], split: [","], unmatched: reject}   # as printed
    lookups:
      event: {map: {N: {event: new}}, unmatched: fail}
      flag: {file: flags.csv, key: kind, unmatched: reject}

    """
  private static let rows = """
    From,To,Year,Kind,EUR
    France,Atlantis,2020,N,1
    France,"Chile, NO",2020,T,2
    Lemuria,"Sudan, North",2020,N,3
    Lemuria,Atlantis,2020,N,4

    """

  init() throws {
    place = try Workplace()
    try place.write(Self.mapping.utf8, to: "mappings/towns.yaml")
    try place.write(Self.rows.utf8, to: "towns.csv")
    try place.write("kind,flag\nN,\n".utf8, to: "mappings/flags.csv")
  }

  private func harmoniser(_ files: String...) throws -> Harmoniser {
    try Harmoniser(
      (files.isEmpty ? ["towns.csv"] : files).map(place.path), mapping: place.path("mappings/towns.yaml"),
      registry: try Registry([TabularPlugin.self]))
  }

  /// What comes with the program is read, and never written.
  @Test func aMappingThatComesWithTheProgramStaysAsItIs() throws {
    let before = try place.text("mappings/towns.yaml")
    try FileManager.default.createSymbolicLink(
      atPath: place.path("own"), withDestinationPath: place.path("mappings"))
    for folder in ["mappings", "own"] {
      var harmoniser = try Harmoniser(
        [place.path("towns.csv")], mapping: place.path("\(folder)/towns.yaml"),
        registry: try Registry([TabularPlugin.self]),
        shipped: ShippedFiles(setting: place.path("mappings"), executable: "/no/bin/waybill"))
      #expect(texts(harmoniser).contains("p Atlantis 2"))
      let answers = "answers: 1\nmapping: towns\nparties: {p: {Atlantis: unknown}}\n"
      try place.write(answers.utf8, to: "answers.yaml")
      let refused = #expect(throws: Diagnostics.self) { _ = try harmoniser.accept(answers: place.path("answers.yaml")) }
      #expect(
        refused.map { $0.sorted.flatMap(place.lines) } == [
          "\(folder)/towns.yaml: error: '\(folder)/towns.yaml' comes with waybill, so that nothing is written into it; copy it "
            + "to a file of your own, with 'files: [countries]' in its grammars, and name that one [shipped-file-kept]"
        ])
      #expect(throws: Diagnostics.self) { try harmoniser.checkOwn() }
    }
    #expect(try place.text("mappings/towns.yaml") == before)
  }

  private func texts(_ harmoniser: Harmoniser) -> [String] {
    harmoniser.unmatched.map { "\($0.vocabulary.name) \($0.text) \($0.rows)" }
  }

  private func problems(_ answers: String) throws -> [String] {
    try place.write(answers.utf8, to: "answers.yaml")
    let before = try place.text("mappings/towns.yaml")
    var harmoniser = try harmoniser()
    do {
      _ = try harmoniser.accept(answers: place.path("answers.yaml"))
      return []
    } catch {
      #expect(try place.text("mappings/towns.yaml") == before, "nothing is written")
      return error.sorted.flatMap(place.lines)
    }
  }

  /// List, fill in, accept: then nothing is unknown, and only entries have come.
  @Test func thereAndBack() throws {
    var harmoniser = try harmoniser()
    #expect(
      texts(harmoniser) == ["p Atlantis 2", "p Lemuria 2", "p NO 1", "p North 1", "event T 1", "flag T 1"])
    try harmoniser.writeAnswers(to: place.path("answers.yaml"))
    var answers = try place.text("answers.yaml")
    for (empty, filled) in [
      ("    Atlantis:\n", "    Atlantis: within nato+eu\n"), ("    'NO':\n", "    'NO': NOR\n"),
      ("    Lemuria:\n", "    Lemuria: 'non-state Lemuria: the \"lost\" one'\n"),
      ("    North:\n", "    Sudan, North: SDN\n"),
    ] {
      try #require(answers.contains(empty))
      answers = answers.replacing(empty, with: filled)
    }
    let parts = answers.split(separator: "  flag:\n")
    try #require(parts.count == 2 && parts.allSatisfy { $0.hasSuffix("    T:\n") })
    answers =
      parts[0].replacing("    T:\n", with: "    T: {event: temporary}\n") + "  flag:\n"
      + parts[1].replacing("    T:\n", with: "    T: {flag: provisional}\n")
    try place.write(answers.utf8, to: "answers.yaml")
    let told = try harmoniser.accept(answers: place.path("answers.yaml"))
    #expect(told.written.count == 6 && told.known.isEmpty)
    #expect(harmoniser.unmatched.isEmpty)
    #expect(
      try place.text("mappings/towns.yaml")
        == Self.mapping.replacing(
          "  p: {files: [countries.yaml], split: [\",\"], unmatched: reject}   # as printed\n",
          with: """
              p:   # as printed
                files: [countries.yaml]
                split: [","]
                unmatched: reject
                names:
                  Atlantis: within nato+eu
                  Lemuria: 'non-state Lemuria: the "lost" one'
                  'NO': NOR
                  'Sudan, North': SDN

            """
        ).replacing(
          "  event: {map: {N: {event: new}}, unmatched: fail}",
          with: "  event: {map: {N: {event: new}, T: {event: temporary}}, unmatched: fail}"))
    #expect(try place.text("mappings/flags.csv") == "kind,flag\nN,\nT,provisional\n")

    let after = try (place.text("mappings/towns.yaml"), place.text("mappings/flags.csv"))
    var again = try self.harmoniser()
    #expect(again.unmatched.isEmpty && again.warnings.isEmpty)
    let second = try again.accept(answers: place.path("answers.yaml"))
    #expect(second.written.isEmpty && second.known.count == 6, "accepting twice changes nothing")
    #expect(try place.text("mappings/towns.yaml") == after.0 && place.text("mappings/flags.csv") == after.1)
  }

  @Test func severalFiles() throws {
    try place.write("From,To,Year,Kind,EUR\nFrance,Atlantis,2021,N,1\nFrance,Mu,2021,N,1\n".utf8, to: "more.csv")
    let harmoniser = try harmoniser("towns.csv", "more.csv")
    #expect(texts(harmoniser).prefix(2) == ["p Atlantis 3", "p Lemuria 2"])
    #expect(harmoniser.survey.rows == 6)
  }

  /// Sheets of a workbook and compressed texts are read as they always are, with their places.
  @Test func workbooksAndCompressedTexts() throws {
    try place.write(ZipFile([.init("inner.csv", text: Self.rows)]).bytes, to: "towns.zip")
    let zipped = try harmoniser("towns.zip")
    #expect(texts(zipped) == texts(try harmoniser()))
    #expect(zipped.unmatched[0].places[0].description == place.path("towns.zip#inner.csv:2:8"))

    let rows = [["From", "To", "Year", "Kind", "EUR"], ["France", "Atlantis", "2020", "N", "1"]]
    let xml = rows.enumerated().map { line, cells in
      let cells = zip("ABCDE", cells).map { "<c r=\"\($0)\(line + 1)\" t=\"inlineStr\"><is><t>\($1)</t></is></c>" }
      return "<row r=\"\(line + 1)\">\(cells.joined())</row>"
    }
    try place.write(WorkbookFile([.init("Towns", rows: xml.joined())]).bytes, to: "towns.xlsx")
    try place.edit("mappings/towns.yaml", "format: csv", "format: xlsx")
    let book = try harmoniser("towns.xlsx")
    #expect(book.unmatched.map(\.text) == ["Atlantis"])
    #expect(book.unmatched[0].places.map(\.description) == [place.path("towns.xlsx!Towns!B2")])
  }

  @Test func whatIsWrongWithAnswers() throws {
    let found = try problems(
      """
      answers: 1
      mapping: towns
      parties:
        p:
          Atlantis: NLDD
          Atlantiss: NLD
          Chile: NLD
          Lemuria: within natto
      lookups:
        event:
          T: temporary
        flag: {T: {flga: provisional}}
      """)
    #expect(
      found == [
        "answers.yaml:5:15: error: unknown party code 'NLDD'; did you mean 'NLD'? [unknown-code]",
        "answers.yaml:6:5: error: no unknown text of the files is 'Atlantiss'; did you mean 'Atlantis'? "
          + "[answer-for-nothing]",
        "answers.yaml:7:5: error: 'Chile' means something else in 'parties: p' already [answer-differs]",
        "answers.yaml:8:14: error: unknown group 'natto'; there are equivalents, eu, nato and ukraine; did you mean 'nato'? [unknown-group]",
        "answers.yaml:11:8: error: 'T' must be a table of attributes, not a text [wrong-shape]",
        "answers.yaml:12:14: error: the file of lookup 'flag' has no column 'flga'; did you mean 'flag'? "
          + "[missing-attribute]",
      ])
    #expect(
      try problems("answers: 2\nmapping: town\nparties: {q: {Atlantis: NLD}}\nlookups: {event: N}\nmore: 1\n") == [
        "answers.yaml:1:10: error: 'answers' must be '1', not '2' [bad-option]",
        "answers.yaml:2:10: error: 'mapping' must be 'towns', not 'town' [bad-option]",
        "answers.yaml:3:11: error: unknown key 'q'; did you mean 'p'? [unknown-key]",
        "answers.yaml:4:18: error: 'event' must be a table, not a text [wrong-shape]",
        "answers.yaml:5:1: error: unknown key 'more' [unknown-key]",
      ])
    #expect(try problems("- a\n") == ["answers.yaml:1:1: error: 'answers' must be a table, not a list [wrong-shape]"])
  }

  /// Two spellings that the grammar takes for one can have one meaning only.
  @Test func twoSpellingsOfOneText() throws {
    try place.edit("mappings/towns.yaml", "unmatched: reject}   #", "normalise: [fold-case], unmatched: reject}   #")
    let head = "answers: 1\nmapping: towns\nparties:\n  p:\n    Atlantis: NLD\n"
    #expect(
      try problems(head + "    ATLANTIS: BEL\n")
        == ["answers.yaml:6:5: error: 'ATLANTIS' means something else in 'parties: p' already [answer-differs]"])
    #expect(try problems(head + "    ATLANTIS: NLD\n") == [])
    #expect(try place.text("mappings/towns.yaml").contains("      Atlantis: NLD\nlookups:"))
  }

  @Test func aFileOfAnswersIsNeverOverwritten() throws {
    try place.write("mine\n".utf8, to: "answers.yaml")
    var harmoniser = try harmoniser()
    #expect(throws: Diagnostics([.fileExists(place.path("answers.yaml"))])) {
      try harmoniser.writeAnswers(to: place.path("answers.yaml"))
    }
    #expect(throws: Diagnostics([.cannotMakeFile(place.path("no/answers.yaml"), inMissing: place.path("no"))])) {
      try harmoniser.writeAnswers(to: place.path("no/answers.yaml"))
    }
    #expect(try place.text("answers.yaml") == "mine\n")
  }

  private func atlantis(_ meaning: String = "NLD") throws -> MappingEntry {
    try MappingEntry("Atlantis", of: .grammar("p"), written: meaning)
  }

  /// What somebody else wrote in the meantime is not lost.
  @Test(arguments: ["mappings/towns.yaml", "mappings/flags.csv"])
  func aFileThatChanged(name: String) throws {
    var harmoniser = try harmoniser()
    let flag = try MappingEntry("T", of: .lookup("flag"), written: "flag: provisional")
    try place.write((try place.text(name) + "\n").utf8, to: name)
    let before = try (place.text("mappings/towns.yaml"), place.text("mappings/flags.csv"))
    #expect(throws: Diagnostics([.fileChanged(place.path(name))])) { try harmoniser.confirm([flag, atlantis()]) }
    #expect(try place.text("mappings/towns.yaml") == before.0 && place.text("mappings/flags.csv") == before.1)
    #expect(texts(harmoniser).first == "p Atlantis 2", "it is still unknown")
  }

  /// The mode of the file stays, a link stays a link, and nothing is left beside it.
  @Test func theFileKeepsWhatItIs() throws {
    try place.write(try place.bytes("mappings/towns.yaml"), to: "mappings/real.yaml")
    try place.remove("mappings/towns.yaml")
    try FileManager.default.createSymbolicLink(
      atPath: place.path("mappings/towns.yaml"), withDestinationPath: "real.yaml")
    #expect(chmod(place.path("mappings/real.yaml"), 0o640) == 0)
    let names = try place.files(in: "mappings").keys.sorted()
    var harmoniser = try harmoniser()
    try harmoniser.confirm([atlantis()])
    var status = stat()
    #expect(lstat(place.path("mappings/towns.yaml"), &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
    #expect(stat(place.path("mappings/real.yaml"), &status) == 0 && status.st_mode & 0o777 == 0o640)
    #expect(try place.text("mappings/real.yaml").contains("Atlantis: NLD"))
    #expect(try place.files(in: "mappings").keys.sorted() == names)
  }

  @Test func whatCannotBeWrittenIsAsItWas() throws {
    var harmoniser = try harmoniser()
    try place.remove("mappings/towns.yaml")
    let missing = Diagnostics([
      .mappingNotWritten(place.path("mappings/towns.yaml"), reason: "no such file or directory")
    ])
    let flag = try MappingEntry("T", of: .lookup("flag"), written: "flag: provisional")
    let names = try place.files(in: "mappings").keys.sorted()
    #expect(throws: missing) { try harmoniser.confirm([flag, atlantis()]) }
    #expect(try place.text("mappings/flags.csv") == "kind,flag\nN,\n", "of two files none is written")
    #expect(try place.files(in: "mappings").keys.sorted() == names, "nothing is left beside them")
    #expect(throws: Diagnostics.self) { try harmoniser.confirm([atlantis("NLDD")]) }
  }
}

/// The mapping of the Netherlands without some of its names, harmonised back on the publisher's own file.
@Suite(.enabled(if: publishersFiles != nil, "WAYBILL_DATA is not set")) struct HarmonisedLicencesTests {
  private static let file = "nl/Overzicht.uitvoer.militaire.goederen.2004-2014.csv"
  private static let names = [
    "NAVO LANDEN: within nato", "EEG: within eu", "DIVERSE LANDEN: several", "BOSNIË-H: BIH", "DOM. REPUBLIEK: DOM",
    "VK: GBR", "VS: USA", "D: DEU", "NL: NLD", "MARAKKO: MAR", "FIN: FIN", "VOORM. JOEGOSL. REPUBL. MACEDONIË: MKD",
  ]

  @Test func namesThatWereTakenAwayAreFound() throws {
    let place = try Workplace()
    let original = try place.text("mappings/nl-licences.yaml")
    for name in Self.names + ["D / * / *: {event: new}"] {
      try place.edit("mappings/nl-licences.yaml", "      \(name)\n", "")
    }
    let files = ["\(try #require(publishersFiles))/\(Self.file)"]
    let registry = try Registry([TabularPlugin.self])
    var harmoniser = try Harmoniser(files, mapping: place.path("mappings/nl-licences.yaml"), registry: registry)
    let texts = Dictionary(grouping: harmoniser.unmatched, by: \.vocabulary.name).mapValues { $0.map(\.text) }
    #expect(texts["nl"]?.sorted() == Self.names.map { String($0.prefix { $0 != ":" }) }.sorted())
    #expect(harmoniser.unmatched.first.map { "\($0.text) \($0.rows)" } == "VS 1646")
    #expect(texts["event"]?.first == "D / N / N")
    for (text, code) in [("VS", "USA"), ("VK", "GBR"), ("BOSNIË-H", "BIH"), ("MARAKKO", "MAR"), ("NL", "NLD")] {
      #expect(harmoniser.suggestions(for: text, in: .grammar("nl")).first?.meaning == code)
    }
    try place.write(
      ("answers: 1\nmapping: nl-licences\nparties:\n  nl:\n" + Self.names.map { "    \($0)\n" }.joined()
        + "lookups:\n  event:\n    D / * / *: {event: new}\n").utf8, to: "answers.yaml")
    let told = try harmoniser.accept(answers: place.path("answers.yaml"))
    #expect(told.written.count == Self.names.count + 1 && harmoniser.unmatched.isEmpty)
    let lines = { (text: String) in text.split(separator: "\n", omittingEmptySubsequences: false).sorted() }
    #expect(try lines(place.text("mappings/nl-licences.yaml")) == lines(original), "only the order of entries differs")
    #expect(
      try Harmoniser(files, mapping: place.path("mappings/nl-licences.yaml"), registry: registry).unmatched.isEmpty)
  }
}
