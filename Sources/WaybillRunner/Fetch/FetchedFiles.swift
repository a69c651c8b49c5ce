import WaybillCore
import WaybillFetch

/// The files of sources that are fetched, as the folder of snapshots has them.
struct FetchedFiles {
  /// The folder as the pipeline names it.
  let name: String
  private let folder: SnapshotFolder
  private var latest: [String: (record: SnapshotRecord, fetch: SnapshotRecord.Fetch)]?

  /// Looks nowhere yet.
  init(_ pipeline: PipelineFile) {
    name = pipeline.snapshots
    folder = SnapshotFolder(pipeline.snapshotsPath)
  }

  /// The files of a source: those that are pinned, and otherwise the last answers.
  ///
  /// - Throws: `not-fetched` where one is not there; `snapshot-damaged`.
  mutating func files(
    of plan: FetchPlan, source: String, place: Place, pipeline: String
  ) throws(Diagnostics) -> [PipelineFile.Source.File] {
    if latest == nil { latest = try folder.latest() }
    let hashes = plan.requests.enumerated().map { index, request in
      let pin = index < plan.pins.count ? plan.pins[index] : nil
      return pin.flatMap { Files.exists(folder.file($0)) ? $0 : nil } ?? latest?[request.key]?.record.sha256
    }
    let missing = zip(plan.requests, hashes).filter { $0.1 == nil }.map(\.0.name)
    if let first = missing.first {
      throw Diagnostics([
        .notFetched(first, others: missing.count - 1, source: source, pipeline: pipeline, at: place)
      ])
    }
    return hashes.compactMap(\.self).enumerated().map { index, hash in
      PipelineFile.Source.File(
        name: "\(name)/\(hash)/\(SnapshotFolder.fileName)", path: folder.file(hash), place: place,
        sha256: index < plan.pins.count ? plan.pins[index] : hash)
    }
  }
}
