import FoundationEssentials

/// A file that is removed with the value.
final class TemporaryFile {
  let path: String

  init(_ bytes: [UInt8]) throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "waybill-sipri-\(UUID().uuidString)")
    path = url.path(percentEncoded: false)
    try Data(bytes).write(to: url)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
