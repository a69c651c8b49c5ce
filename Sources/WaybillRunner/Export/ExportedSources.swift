import WaybillCore
import WaybillMapping
import WaybillReport

extension ExportContents {
  /// The sources with their terms and files, as JSON; the names beyond `title` and `path` are Waybill's.
  ///
  /// - Parameter records: how many records of each source were exported.
  func sourcesText(_ records: [String: Int]) -> JSONText {
    let files = files.compactMap(\.last)
    return .array(
      sources.map { source in
        source.text(
          records: records[source.mapping.id] ?? 0,
          files: files.filter { $0.source == source.mapping.id }
            .map { ($0.name, size: $0.snapshot.size, sha256: $0.snapshot.sha256) })
      })
  }
}

extension Workspace.Source {
  /// What is told of the source beside its records.
  func text(records: Int, files: [(name: String, size: Int64, sha256: String)]) -> JSONText {
    let about = mapping.about
    return .object(
      [("title", .string(about.title))] + (about.url.isEmpty ? [] : [("path", .string(about.url))]) + [
        ("id", .string(mapping.id)),
        ("publisher", .string(about.publisher)),
        ("terms", .string(about.terms)),
        ("reuse", .string(about.reuse.rawValue)),
        ("mapping", .string(name)),
        ("mappingHash", .string("sha256:\(mappingHash)")),
        ("records", .integer(records)),
        (
          "files",
          .array(
            files.map { file in
              .object([
                ("name", .string(file.name)), ("bytes", .integer(Int(file.size))),
                ("hash", .string("sha256:\(file.sha256)")),
              ])
            })
        ),
      ])
  }

  /// Whether the terms let the records be given on, and not only figures computed from them.
  var givesRecords: Bool { mapping.about.reuse == .records }

  /// That the records are kept back; nil where they are not.
  var withheld: Diagnostic? {
    let about = mapping.about
    return givesRecords ? nil : .recordsWithheld(mapping.id, terms: about.terms, at: about.reusePlace)
  }
}

extension [Workspace.Source] {
  /// A warning for each source whose records are kept back, and one where they all are.
  var withheld: [Diagnostic] {
    compactMap(\.withheld) + (contains(where: \.givesRecords) ? [] : [.noRecordsExported])
  }
}
