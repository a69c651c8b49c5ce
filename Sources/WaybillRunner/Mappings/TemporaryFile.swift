import FoundationEssentials
import WaybillCore

/// Files that are there only while something reads them.
enum TemporaryFile {
  /// Calls `body` with the path of a file that holds some bytes, and removes the file.
  ///
  /// - Throws: a diagnostic when the file cannot be made; what `body` throws.
  static func with<Result>(
    _ bytes: [UInt8], _ body: (_ path: String) throws(Diagnostics) -> Result
  ) throws(Diagnostics) -> Result {
    let file = FileManager.default.temporaryDirectory.appending(path: "waybill-\(UUID().uuidString)")
    let path = file.path(percentEncoded: false)
    do {
      try Data(bytes).write(to: file)
    } catch {
      throw Diagnostics([Files.cannotMake(path, named: path)])
    }
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try body(path)
  }
}
