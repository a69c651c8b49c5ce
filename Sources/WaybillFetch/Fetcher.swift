import FoundationEssentials
import Glibc
package import WaybillCore
import WaybillFormats

/// Asks publishers for their files, and keeps the answers in a folder of snapshots.
package struct Fetcher {
  /// What is happening.
  package enum Progress: Sendable, Hashable {
    /// How many bytes came, of how many where the publisher says.
    case received(Int64, of: Int64?)
    /// How many seconds are waited before the next attempt, and why.
    case waiting(Double, String)
  }

  /// How a request ended.
  package enum Outcome: Sendable, Hashable {
    /// The file that is there is still the publisher's.
    case unchanged(SnapshotRecord, SnapshotRecord.Fetch)
    /// A file that was not the last answer before.
    case fetched(SnapshotRecord, SnapshotRecord.Fetch)

    /// The record of the file, with the note of this fetch.
    package var file: (record: SnapshotRecord, fetch: SnapshotRecord.Fetch) {
      switch self {
      case .unchanged(let record, let fetch), .fetched(let record, let fetch): (record, fetch)
      }
    }
  }

  /// What a publisher's data are, for the record.
  package struct Origin: Sendable {
    package let publisher, title, terms: String

    /// Makes an origin.
    package init(publisher: String, title: String, terms: String) {
      self.publisher = publisher
      self.title = title
      self.terms = terms
    }
  }

  private let folder: SnapshotFolder
  private let transport: any Transport
  private let clock: FetchClock

  /// Makes a fetcher; ``SnapshotFolder/writing(_:)`` must hold the folder while it works.
  package init(into folder: SnapshotFolder, transport: any Transport, clock: FetchClock = .real) {
    self.folder = folder
    self.transport = transport
    self.clock = clock
  }

  /// Asks once, or several times where that may help, and keeps the answer.
  ///
  /// - Parameters:
  ///   - vintage: Tells the date of the data of a file that came, where it states one.
  ///   - progress: Told what is happening.
  /// - Throws: why there is no file, or none that may be kept; what was there stays.
  package func fetch(
    _ request: FetchRequest, of origin: Origin, vintage: (_ path: String, _ sha256: String, _ size: Int64) -> String?,
    progress: @escaping (Progress) -> Void = { _ in }
  ) throws(Diagnostics) -> Outcome {
    let known = try folder.latest()[request.key].flatMap { folder.isWhole($0.record.sha256) ? $0 : nil }
    let part = PartialFile(folder.part(of: request.key))
    let asking = Asking(
      request, known: known?.fetch, part: part, transport: transport, clock: clock, progress: progress)
    let now = Date(timeIntervalSince1970: clock.now()).formatted(.iso8601)
    guard let answer = try asking.answer() else {
      guard let known else { preconditionFailure("only a file that is there is asked for on a condition") }
      var fetch = known.fetch
      fetch.checked = now
      try folder.note(fetch, of: known.record.sha256, size: known.record.size)
      part.discard()
      return .unchanged(known.record, fetch)
    }
    let found: Fetched
    do throws(Diagnostics) {
      found = try Answer(request, part: part, answer.head, finalAddress: answer.address).checked()
    } catch {
      // Nothing can be made of these bytes, nor of more of them.
      part.discard()
      unlink(Answer.decoded(part))
      throw error
    }
    let fetch = SnapshotRecord.Fetch(
      request: request.key, source: request.name, method: request.method, address: request.address,
      finalAddress: found.finalAddress, fetched: now, checked: now, publisher: origin.publisher, title: origin.title,
      terms: origin.terms, etag: found.etag, lastModified: found.lastModified,
      vintage: vintage(found.path, found.sha256, found.size))
    let kept: SnapshotRecord.Fetch
    if let known, known.record.sha256 == found.sha256 {
      var same = fetch
      (same.number, same.fetched) = (known.fetch.number, known.fetch.fetched)
      try folder.note(same, of: found.sha256, size: found.size)
      unlink(found.path)
      kept = same
    } else {
      kept = try folder.keep(found, as: fetch)
    }
    part.discard()
    let record = try folder.record(of: found.sha256)
    return known?.record.sha256 == found.sha256 ? .unchanged(record, kept) : .fetched(record, kept)
  }
}
