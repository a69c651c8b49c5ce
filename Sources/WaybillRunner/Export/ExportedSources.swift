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
        let about = source.mapping.about
        return .object(
          [("title", .string(about.title))] + (about.url.isEmpty ? [] : [("path", .string(about.url))]) + [
            ("id", .string(source.mapping.id)),
            ("publisher", .string(about.publisher)),
            ("terms", .string(about.terms)),
            ("reuse", .string(about.reuse.rawValue)),
            ("mapping", .string(source.name)),
            ("mappingHash", .string("sha256:\(source.mappingHash)")),
            ("records", .integer(records[source.mapping.id] ?? 0)),
            (
              "files",
              .array(
                files.filter { $0.source == source.mapping.id }.map { file in
                  .object([
                    ("name", .string(file.name)), ("bytes", .integer(Int(file.snapshot.size))),
                    ("hash", .string("sha256:\(file.snapshot.sha256)")),
                  ])
                })
            ),
          ])
      })
  }
}
