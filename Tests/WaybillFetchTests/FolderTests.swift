import FoundationEssentials
import TestServer
import Testing
import WaybillCore

@testable import WaybillFetch

/// The folder of snapshots: whole files, whatever happens to who writes them.
@Suite struct FolderTests {
  private func write(_ text: String, to path: String) throws { try Data(text.utf8).write(to: URL(filePath: path)) }

  @Test func oneFetchAtATime() throws {
    let place = Place()
    try place.folder.writing { () throws(Diagnostics) in
      #expect(
        place.fetch(Place.request("https://data.example/"), over: Script(.answer(200, [:], "a")))
          == "snapshots: error: another fetch is writing to 'snapshots' [fetch-busy]")
    }
    #expect(place.fetch(Place.request("https://data.example/"), over: Script(.answer(200, [:], "a"))) == "fetched a")
  }

  @Test func aFolderThatCannotBeWrittenIsSaid() throws {
    let place = Place()
    try FileManager.default.createDirectory(
      at: URL(filePath: place.folder.path).deletingLastPathComponent(), withIntermediateDirectories: true)
    try write("", to: place.folder.path)
    let said = place.fetch(Place.request("https://data.example/"), over: Script(.answer(200, [:], "a")))
    #expect(
      said.hasPrefix("snapshots: error: 'snapshots' cannot be written: ") && said.hasSuffix("[cannot-keep-snapshot]"))
  }

  @Test func twoRequestsWithOneAnswerShareIt() throws {
    let place = Place()
    let script = Script(.answer(200, [:], "a"))
    #expect(place.fetch(Place.request("https://data.example/1"), over: script) == "fetched a")
    #expect(place.fetch(Place.request("https://data.example/2"), over: script) == "fetched a")
    #expect(try place.record().fetches.map(\.address).sorted() == ["https://data.example/1", "https://data.example/2"])
  }

  @Test func aRecordThatIsNoneIsSaid() throws {
    let place = Place()
    let script = Script(.answer(200, [:], "a"))
    #expect(place.fetch(Place.request("https://data.example/"), over: script) == "fetched a")
    let record = "\(place.folder.path)/\(try place.record().sha256)/record.json"
    for text in [
      "", "{}",
      try String(decoding: Data(contentsOf: URL(filePath: record)), as: UTF8.self).replacing("ca97", with: "0000"),
    ] {
      try write(text, to: record)
      let said = place.fetch(Place.request("https://data.example/"), over: script)
      #expect(
        said == record.replacing(place.folder.path, with: "snapshots")
          + ": error: the record of a snapshot must be as a fetch writes it, in JSON; remove its folder and fetch again "
          + "[snapshot-damaged]")
    }
  }

  /// What a killed fetch leaves begins with a full stop, and is no snapshot.
  @Test func whatIsNotFinishedIsNoSnapshot() throws {
    let place = Place()
    let hash = String(repeating: "a", count: 64)
    try FileManager.default.createDirectory(
      atPath: "\(place.folder.path)/.new-\(hash)", withIntermediateDirectories: true)
    try write("a", to: "\(place.folder.path)/.new-\(hash)/file")
    #expect(try place.folder.latest().isEmpty)
    #expect(place.folder.hashes == [])
    #expect(place.fetch(Place.request("https://data.example/"), over: Script(.answer(200, [:], "b"))) == "fetched b")
    #expect(place.names.count == 3, "what was left is cleared away: \(place.names)")
  }

  /// A part whose note says more than is there, or less, is not trusted beyond what was on the disk for certain.
  @Test(arguments: [
    ("012345", "{\"size\":4,\"validators\":{\"etag\":\"\\\"1\\\"\"}}", 4), ("012", "{\"size\":4,\"validators\":{}}", 0),
    ("0123", "{\"size\":4", 0), ("0123", "", 0),
  ])
  func aPartIsTrustedAsFarAsItsNote(bytes: String, note: String, size: Int64) throws {
    let place = Place()
    try FileManager.default.createDirectory(atPath: place.folder.path, withIntermediateDirectories: true)
    let request = Place.request("https://data.example/")
    let path = place.folder.part(of: request.key)
    try write(bytes, to: path)
    try write(note, to: "\(path).json")
    #expect(PartialFile(path).size == size)
    let script = Script(
      size == 4
        ? .answer(206, ["etag": "\"1\"", "content-range": "bytes 4-7/8"], "4567") : .answer(200, [:], "01234567"))
    #expect(place.fetch(request, over: script) == "fetched 01234567")
    #expect(script.requests.first?.header("Range") == (size == 4 ? "bytes=4-" : nil))
  }
}
