import FoundationEssentials
import Synchronization
import TestServer
import Testing
import WaybillCore
import WaybillFormats

@testable import WaybillFetch

/// A folder of snapshots of one test, with a clock that stands still and notes what was waited for.
final class Place: Sendable {
  let folder: SnapshotFolder
  private let waited = Mutex<[Double]>([])
  private let seconds = Mutex<Double>(1_714_046_400)

  init() {
    let path = FileManager.default.temporaryDirectory.appending(path: "waybill-fetch-\(UUID().uuidString)")
    folder = SnapshotFolder(path.path(percentEncoded: false) + "/snapshots")
  }

  deinit {
    try? FileManager.default.removeItem(
      at: URL(filePath: folder.path).deletingLastPathComponent())
  }

  /// What was waited for, in seconds.
  var waits: [Double] { waited.withLock { $0 } }

  var clock: FetchClock {
    FetchClock(now: { self.seconds.withLock { $0 } }, wait: { seconds in self.waited.withLock { $0.append(seconds) } })
  }

  /// Sets the clock forward.
  func later(_ seconds: Double = 3600) { self.seconds.withLock { $0 += seconds } }

  static let asked = WaybillCore.Place(file: "waybill.yaml", line: 3, column: 5)

  /// A request that may do what a test on this machine needs.
  static func request(_ address: String, _ change: (inout FetchRequest) -> Void = { _ in }) -> FetchRequest {
    var request = FetchRequest(name: "exports", address: address, place: asked)
    request.policy.allowsPlainHTTP = true
    request.policy.allowsPrivateAddresses = true
    request.policy.retries = 2
    request.policy.timeouts = .init(connect: 5, idle: 1, total: 20)
    change(&request)
    return request
  }

  /// What a request ended with, in short words: the state and the text of the file, or the message.
  func fetch(
    _ request: FetchRequest, over transport: any Transport = Place.network, vintage: String? = nil,
    progress: @escaping (Fetcher.Progress) -> Void = { _ in }
  ) -> String {
    do throws(Diagnostics) {
      let outcome = try folder.writing { () throws(Diagnostics) in
        try Fetcher(into: folder, transport: transport, clock: clock).fetch(
          request, of: .init(publisher: "P", title: "T", terms: "Free"), vintage: { _, _, _ in vintage },
          progress: progress)
      }
      let word = if case .fetched = outcome { "fetched" } else { "unchanged" }
      return "\(word) \(text(outcome.file.record.sha256))"
    } catch {
      return error.all.map(\.description).joined(separator: "\n")
        .replacing(folder.path, with: "snapshots")
    }
  }

  func text(_ sha256: String) -> String {
    (try? String(decoding: Data(contentsOf: URL(filePath: folder.file(sha256))), as: UTF8.self)) ?? "no file"
  }

  /// The record of the only file.
  func record() throws -> SnapshotRecord {
    #expect(folder.hashes.count == 1)
    return try folder.record(of: try #require(folder.hashes.first))
  }

  /// Everything in the folder, but the lock.
  var names: [String] {
    ((try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []).filter { $0 != ".lock" }.sorted()
  }

  static let network = Script.network
}

/// What a request of a server ends with; its address is called `SERVER`.
func fetch(
  _ server: Server, _ place: Place, _ path: String = "/file.csv", _ change: (inout FetchRequest) -> Void = { _ in }
) -> String {
  place.fetch(Place.request(server.address(path), change)).replacing(
    "http://127.0.0.1:\(server.port)", with: "SERVER")
}
