import FoundationEssentials

/// Lends a folder of its own to a test, and takes it away again.
func withFolder(_ body: (String) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory.appending(path: "waybill-report-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  try body(folder.path(percentEncoded: false))
}

/// Writes a text.
func write(_ text: String, to path: String) throws { try write(Array(text.utf8), to: path) }

/// Writes bytes.
func write(_ bytes: [UInt8], to path: String) throws { try Data(bytes).write(to: URL(filePath: path)) }

/// A file's text.
func read(_ path: String) throws -> String {
  try String(decoding: Data(contentsOf: URL(filePath: path)), as: UTF8.self)
}
