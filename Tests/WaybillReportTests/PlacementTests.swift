import FoundationEssentials
import Glibc
import Testing
import WaybillCore

@testable import WaybillReport

/// A report takes its place as a whole, gives it back, and never stands half with a first page.
@Suite struct PlacementTests {
  private static let old: [ReportPlacement.File] = [
    .init(name: "index.html", text: "old page"),
    .init(name: "allies/BEL.html", text: "old BEL"),
    .init(name: "allies/FRA.html", text: "old FRA"),
    .init(name: "tables/datapackage.json", text: "old list"),
  ]
  private static let new: [ReportPlacement.File] = [
    .init(name: "index.html", text: "new page"),
    .init(name: "allies/BEL.html", text: "new BEL"),
    .init(name: "allies/NLD.html", text: "new NLD"),
    .init(name: "tables/datapackage.json", text: "new list"),
  ]

  /// Every file below a folder with its text.
  private func files(in folder: String) throws -> [String: String] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder)
    return try Dictionary(
      uniqueKeysWithValues: names.filter { !SystemFile.isFolder("\(folder)/\($0)") }.map {
        ($0, try read("\(folder)/\($0)"))
      })
  }

  private func texts(_ files: [ReportPlacement.File]) -> [String: String] {
    Dictionary(uniqueKeysWithValues: (files + [ReportList.file(of: files)]).map { ($0.name, $0.text) })
  }

  @Test func nothingChangesBeforeItIsPlaced() throws {
    try withFolder { folder in
      try ReportPlacement(Self.old, in: folder).place()
      do {
        let placement = try ReportPlacement(Self.new, in: folder)
        let visible = try files(in: folder).filter { !$0.key.hasPrefix(".") }
        #expect(visible == texts(Self.old))
        try placement.place()
        #expect(try files(in: folder).filter { !$0.key.hasPrefix(".") } == texts(Self.new))
      }
      #expect(try files(in: folder) == texts(Self.new))
    }
  }

  @Test func whatIsWithdrawnLeavesWhatWasThere() throws {
    try withFolder { folder in
      try ReportPlacement(Self.old, in: folder).place()
      do {
        let placement = try ReportPlacement(Self.new, in: folder)
        try placement.place()
        placement.withdraw()
      }
      #expect(try files(in: folder) == texts(Self.old))
    }
  }

  /// A file that is gone when it should come stops the placement in its middle.
  @Test func aPlacementThatIsStoppedLeavesWhatWasThere() throws {
    try withFolder { folder in
      try ReportPlacement(Self.old, in: folder).place()
      let problems = #expect(throws: Diagnostics.self) {
        let placement = try ReportPlacement(Self.new, in: folder)
        try FileManager.default.removeItem(atPath: "\(folder)/\(staged(in: folder))/new/allies/NLD.html")
        try placement.place()
      }
      #expect(
        problems?.description == "\(folder): error: cannot write the report: no such file or directory [cannot-write]")
      #expect(try files(in: folder) == texts(Self.old))
    }
  }

  /// What others put there stays, also where a list of theirs has it, and so does what no report has.
  @Test func onlyFilesOfAReportGoWithIt() throws {
    try withFolder { folder in
      try ReportPlacement(Self.old, in: folder).place()
      let theirs = [
        "waybill.sqlite", "README.md", "mappings/own.csv", "a/b/c.csv", ".hidden.html", "allies/.hidden.html",
        "allies/x.csv",
      ]
      for name in ["mappings", "a/b"] { try SystemFile.makeFolder("\(folder)/\(name)") }
      for name in theirs { try write("theirs", to: "\(folder)/\(name)") }
      let listed = (theirs + ["allies", "../outside.html", "allies/../index.html", "/etc/hosts"]).map {
        ReportPlacement.File(name: $0, text: "theirs")
      }
      try write(ReportList.file(of: listed + Self.old).text + "\nno line\n", to: "\(folder)/report-files.txt")
      // What was changed after the report was written is somebody's own.
      try write("with a remark", to: "\(folder)/allies/FRA.html")
      #expect(ReportList.names(in: folder) == ["allies/BEL.html", "index.html", "tables/datapackage.json"])
      try ReportPlacement(Self.new, in: folder).place()
      let left = try files(in: folder).keys.filter { texts(Self.new)[$0] == nil }.sorted()
      #expect(left == (theirs + ["allies/FRA.html"]).sorted())
    }
  }

  private func staged(in folder: String) throws -> String {
    try #require(
      try FileManager.default.contentsOfDirectory(atPath: folder).first { $0.hasPrefix(".waybill-report-") })
  }

  /// What a process left that was killed while it took the old report away.
  private func leave(_ names: [String], in folder: String) throws {
    for name in names {
      let path = "\(folder)/.waybill-report-0/old/\(name)"
      try FileManager.default.createDirectory(
        atPath: String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)]), withIntermediateDirectories: true)
      try write("left \(name)", to: path)
    }
  }

  @Test func whatAKilledPlacementTookAwayIsPutBack() throws {
    try withFolder { folder in
      try write("new BEL", to: "\(folder)/BEL.html")
      try leave(["BEL.html", "index.html", "tables/datapackage.json"], in: folder)
      try FileManager.default.createDirectory(atPath: "\(folder)/tables", withIntermediateDirectories: true)
      StagingFolder.settleLeftovers(in: folder)
      #expect(
        try files(in: folder) == [
          "BEL.html": "left BEL.html", "index.html": "left index.html",
          "tables/datapackage.json": "left tables/datapackage.json",
        ])
    }
  }

  @Test func whatAKilledPlacementReplacedGoes() throws {
    try withFolder { folder in
      try write("new page", to: "\(folder)/index.html")
      try leave(["index.html"], in: folder)
      StagingFolder.settleLeftovers(in: folder)
      #expect(try files(in: folder) == ["index.html": "new page"])
    }
  }

  @Test func whatALivingPlacementHoldsStays() throws {
    try withFolder { folder in
      try leave(["index.html"], in: folder)
      let holder = open("\(folder)/.waybill-report-0", O_RDONLY | O_DIRECTORY)
      defer { close(holder) }
      try #require(flock(holder, LOCK_EX | LOCK_NB) == 0)
      StagingFolder.settleLeftovers(in: folder)
      #expect(try files(in: folder) == [".waybill-report-0/old/index.html": "left index.html"])
    }
  }

  @Test func aFullDiskIsToldAsTheSystemTellsIt() {
    let refusal = #expect(throws: SystemFile.Refusal.self) { try SystemFile.write("text", to: "/dev/full") }
    #expect(refusal?.reason == "no space left on device")
  }
}
