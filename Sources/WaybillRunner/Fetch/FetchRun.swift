public import WaybillCore
package import WaybillFetch
import WaybillMapping

/// Asks publishers for the files of a pipeline's sources.
public struct FetchRun {
  /// Which files are asked for.
  public struct Options: Sendable {
    /// The ids of the sources; empty for all that are fetched.
    public var sources: [String]
    /// Whether only files are asked for that were never fetched.
    public var onlyMissing: Bool

    /// Makes options.
    public init(sources: [String] = [], onlyMissing: Bool = false) {
      self.sources = sources
      self.onlyMissing = onlyMissing
    }
  }

  /// What became of one file.
  public struct Item: Sendable {
    /// How its request ended.
    public enum State: String, Sendable {
      /// A file came that was not the last answer before.
      case fetched
      /// The publisher's file is still the one that is there.
      case unchanged
      /// The file was there, and nobody was asked.
      case kept
      case failed
    }

    /// The source, with the item where it asks for several.
    public let name: String
    public let source: String
    public let method: String
    /// The address, with names in the place of secrets.
    public let address: String
    public var state: State
    public var sha256: String?
    public var size: Int64?
    /// The file, as the pipeline would name it.
    public var file: String?
    public var vintage: String?
    /// Why there is no file, or not the pinned one.
    public var problems = Diagnostics()
  }

  private let workspace: Workspace
  private let options: Options
  private let transport: any Transport
  private let clock: FetchClock

  /// Makes a fetch over the network.
  ///
  /// - Parameters:
  ///   - workspace: A pipeline that was opened to be fetched.
  ///   - environment: The variables that name proxies.
  public init(_ workspace: Workspace, options: Options, environment: [String: String]) {
    self.init(
      workspace, options: options,
      transport: CurlTransport(agent: "waybill/\(Version.current)", environment: environment), clock: .real)
  }

  /// Makes a fetch over anything.
  package init(_ workspace: Workspace, options: Options, transport: any Transport, clock: FetchClock) {
    self.workspace = workspace
    self.options = options
    self.transport = transport
    self.clock = clock
  }

  /// What would be asked, in its order.
  ///
  /// - Throws: what ``execute(progress:each:)`` throws before it asks anybody.
  public func planned() throws(Diagnostics) -> [Item] {
    try chosen().flatMap { source, plan in plan.requests.map { Item($0, of: source, .kept) } }
  }

  /// Asks for one file after the other.
  ///
  /// A file that cannot be had is no reason not to ask for the next one, unless the publisher does not answer at all.
  ///
  /// - Parameters:
  ///   - progress: Told how far a download has come.
  ///   - each: Told what became of a file as soon as that is known.
  /// - Throws: sources that are not there or not fetched; a folder that cannot be written.
  public func execute(
    progress: @escaping Progress.Listener = { _ in }, each: (Item) -> Void = { _ in }
  ) throws(Diagnostics) -> [Item] {
    let chosen = try chosen()
    let folder = SnapshotFolder(workspace.pipeline.snapshotsPath)
    return try folder.writing { () throws(Diagnostics) in
      let fetcher = Fetcher(into: folder, transport: transport, clock: clock)
      var done: [String: Item] = [:]
      var items: [Item] = []
      var hasAsked = false
      for (source, plan) in chosen {
        for (index, request) in plan.requests.enumerated() {
          let pin = index < plan.pins.count ? plan.pins[index] : nil
          var item = Item(request, of: source, .kept)
          if let hash = try here(request, pin: pin, in: folder) {
            item.took(try folder.record(of: hash), vintage: nil, workspace.pipeline)
          } else if let same = done[request.key] {
            item.took(same)
          } else {
            if hasAsked, plan.pause > 0 { clock.wait(plan.pause) }
            hasAsked = true
            let number = plan.requests.count > 1 ? ", \(index + 1) of \(plan.requests.count)" : ""
            item.ask(
              request, of: source, fetcher, label: "fetching \(request.name)\(number)", workspace.pipeline, progress)
            done[request.key] = item
          }
          if let pin, let found = item.sha256, pin != found {
            item.state = .failed
            item.problems.add(.pinnedFetchDiffers(request.name, pin, found, kept: item.file ?? "", at: request.place))
          }
          items.append(item)
          each(item)
          if item.problems.all.contains(where: { ["cannot-keep-snapshot"].contains($0.code.rawValue) }) { return items }
          if item.problems.all.contains(where: { $0.code.rawValue == "fetch-failed" }) { break }
        }
      }
      return items
    }
  }

  /// The hash of a file for which nobody need be asked.
  private func here(
    _ request: FetchRequest, pin: String?, in folder: SnapshotFolder
  ) throws(Diagnostics) -> String? {
    if let pin { return folder.hashes.contains(pin) && folder.isWhole(pin) ? pin : nil }
    guard options.onlyMissing, let hash = try folder.latest()[request.key]?.record.sha256 else { return nil }
    return folder.isWhole(hash) ? hash : nil
  }

  private func chosen() throws(Diagnostics) -> [(source: Workspace.Source, plan: FetchPlan)] {
    var problems = Diagnostics()
    let known = workspace.sources.map(\.mapping.id)
    for id in options.sources {
      guard let source = workspace.sources.first(where: { $0.mapping.id == id }) else {
        problems.add(.unknownSource(id, known: known))
        continue
      }
      if source.plan == nil { problems.add(.sourceWithFiles(id, at: Place(file: workspace.pipeline.name))) }
    }
    let chosen = workspace.sources.compactMap { source in
      source.plan.flatMap { plan in
        options.sources.isEmpty || options.sources.contains(source.mapping.id) ? (source: source, plan: plan) : nil
      }
    }
    for (_, plan) in chosen { problems.add(plan.missing) }
    if chosen.isEmpty, problems.isEmpty { problems.add(.nothingToFetch(workspace.pipeline.name)) }
    try problems.throwIfErrors()
    return chosen
  }
}

extension FetchRun.Item {
  fileprivate init(_ request: FetchRequest, of source: Workspace.Source, _ state: State) {
    name = request.name
    self.source = source.mapping.id
    method = request.method
    address = request.address
    self.state = state
  }

  fileprivate mutating func took(_ record: SnapshotRecord, vintage: String?, _ pipeline: PipelineFile) {
    sha256 = record.sha256
    size = record.size
    file = "\(pipeline.snapshots)/\(record.sha256)/\(SnapshotFolder.fileName)"
    self.vintage = vintage
  }

  /// What another source of the same request was given.
  fileprivate mutating func took(_ other: Self) {
    (state, sha256, size, file, vintage, problems) = (
      other.state, other.sha256, other.size, other.file, other.vintage, other.problems
    )
  }

  fileprivate mutating func ask(
    _ request: FetchRequest, of source: Workspace.Source, _ fetcher: Fetcher, label: String, _ pipeline: PipelineFile,
    _ progress: @escaping Progress.Listener
  ) {
    let about = source.mapping.about
    progress(Progress(label))
    var told: Int64 = 0
    do throws(Diagnostics) {
      let outcome = try fetcher.fetch(
        request, of: .init(publisher: about.publisher, title: about.title, terms: about.terms),
        vintage: { path, sha256, size in
          source.vintage(of: Snapshot(path: path, name: request.name, sha256: sha256, size: size))
        }
      ) { step in
        switch step {
        case .received(let done, let total):
          // A line for each packet would be too many.
          if done - told < 1 << 16, done > told { return }
          told = done
          var step = Progress(label, of: total, counting: "bytes")
          (step.done, step.count) = (done, Int(done))
          progress(step)
        case .waiting(let seconds, let reason):
          progress(Progress("\(label): asking again in \(Int(seconds.rounded(.up))) s, for \(reason)"))
        }
      }
      if case .fetched = outcome { state = .fetched } else { state = .unchanged }
      took(outcome.file.record, vintage: outcome.file.fetch.vintage, pipeline)
    } catch {
      state = .failed
      problems = error
    }
  }
}

extension Workspace.Source {
  /// The date of the data that a file states, as far as its adapter finds one.
  fileprivate func vintage(of snapshot: Snapshot) -> String? {
    let name = "vintage"
    guard mapping.takes(capture: name), !type(of: adapter).descriptor.startsProgram,
      let units = try? SnapshotUnits(of: snapshot, self)
    else { return nil }
    for unit in units.all {
      guard var reader = try? adapter.makeReader(for: unit) else { continue }
      var rows = RowBatch()
      guard (try? reader.read(into: &rows)) != nil else { continue }
      if let vintage = reader.layout.captures[name] { return vintage }
    }
    return nil
  }
}
