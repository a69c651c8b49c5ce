import WaybillCore
import WaybillFormats

/// A whole answer, of which the file is made.
struct Answer {
  private let request: FetchRequest
  private let part: PartialFile
  private let head: AnswerHead
  private let finalAddress: String

  init(_ request: FetchRequest, part: PartialFile, _ head: AnswerHead, finalAddress: String) {
    self.request = request
    self.part = part
    self.head = head
    self.finalAddress = finalAddress
  }

  /// Where the file is written that comes out of an answer's wrapping.
  static func decoded(_ part: PartialFile) -> String { "\(part.path).decoded" }

  /// The file, on the disk under a temporary name.
  ///
  /// - Throws: `bad-answer` where it is empty or not what the mapping says, `cannot-keep-snapshot`.
  func checked() throws(Diagnostics) -> Fetched {
    let (address, place) = (finalAddress, request.place)
    if part.size == 0 { throw Diagnostics([.emptyAnswer(address, at: place)]) }
    try part.settle()
    var path = part.path
    if let key = request.answer.base64 {
      path = Self.decoded(part)
      try decode(key, to: path)
      if DiskFile.size(path) == 0 { throw Diagnostics([.emptyAnswer(address, at: place)]) }
    }
    var beginning: [UInt8] = []
    let hashed: (sha256: String, size: Int64)
    do {
      hashed = try SnapshotFolder.hash(try FileBlocks(path: path, name: path)) { piece in
        if beginning.isEmpty { beginning = Array(piece.prefix(AnswerRule.beginning)) }
      }
    } catch { throw DiskFile.failure(path) }
    if let problem = request.answer.problem(of: beginning) {
      throw Diagnostics([.wrongAnswer(address, expected: problem.expected, found: problem.found, at: place)])
    }
    return Fetched(
      path: path, sha256: hashed.sha256, size: hashed.size, finalAddress: address, etag: part.validators?.etag,
      lastModified: part.validators?.lastModified)
  }

  private func decode(_ key: String, to path: String) throws(Diagnostics) {
    let file = try DiskFile(path)
    do {
      let answer = try WrappedAnswer(FileBlocks(path: part.path, name: part.path), key: key)
      _ = try SnapshotFolder.hash(answer) { piece throws(Diagnostics) in try file.write(piece) }
    } catch let problems as Diagnostics {
      throw problems
    } catch {
      throw Diagnostics([.brokenBase64(finalAddress, key: key, at: request.place)])
    }
    try file.sync()
  }
}
