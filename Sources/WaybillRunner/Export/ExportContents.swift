import WaybillCore
import WaybillLedger
import WaybillMapping

/// What an export gives: the files whose records may be given on, and the tables of a run.
struct ExportContents {
  /// One file with the ingests that hold its records together, oldest first.
  typealias File = [KeptIngests.Ingest]

  /// The name of the pipeline file without its folder, which is the same wherever the pipeline stands.
  let pipeline: String
  let sources: [Workspace.Source]
  /// All files of all sources, for what is told of them.
  let files: [File]
  /// The sources whose records are exported.
  let exported: Set<String>
  let tables: [MetricTable]
  let warnings: [Diagnostic]

  /// Finds the last run of the pipeline as it is now, on the files as they are now.
  ///
  /// - Throws: why there is none, and a diagnostic for each source asked for that the pipeline has not.
  init(of workspace: Workspace, sources asked: [String], in ledger: LedgerReader) throws {
    sources = workspace.sources
    let known = sources.map(\.mapping.id)
    let unknown = asked.filter { !known.contains($0) }
    if !unknown.isEmpty { throw Diagnostics(unknown.map { .unknownSource($0, known: known) }) }

    let kept = try KeptIngests(of: workspace, in: ledger).all
    let ingests = Set(kept.map(\.id))
    let run = try ledger.runs().last { run in
      try run.pipelineHash == workspace.definitionHash && ingests == Set(ledger.ingests(ofResults: run.resultKey))
    }
    guard let run else { throw Diagnostics([.noRunYet(workspace.pipeline.name)]) }
    tables = try ledger.results(key: run.resultKey) ?? []
    files = kept.reduce(into: [[]]) { files, ingest in
      files[files.count - 1].append(ingest)
      if !ingest.isReplayed { files.append([]) }
    }.filter { !$0.isEmpty }

    let wanted = sources.filter { asked.isEmpty || asked.contains($0.mapping.id) }
    exported = Set(wanted.filter(\.givesRecords).map(\.mapping.id))
    warnings = wanted.withheld
    pipeline = workspace.pipeline.nameInFolder
  }

  /// The files whose records are exported.
  var exportedFiles: [File] { files.filter { $0.first.map { exported.contains($0.source) } ?? false } }

  /// A row for each source of the pipeline.
  ///
  /// - Parameter records: how many records of each source were exported.
  func sourceTable(_ records: [String: Int]) -> MetricTable {
    MetricTable(
      id: "sources", title: "The sources of the pipeline",
      columns: [
        .init("source", .text, isKey: true, help: "the mapping that made the records"),
        .init("title", .text, help: "what the publisher calls the data"),
        .init("publisher", .text, help: "who published the data"),
        .init("url", .text, help: "where the publisher has the data"),
        .init("terms", .text, help: "the licence or the terms of use"),
        .init("reuse", .text, help: "what the terms let be given on: records, or figures computed from them alone"),
        .init("mapping", .text, help: "the mapping file"),
        .init("records", .integer, help: "how many records of the source are exported here"),
      ],
      rows: sources.map { source in
        let about = source.mapping.about
        return [
          source.mapping.id, about.title, about.publisher, about.url, about.terms, about.reuse.rawValue, source.name,
        ].map { $0.isEmpty ? .absent : .text($0) } + [.integer(records[source.mapping.id] ?? 0)]
      })
  }

  /// A row for each file that the run took in.
  var fileTable: MetricTable {
    MetricTable(
      id: "files", title: "The publishers' files that were read",
      columns: [
        .init("source", .text, isKey: true, help: "the mapping that made the records"),
        .init("snapshot", .text, isKey: true, help: "the file, as the pipeline names it"),
        .init("sha256", .text, help: "the SHA-256 of its bytes"),
        .init("bytes", .integer, help: "its size"),
      ],
      rows: files.compactMap(\.last).map { file in
        [.text(file.source), .text(file.name), .text(file.snapshot.sha256), .integer(Int(file.snapshot.size))]
      })
  }
}
