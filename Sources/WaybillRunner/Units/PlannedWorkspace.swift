public import WaybillCore
import WaybillMapping

/// A plan with the pipeline that it was made of, which is as it was then.
public struct PlannedWorkspace: Sendable {
  public let plan: UnitPlan
  /// The hash of the plan's file.
  let hash: String
  /// What diagnostics call the plan.
  let name: String
  let workspace: Workspace

  /// One file of the pipeline, with its units; none where the ledger has it.
  struct File {
    let source: Workspace.Source
    let file: PipelineFile.Source.File
    let snapshot: Snapshot
    let units: [UnitPlan.Unit]
  }

  /// The files in the order of the pipeline.
  let files: [File]

  /// The pipeline as the user of `plan` named it.
  public var pipeline: String { plan.pipeline }
  /// The words that name the pipeline with its settings on a command line.
  public var arguments: String {
    ([plan.pipeline] + plan.settings.sorted { $0.key < $1.key }.flatMap { ["--set", "\($0.key)=\($0.value)"] })
      .joined(separator: " ")
  }

  /// Reads a plan and its pipeline.
  ///
  /// - Throws: what has changed since the plan was made; gaps and overlaps of the plan itself.
  public static func open(_ path: String, registry: Registry) throws(Diagnostics) -> PlannedWorkspace {
    let (plan, hash) = try UnitPlan.read(path)
    guard plan.program == Version.current else {
      throw Diagnostics([.planOfOtherProgram(path, made: plan.program, running: Version.current)])
    }
    let workspace = try Workspace.open(plan.pipeline, registry: registry, settings: plan.settings)
    return try PlannedWorkspace(plan, hash: hash, named: path, workspace)
  }

  init(_ plan: UnitPlan, hash: String, named name: String, _ workspace: Workspace) throws(Diagnostics) {
    guard plan.definition == workspace.definitionHash else {
      throw Diagnostics([.planOfOtherDefinition(name, pipeline: plan.pipeline)])
    }
    self.plan = plan
    self.hash = hash
    self.name = name
    self.workspace = workspace
    var problems = Diagnostics()
    let ids = plan.units.indices.map { UnitPlan.id($0 + 1, of: plan.units.count) }
    if plan.ids != ids { problems.add(.planUnitIDs(name, expected: ids.count)) }
    var files: [File] = []
    var (units, kept) = (plan.units[...], plan.kept[...])
    for source in workspace.sources {
      for file in source.files {
        func isThis(_ id: String, _ mapping: String, _ planned: UnitPlan.File) -> Bool {
          id == source.mapping.id && mapping == source.mappingHash && planned.name == file.name
        }
        if let next = kept.first, isThis(next.source, next.mapping, next.snapshot) {
          files.append(
            File(source: source, file: file, snapshot: next.snapshot.snapshot(at: file.path), units: []))
          kept.removeFirst()
          continue
        }
        let own = units.prefix { isThis($0.source, $0.mapping, $0.snapshot) }
        units = units.dropFirst(own.count)
        guard let first = own.first else {
          problems.add(.planWithoutFile(name, file: file.name, source: source.mapping.id))
          continue
        }
        if let gap = Self.gap(in: Array(own)) { problems.add(.planGap(name, file: file.name, gap)) }
        files.append(
          File(source: source, file: file, snapshot: first.snapshot.snapshot(at: file.path), units: Array(own)))
      }
    }
    for unit in units { problems.add(.planForeignUnit(name, unit: unit.id, file: unit.snapshot.name)) }
    for file in kept { problems.add(.planForeignUnit(name, unit: nil, file: file.snapshot.name)) }
    try problems.throwIfErrors()
    self.files = files
  }

  /// Where the units of one file do not follow each other, in words; nil where they make the whole.
  private static func gap(in units: [UnitPlan.Unit]) -> String? {
    let count = units[0].part.count
    var end: Int64 = 0
    for (index, unit) in units.enumerated() {
      guard unit.part.index == index else {
        return "unit \(unit.id) is part \(unit.part.index + 1) of \(count), where part \(index + 1) should be"
      }
      guard unit.part.count == count, unit.snapshot == units[0].snapshot, unit.part.kind == units[0].part.kind,
        let part = unit.part.part
      else { return "unit \(unit.id) does not say which part it is, or is of another division" }
      if case .bytes(let range, _, _) = part {
        if range.lowerBound != end {
          let what = range.lowerBound > end ? "are in no unit" : "are in two units"
          return "the bytes from \(min(end, range.lowerBound)) to \(max(end, range.lowerBound)) \(what)"
        }
        end = range.upperBound
      } else if unit.part.kind == .whole, count > 1 {
        return "unit \(unit.id) is the whole, and there are others"
      }
    }
    if units.count != count { return "it has \(units.count) of \(counted(count, "part"))" }
    let size = units[0].snapshot.size
    if units[0].part.kind == .bytes, end != size { return "the bytes from \(end) to \(size) are in no unit" }
    return nil
  }

  /// A unit with its file.
  ///
  /// - Throws: a diagnostic when the plan has no such unit.
  func unit(_ id: String) throws(Diagnostics) -> (unit: UnitPlan.Unit, file: File) {
    for file in files {
      if let unit = file.units.first(where: { $0.id == id }) { return (unit, file) }
    }
    throw Diagnostics([.noUnit(id, known: plan.ids, plan: name)])
  }
}
