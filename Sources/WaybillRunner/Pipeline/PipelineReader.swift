public import WaybillCore
import WaybillLedger
import WaybillReport

extension PipelineFile {
  /// Reads a pipeline and checks everything that needs no other file.
  ///
  /// - Parameter folder: the folder of the pipeline file, to which its paths are relative.
  /// - Throws: every problem of the file at once.
  public static func read(
    _ file: ConfigNode, name: String, folder: String, metricIDs: [String]
  ) throws(Diagnostics) -> PipelineFile {
    guard let entries = file.table else {
      throw Diagnostics([.wrongShape("pipeline", expected: "a table", found: file.kind, at: file.place)])
    }
    var top = OptionTable(entries, at: file.place)
    top.check(PipelineKeys.top)
    if let node = top["pipeline"], let version = node.text, version != "1" {
      top.problem(.badOption("pipeline", expected: "'1'", found: version, at: node.place))
    }
    var problems = Diagnostics()
    var warnings: [Diagnostic] = []
    let sources = readSources(top["sources"], folder: folder, &problems, &warnings)
    let metrics = readMetrics(
      top.list("metrics") ?? [], known: metricIDs + [QueryMetric.word] + Comparisons.words, &problems)
    let languages = top.table("report").map { readReport(OptionTable($0), &problems) } ?? []
    let limits = top.table("limits").map { readLimits(OptionTable($0), &problems) }
    let (ledger, out) = (top.text("ledger") ?? "", top.text("out") ?? "")
    let groups = top.text("groups") ?? ""
    let snapshots = top.text("snapshots") ?? "snapshots"
    let groupsPlace = top["groups"]?.place ?? file.place
    let groupsPath = path(ofShipped: groups, in: folder, at: groupsPlace, &problems)
    top.finish(into: &problems)
    try problems.throwIfErrors()
    return PipelineFile(
      name: name, ledger: absolute(ledger, in: folder), out: absolute(out, in: folder),
      groups: OptionTable.isName(groups) ? groupsPath : groups, groupsPath: groupsPath, groupsPlace: groupsPlace,
      snapshots: snapshots, snapshotsPath: absolute(snapshots, in: folder), sources: sources,
      metrics: metrics, languages: languages, allowedRejects: limits?.allowed ?? 0,
      plainRecords: limits?.plain ?? Ledger.plainRows, keptRejects: limits?.kept ?? Ledger.keptRejects,
      warnings: warnings)
  }

  private static func readSources(
    _ node: ConfigNode?, folder: String, _ problems: inout Diagnostics, _ warnings: inout [Diagnostic]
  ) -> [Source] {
    guard let node else { return [] }
    guard let list = node.list, !list.isEmpty else {
      problems.add(.wrongShape("sources", expected: "a list of sources", found: node.kind, at: node.place))
      return []
    }
    return list.compactMap { element in
      var table = OptionTable(element.table ?? [], at: element.place)
      table.check(PipelineKeys.source)
      let mapping = table.text("mapping") ?? ""
      let edition = table.name("edition")
      let files = table.texts("files") ?? []
      if let node = table["files"], files.isEmpty, node.list != nil {
        table.problem(
          .wrongShape("files", expected: "a list of at least one path", found: "an empty list", at: node.place))
      }
      if table["files"] == nil, table["fetch"] == nil { table.problem(.missingKey("files", at: element.place)) }
      if table["files"] != nil, let fetch = table["fetch"] { table.problem(.filesOrFetch(at: fetch.place)) }
      let hashes = (table.texts("sha256") ?? []).filter { $0.text != "pin" }
      if !hashes.isEmpty, table["fetch"] == nil, hashes.count != files.count {
        table.problem(
          .badOption(
            "sha256", expected: "one hash for each of \(counted(files.count, "file"))",
            found: counted(hashes.count, "hash", "hashes"),
            at: table["sha256"]?.place ?? element.place))
      }
      if table["sha256"]?.text == "pin" {
        warnings.append(.notPinned(at: table["sha256"]?.place ?? element.place))
      }
      let fetch = table["fetch"].map { Fetch($0, pins: hashes, &problems) }
      let mappingPlace = table["mapping"]?.place ?? element.place
      let mappingPath = path(ofShipped: mapping, in: folder, at: mappingPlace, &problems)
      table.finish(into: &problems)
      return Source(
        mapping: OptionTable.isName(mapping) ? mappingPath : mapping, mappingPath: mappingPath,
        mappingPlace: mappingPlace, edition: edition,
        files: files.enumerated().map { index, file in
          Source.File(
            name: file.text, path: absolute(file.text, in: folder), place: file.place,
            sha256: index < hashes.count ? hashes[index].text : nil)
        }, fetch: fetch)
    }
  }

  private static func readMetrics(
    _ elements: [ConfigNode], known: [String], _ problems: inout Diagnostics
  ) -> [MetricRequest] {
    var firsts: [String: Place] = [:]
    return elements.compactMap { element in
      guard let id = element["metric"] else {
        problems.add(.missingKey("metric", at: element.place))
        return nil
      }
      guard let text = id.text, known.contains(text) else {
        problems.add(.unknownValue(id.text ?? id.kind, of: "metric", known: known, at: id.place))
        return nil
      }
      let options = (element.table ?? []).filter { $0.key != "metric" }
      if let id = element["id"]?.text, let place = element["id"]?.place,
        let first = firsts.updateValue(place, forKey: "\(text) \(id)")
      {
        problems.add(.duplicateMetric(id, at: place, first: first))
      }
      return MetricRequest(id: text, options: OptionTable(options, at: element.place), place: element.place)
    }
  }

  private static func readReport(_ section: OptionTable, _ problems: inout Diagnostics) -> [Language] {
    var table = section
    table.check(PipelineKeys.report)
    var languages: [Language] = []
    for (text, place) in table.texts("languages") ?? [] {
      if let language = Language(rawValue: text) {
        if !languages.contains(language) { languages.append(language) }
      } else {
        table.problem(.unknownValue(text, of: "languages", known: PipelineKeys.languages, at: place))
      }
    }
    table.finish(into: &problems)
    return languages
  }

  private static func readLimits(
    _ section: OptionTable, _ problems: inout Diagnostics
  ) -> (allowed: Int?, plain: Int?, kept: Int?) {
    var table = section
    table.check(PipelineKeys.limits)
    let limits = (
      allowed: table.integer("rejects", from: 0), plain: table.integer("plain_records", from: 0),
      kept: table.integer("rejects_kept", from: 1)
    )
    table.finish(into: &problems)
    return limits
  }

  /// The path of a file that may come with the program; what nothing is called is noted.
  private static func path(
    ofShipped name: String, in folder: String, at place: Place, _ problems: inout Diagnostics
  ) -> String {
    do {
      return try ShippedFiles.standard.path(of: name, in: folder, namedAt: place)
    } catch {
      problems.add(error)
      return name
    }
  }

  /// Where a file stands that a diagnostic of a run names: as the pipeline does, relative to its folder.
  public static func path(of name: String, namedIn pipeline: String) -> String {
    name == pipeline ? name : absolute(name, in: ReferenceLibrary.folder(of: pipeline))
  }

  /// A path relative to a folder, as the process can open it.
  static func absolute(_ path: String, in folder: String) -> String {
    if path == "." { return folder }
    return path.hasPrefix("/") || folder == "." ? path : "\(folder)/\(path)"
  }
}
