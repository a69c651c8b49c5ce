import FoundationEssentials
public import Testing

/// Checks `actual` against a file in the `Golden` folder beside the test.
///
/// With `RECORD_GOLDEN` set the file is written and the test fails, so that a recording never passes for a check.
public func expectGolden(
  _ actual: String, _ name: String, filePath: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let folder = URL(filePath: filePath).deletingLastPathComponent().appending(path: "Golden")
  let file = folder.appending(path: name).path(percentEncoded: false)
  try expectContent(actual, ofFile: file, sourceLocation: sourceLocation)
}

/// Checks `actual` against a file that is generated, such as a page of the documents.
///
/// ``expectGolden(_:_:filePath:sourceLocation:)`` says when it is written.
public func expectContent(
  _ actual: String, ofFile path: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let file = URL(filePath: path)
  if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil {
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(actual.utf8).write(to: file)
    Issue.record("recorded \(file.lastPathComponent)", sourceLocation: sourceLocation)
    return
  }
  let expected = try String(decoding: Data(contentsOf: file), as: UTF8.self)
  #expect(actual == expected, "\(file.lastPathComponent) differs", sourceLocation: sourceLocation)
}

/// The path of a file in the `Fixtures` folder beside the test.
public func fixture(_ name: String, filePath: String = #filePath) -> String {
  URL(filePath: filePath).deletingLastPathComponent().appending(path: "Fixtures").appending(path: name)
    .path(percentEncoded: false)
}
