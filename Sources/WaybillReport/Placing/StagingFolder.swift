import FoundationEssentials
import Glibc
import WaybillCore

/// A folder within a report's folder, for what comes and what goes; removed with the last use of it.
///
/// It is locked as long as its process lives, so that another can tell what a killed one left.
final class StagingFolder {
  private static let prefix = ".waybill-report-"

  private let path: String
  private let lock: Int32

  /// Makes the folder with room for the parts of a report.
  ///
  /// - Throws: `cannot-write`.
  init(in folder: String, parts: [String]) throws(Diagnostics) {
    path = "\(folder)/\(Self.prefix)\(String(UInt64.random(in: .min ... .max), radix: 36))"
    for name in ["new", "old"].flatMap({ side in [side] + parts.map { "\(side)/\($0)" } }) {
      try SystemFile.makeFolder("\(path)/\(name)")
    }
    lock = Self.hold(path)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
    if lock >= 0 { close(lock) }
  }

  /// Where a file stands that is to come.
  func new(_ name: String) -> String { "\(path)/new/\(name)" }

  /// Where a file stands that has gone.
  func old(_ name: String) -> String { "\(path)/old/\(name)" }

  /// Removes what killed processes left, after putting back what they took away without bringing the new report.
  static func settleLeftovers(in folder: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names.sorted() where name.hasPrefix(prefix) {
      let path = "\(folder)/\(name)"
      let lock = hold(path)
      guard lock >= 0 else { continue }
      if !names.contains(ReportPlacement.firstPage) { putBack("\(path)/old", into: folder) }
      try? FileManager.default.removeItem(atPath: path)
      close(lock)
    }
  }

  /// The first page is the last.
  private static func putBack(_ old: String, into folder: String) {
    let names = ((try? FileManager.default.subpathsOfDirectory(atPath: old)) ?? [])
    let page = ReportPlacement.firstPage
    for name in names.filter({ $0 != page }) + names.filter({ $0 == page })
    where !SystemFile.isFolder("\(old)/\(name)") {
      rename("\(old)/\(name)", "\(folder)/\(name)")
    }
  }

  /// Locks a folder; negative where another process holds it, or it cannot be opened.
  private static func hold(_ path: String) -> Int32 {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return -1 }
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return descriptor }
    close(descriptor)
    return -1
  }
}
