import FoundationEssentials
import WaybillCore

/// A temporary file with a sample's bytes, removed at the end of a check.
struct SampleFile: ~Copyable {
  let snapshot: Snapshot
  private let folder: URL

  init(_ name: String, _ bytes: [UInt8]) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "waybill-conformance-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appending(path: String(name.split(separator: "/").last ?? "sample"))
    try Data(bytes).write(to: file)
    // Adapters do not look at the hash: the runner has checked it before it hands them a snapshot.
    snapshot = Snapshot(
      path: file.path(percentEncoded: false), name: name, sha256: String(repeating: "0", count: 64),
      size: Int64(bytes.count))
  }

  deinit { try? FileManager.default.removeItem(at: folder) }
}
