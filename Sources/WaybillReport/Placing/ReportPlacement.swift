import FoundationEssentials
import Glibc
public import WaybillCore

/// A report that is written whole beside its place, and can take it, and give it back.
///
/// All files are written into a folder of their own within the report's folder first, so that a full disk is met before
/// anything changes. The first page, `index.html`, leaves first and comes last: whenever the process is killed, a folder
/// that has one has one whole report. What was there is kept until the placement ends, and the next one puts it back
/// where a killed one left the folder without a first page. Files of the report before it that it has not go with that one.
public final class ReportPlacement {
  /// A file of the report, by its path from the report's folder.
  struct File {
    let name: String
    let text: String
  }

  /// The page that says that a report is there.
  static let firstPage = "index.html"

  private let folder: String
  private let staging: StagingFolder
  /// The files in the order in which they come.
  private let names: [String]
  /// The files of the report that was there which this one has not.
  private let surplus: [String]
  private var arrived: [String] = []

  /// Writes the files beside their places.
  ///
  /// - Throws: `cannot-write`, one for each file or folder that cannot be written.
  init(_ given: [File], in folder: String) throws(Diagnostics) {
    self.folder = folder
    let files = given + [ReportList.file(of: given)]
    StagingFolder.settleLeftovers(in: folder)
    let (first, others) = (files.filter { $0.name == Self.firstPage }, files.filter { $0.name != Self.firstPage })
    let names = (others + first).map(\.name)
    self.names = names
    surplus = ReportList.names(in: folder).filter { !names.contains($0) }
    let parts = Set((names + surplus).filter { $0.contains("/") }.map { String($0.prefix { $0 != "/" }) }).sorted()
    for part in parts { try SystemFile.makeFolder("\(folder)/\(part)") }
    var problems = Diagnostics()
    for file in files where SystemFile.isFolder("\(folder)/\(file.name)") {
      problems.add(.cannotWrite("\(folder)/\(file.name)", because: SystemFile.reason(EISDIR)))
    }
    try problems.throwIfErrors()
    staging = try StagingFolder(in: folder, parts: parts)
    for file in files {
      do {
        try SystemFile.write(file.text, to: staging.new(file.name))
      } catch {
        problems.add(.cannotWrite("\(folder)/\(file.name)", because: error.reason))
      }
    }
    try problems.throwIfErrors()
  }

  /// Gives the report its place, and keeps what was there until ``withdraw()`` or the end of the placement.
  ///
  /// - Throws: `cannot-write`; the folder is then as it was.
  public func place() throws(Diagnostics) {
    do {
      for name in names.reversed() + surplus {
        try SystemFile.move("\(folder)/\(name)", to: staging.old(name), ifThere: true)
      }
      for name in names {
        try SystemFile.move(staging.new(name), to: "\(folder)/\(name)")
        arrived.append(name)
      }
    } catch {
      withdraw()
      throw Diagnostics([.cannotWrite(folder, because: error.reason)])
    }
  }

  /// Takes the report out of its place again and puts back what was there, as far as the disk allows.
  public func withdraw() {
    for name in arrived.reversed() { unlink("\(folder)/\(name)") }
    arrived = []
    for name in surplus + names { rename(staging.old(name), "\(folder)/\(name)") }
  }
}
