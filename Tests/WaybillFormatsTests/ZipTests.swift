import Testing
import WaybillCore
import WaybillFormats
import WaybillTesting

@Suite struct ZipTests {
  private static let year = ZipFile.Member.deflating("2020.csv", Array("name,value\nOman,1\n".utf8))
  private static let next = ZipFile.Member("2021.csv", text: "name,value\nOman,2\n")
  private static let notes = ZipFile.Member("about/notes.txt", text: "notes")

  private func texts(_ members: [ZipFile.Member], _ opener: UnitBytes = UnitBytes()) -> [String] {
    WaybillFormatsTests.texts(of: ZipFile(members).bytes, opener, called: "a.zip")
  }

  private func matching(_ pattern: String) throws -> UnitBytes { UnitBytes(.matching(try Pattern(pattern))) }

  @Test func oneFileNeedsNoKey() {
    var folder = ZipFile.Member("about/", text: "")
    folder.mode = 0o40755
    var link = ZipFile.Member("latest.csv", text: "2020.csv")
    link.mode = 0o120777
    #expect(texts([folder, Self.year, link]) == ["a.zip#2020.csv: name,value\nOman,1\n"])
  }

  @Test func keysChoose() throws {
    let all = [Self.next, Self.notes, Self.year]
    #expect(texts(all, UnitBytes(.named("about/notes.txt"))) == ["a.zip#about/notes.txt: notes"])
    #expect(
      texts(all, try matching("[.]csv$"))
        == ["a.zip#2020.csv: name,value\nOman,1\n", "a.zip#2021.csv: name,value\nOman,2\n"])
  }

  @Test func compressedFilesOfAnArchiveAreExpandedToo() {
    #expect(texts([ZipFile.Member("x.csv.gz", gzipped("a,b\n"))]) == ["a.zip#x.csv.gz: a,b\n"])
  }

  @Test func aTableOfAnArchiveHasItsName() throws {
    var options = DelimitedOptions()
    options.bytes = try matching("csv$")
    let file = try SourceFile("a.zip", ZipFile([Self.next, Self.year]).bytes)
    let text = DelimitedText(options)
    let units = try text.units(of: file.snapshot, atMost: 4)
    #expect(units.map(\.part) == [.member("2020.csv"), .member("2021.csv")] && units.map(\.index) == [0, 1])
    let readings = try units.map { try Reading(text.makeReader(for: $0)) }
    #expect(readings.map(\.layout.table) == ["2020.csv", "2021.csv"])
    #expect(readings.map(\.layout.header?.file) == ["a.zip#2020.csv", "a.zip#2021.csv"])
    #expect(readings.map(\.description) == ["2: Oman|1", "2: Oman|2"])
  }

  @Test func aWholeArchiveWithOneFileIsThatFile() throws {
    let file = try SourceFile("a.zip", ZipFile([Self.year]).bytes)
    let lines = try TextLines(WorkUnit(file.snapshot))
    #expect(try lines.advance() && lines.text == "name,value")
  }

  @Test func anUnclearChoiceIsRefused() throws {
    let three = [Self.notes, Self.next, Self.year]
    func error(_ words: String) -> [String] { ["a.zip: error: \(words)"] }
    #expect(
      texts(three)
        == error(
          "the archive has 3 files, so that 'member' or 'members_matching' must choose: '2020.csv', '2021.csv', "
            + "'about/notes.txt' [which-member]"))
    #expect(
      texts([Self.year, Self.next], UnitBytes(.named("2020.cvs")))
        == error(
          "the archive has no file '2020.cvs'; did you mean '2020.csv'?; it has '2020.csv', '2021.csv' [no-member]"))
    #expect(
      texts([Self.year], try matching("^x"))
        == error("no file of the archive matches '^x'; it has '2020.csv' [no-member]"))
    #expect(texts([], try matching("^x")) == error("no file of the archive matches '^x'; it has none [no-member]"))
    #expect(texts([]) == error("the archive has no files [no-member]"))
    #expect(
      texts([ZipFile.Member("[Content_Types].xml", text: ""), ZipFile.Member("xl/workbook.xml", text: "")])
        == error("expected a text, found a workbook; did you mean 'adapter: xlsx'? [is-workbook]"))
  }

  @Test func aWholeOfSeveralFilesIsRefused() throws {
    let file = try SourceFile("a.zip", ZipFile([Self.year, Self.next]).bytes)
    let error = #expect(throws: SourceError.self) { _ = try matching("csv$").open(WorkUnit(file.snapshot)) }
    #expect(error?.diagnostic.code == .whichMember)
  }

  @Test func whatIsNoArchiveHasNoMembers() throws {
    let error = "a: error: expected a zip archive with the file that is named, found another file [no-archive]"
    #expect(WaybillFormatsTests.texts(of: Array("a,b\n".utf8), UnitBytes(.named("x"))) == [error])
    let file = try SourceFile("a", Array("a,b\n".utf8))
    for opener in [UnitBytes(), UnitBytes(.named("x"))] {
      let part: WorkUnit.Part = opener.choice == .only ? .member("x") : .whole
      let thrown = #expect(throws: SourceError.self) { _ = try opener.open(WorkUnit(file.snapshot, part: part)) }
      #expect(thrown?.description == error)
    }
  }

  @Test func keysOfAMapping() throws {
    func choice(_ keys: KeyValuePairs<String, String>) throws -> MemberChoice {
      var options = OptionTable(keys)
      options.check(MemberChoice.specs)
      let choice = MemberChoice(reading: &options)
      try options.finish()
      return choice
    }
    #expect(try choice([:]) == .only)
    #expect(try choice(["member": "a.csv"]) == .named("a.csv"))
    #expect(try choice(["members_matching": "csv$"]) == .matching(Pattern("csv$")))
    let both = #expect(throws: Diagnostics.self) { try choice(["member": "a", "members_matching": "b"]) }
    #expect(
      both?.description
        == "options: error: 'members_matching' does nothing beside 'member'; take one of them out [bad-option]")
    let bad = #expect(throws: Diagnostics.self) { try choice(["members_matching": "("]) }
    #expect(bad?.description.contains("bad pattern in 'members_matching'") == true)
  }
}
