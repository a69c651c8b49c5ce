public import WaybillCore
import WaybillFormats
import WaybillMapping

/// Divides the files of a pipeline into units.
public struct UnitPlanner {
  private let workspace: Workspace
  private let settings: [String: String]
  private let count: Int
  /// How many units can be asked for.
  public static let range = 1...100_000
  /// How many bytes of a file every reader of a range may look at first.
  static let head = 1 << 20

  /// Makes a planner.
  ///
  /// - Parameters:
  ///   - settings: the parameters with which the workspace was opened.
  ///   - units: about how many units there are to be; every file, sheet and member is at least one.
  public init(_ workspace: Workspace, settings: [String: String], units: Int) {
    self.workspace = workspace
    self.settings = settings
    count = units
  }

  /// Takes the hash of every file, and cuts those whose records the ledger does not have.
  ///
  /// - Throws: why a file cannot be read, or is not the one that the pipeline pins.
  public func plan(progress: @escaping Progress.Listener = { _ in }) throws(Diagnostics) -> UnitPlan {
    do {
      var (units, kept) = ([UnitPlan.Unit](), [UnitPlan.Kept]())
      let files = try pinned(progress)
      let there = try workspace.areInLedger(files)
      let total = zip(files, there).reduce(0) { $1.1 ? $0 : $0 + $1.0.snapshot.size }
      for ((source, snapshot), isThere) in zip(files, there) {
        if isThere {
          kept.append(.init(source: source.mapping.id, mapping: source.mappingHash, snapshot: .init(snapshot)))
          continue
        }
        progress(Progress("dividing \(snapshot.name)"))
        for part in try parts(of: snapshot, source, atMost: share(of: snapshot.size, total)) {
          units.append(
            .init(
              id: "", source: source.mapping.id, mapping: source.mappingHash, snapshot: .init(snapshot), part: part))
        }
      }
      let numbered = units.enumerated().map { index, unit in
        UnitPlan.Unit(
          id: UnitPlan.id(index + 1, of: units.count), source: unit.source, mapping: unit.mapping,
          snapshot: unit.snapshot, part: unit.part)
      }
      return UnitPlan(
        format: UnitPlan.version, program: Version.current, pipeline: workspace.pipeline.name, settings: settings,
        definition: workspace.definitionHash, units: numbered, kept: kept)
    } catch {
      throw Diagnostics(explaining: error)
    }
  }

  private func pinned(
    _ progress: Progress.Listener
  ) throws -> [(source: Workspace.Source, snapshot: Snapshot)] {
    var files: [(source: Workspace.Source, snapshot: Snapshot)] = []
    for source in workspace.sources {
      var firsts: [String: String] = [:]
      for file in source.files {
        progress(Progress("reading \(file.name)"))
        let snapshot = try SnapshotIngest(source: source, file: file) { _ in }.snapshot()
        if let first = firsts.updateValue(file.name, forKey: snapshot.sha256) {
          throw Diagnostics([.sameFile(file.name, first, at: file.place)])
        }
        files.append((source, snapshot))
      }
    }
    return files
  }

  /// How many units a file is to have, of all bytes that are to be read.
  private func share(of size: Int64, _ total: Int64) -> Int {
    total == 0 ? 1 : max(1, Int((Double(count) * Double(size) / Double(total)).rounded()))
  }

  private func parts(of snapshot: Snapshot, _ source: Workspace.Source, atMost count: Int) throws -> [UnitPlan.Part] {
    var units = try SnapshotUnits(of: snapshot, source)
    guard count > 1, let whole = units.all.first, units.all.count == 1, try rowsStandAlone(in: whole, &units, source)
    else { return units.all.map { UnitPlan.Part($0, of: units.all.count) } }
    let cut = try source.adapter.units(of: snapshot, atMost: count)
    let head = try FilePart(0..<min(snapshot.size, Int64(Self.head)), of: snapshot).sha256()
    return try cut.map { unit in
      var part = UnitPlan.Part(unit, of: cut.count)
      if case .bytes(let range, _, _) = unit.part {
        (part.sha256, part.head) = (try FilePart(range, of: snapshot).sha256(), head)
      }
      return part
    }
  }

  /// Whether rows can be read without those before them, as far as the mapping knows; programs are asked nothing.
  private func rowsStandAlone(
    in unit: WorkUnit, _ units: inout SnapshotUnits, _ source: Workspace.Source
  ) throws -> Bool {
    if type(of: source.adapter).descriptor.startsProgram { return false }
    var reader = try source.adapter.makeReader(for: unit)
    var rows = RowBatch()
    _ = try reader.read(into: &rows)
    var layout = reader.layout
    return try units.bind(&layout, of: unit).rowsStandAlone
  }
}

/// Some bytes of a file, whose hash is taken.
struct FilePart {
  private let range: Range<Int64>
  private let snapshot: Snapshot

  init(_ range: Range<Int64>, of snapshot: Snapshot) {
    self.range = range
    self.snapshot = snapshot
  }

  /// The hash of the bytes, as many as there are.
  ///
  /// - Throws: ``SourceError`` when the file cannot be read.
  func sha256() throws(SourceError) -> String {
    var blocks = try RangeBlocks(range, of: snapshot)
    var hash = SHA256()
    var block: [UInt8] = []
    while try blocks.append(1 << 18, to: &block) > 0 {
      block.withUnsafeBytes { hash.update($0) }
      block.removeAll(keepingCapacity: true)
    }
    return hash.finish()
  }
}
