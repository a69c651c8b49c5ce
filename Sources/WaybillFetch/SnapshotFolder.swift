import FoundationEssentials
import Glibc
package import WaybillCore
import WaybillFormats

/// The folder of what was fetched: for each file a folder with its hash as name, in it `file` and `record.json`.
///
/// Such a folder takes its name whole. Whatever begins with a full stop is not finished.
package struct SnapshotFolder: Sendable {
  /// Where the folder is.
  package let path: String

  /// Names a folder, which need not be there.
  package init(_ path: String) { self.path = path }

  /// The path of a file by its hash, whether it is there or not.
  package func file(_ sha256: String) -> String { "\(path)/\(sha256)/\(Self.fileName)" }

  private func record(_ sha256: String) -> String { "\(path)/\(sha256)/\(Self.recordName)" }

  /// The hashes of the files that are there, sorted.
  package var hashes: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter(Self.isHash).sorted()
  }

  /// The record of a file.
  ///
  /// - Throws: `snapshot-damaged` where it cannot be read as one of this file.
  package func record(of sha256: String) throws(Diagnostics) -> SnapshotRecord {
    guard let data = try? Data(contentsOf: URL(filePath: record(sha256))),
      let record = try? JSONDecoder().decode(SnapshotRecord.self, from: data), record.sha256 == sha256
    else { throw Diagnostics([.recordDamaged(record(sha256))]) }
    return record
  }

  /// The last answers to requests, by their keys.
  ///
  /// - Throws: `snapshot-damaged` for each record that cannot be read.
  package func latest() throws(Diagnostics) -> [String: (record: SnapshotRecord, fetch: SnapshotRecord.Fetch)] {
    var latest: [String: (record: SnapshotRecord, fetch: SnapshotRecord.Fetch)] = [:]
    var problems = Diagnostics()
    for hash in hashes {
      do throws(Diagnostics) {
        let record = try record(of: hash)
        for fetch in record.fetches where (latest[fetch.request]?.fetch.number ?? -1) < fetch.number {
          latest[fetch.request] = (record, fetch)
        }
      } catch { problems.add(error) }
    }
    try problems.throwIfErrors()
    return latest
  }

  /// Whether the file of a hash is there with all its bytes.
  package func isWhole(_ sha256: String) -> Bool {
    guard let blocks = try? FileBlocks(path: file(sha256), name: sha256) else { return false }
    return (try? Self.hash(blocks).sha256) == sha256
  }

  /// Holds the folder against other fetches for as long as `body` works, and makes it where it is not there.
  ///
  /// - Throws: `fetch-busy`, `cannot-keep-snapshot`; what `body` throws.
  package func writing<R>(_ body: () throws(Diagnostics) -> R) throws(Diagnostics) -> R {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw DiskFile.failure(path)
    }
    let lock = open("\(path)/.lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard lock >= 0 else { throw DiskFile.failure("\(path)/.lock") }
    defer { close(lock) }
    guard flock(lock, LOCK_EX | LOCK_NB) == 0 else { throw Diagnostics([.fetchBusy(path)]) }
    // What a fetch that was killed had not finished.
    for name in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] where name.hasPrefix(Self.unfinished)
    {
      try? FileManager.default.removeItem(atPath: "\(path)/\(name)")
    }
    return try body()
  }

  /// Where the parts of a request's answer gather.
  func part(of request: String) -> String { "\(path)/.part-\(request)" }

  /// Keeps a file that stands in the folder under another name, with a note of the fetch, as the last answer.
  ///
  /// - Returns: the note, with its number.
  @discardableResult
  func keep(_ found: Fetched, as fetch: SnapshotRecord.Fetch) throws(Diagnostics) -> SnapshotRecord.Fetch {
    var fetch = fetch
    fetch.number = (try latest()[fetch.request]?.fetch.number ?? 0) + 1
    if hashes.contains(found.sha256) {
      if isWhole(found.sha256) { unlink(found.path) } else { try DiskFile.rename(found.path, to: file(found.sha256)) }
      try note(fetch, of: found.sha256, size: found.size)
      return fetch
    }
    let new = "\(path)/\(Self.unfinished)\(found.sha256)"
    guard mkdir(new, 0o755) == 0 else { throw DiskFile.failure(new) }
    try DiskFile.rename(found.path, to: "\(new)/\(Self.fileName)")
    let record = SnapshotRecord(sha256: found.sha256, size: found.size, fetches: [fetch])
    try DiskFile.replace("\(new)/\(Self.recordName)", with: Self.text(of: record))
    try DiskFile.rename(new, to: "\(path)/\(found.sha256)")
    return fetch
  }

  /// Notes a fetch in the record of a file that is there, in the place of an earlier one of the same request.
  func note(_ fetch: SnapshotRecord.Fetch, of sha256: String, size: Int64) throws(Diagnostics) {
    var record = (try? record(of: sha256)) ?? SnapshotRecord(sha256: sha256, size: size)
    record.fetches.removeAll { $0.request == fetch.request }
    record.fetches.append(fetch)
    record.fetches.sort { ($0.source, $0.request) < ($1.source, $1.request) }
    try DiskFile.replace(self.record(sha256), with: Self.text(of: record))
  }

  private static func text(of record: SnapshotRecord) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(record) else { preconditionFailure("a record is of texts and numbers") }
    return Array(data) + [UInt8(ascii: "\n")]
  }

  /// Reads blocks to their end.
  static func hash(
    _ blocks: some ByteBlocks, _ body: (UnsafeRawBufferPointer) throws(Diagnostics) -> Void = { _ in }
  ) throws -> (sha256: String, size: Int64) {
    var blocks = blocks
    var hash = SHA256()
    var size: Int64 = 0
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = try blocks.read(into: buffer)
      if count == 0 { return (hash.finish(), size) }
      let piece = UnsafeRawBufferPointer(rebasing: buffer[..<count])
      hash.update(piece)
      size += Int64(count)
      try body(piece)
    }
  }

  /// How many downloads are not whole yet, and how many bytes of them are there.
  package var unfinished: (count: Int, bytes: Int64) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    let sizes = names.filter { $0.hasPrefix(".part-") && !$0.contains(".json") && !$0.hasSuffix(".decoded") }
      .compactMap { DiskFile.size("\(path)/\($0)") }
    return (sizes.count, sizes.reduce(0, +))
  }

  /// The files that are no request's last answer, with their sizes, by their hashes; those of `needed` are not among them.
  ///
  /// - Throws: `snapshot-damaged` for each record that cannot be read.
  package func outdated(besides needed: Set<String>) throws(Diagnostics) -> [(sha256: String, size: Int64)] {
    let last = Set(try latest().values.map(\.record.sha256))
    return hashes.filter { !last.contains($0) && !needed.contains($0) }
      .map { (sha256: $0, size: DiskFile.size(file($0)) ?? 0) }
  }

  /// Removes files with their records; each leaves its name whole.
  ///
  /// - Throws: `fetch-busy`, `cannot-keep-snapshot`.
  package func remove(_ hashes: [String]) throws(Diagnostics) {
    if hashes.isEmpty { return }
    try writing { () throws(Diagnostics) in
      for hash in hashes {
        let going = "\(path)/\(Self.unfinished)\(hash)"
        try DiskFile.rename("\(path)/\(hash)", to: going)
        try? FileManager.default.removeItem(atPath: going)
      }
    }
  }

  private static func isHash(_ name: String) -> Bool {
    name.utf8.count == 64 && name.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }

  /// What a file is called in its folder.
  package static let fileName = "file"
  private static let recordName = "record.json"
  private static let unfinished = ".new-"
}
