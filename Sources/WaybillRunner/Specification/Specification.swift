public import WaybillCore
import WaybillMapping

/// What a program's mappings and pipelines may say, as a JSON Schema for editors and as pages for people.
///
/// Both come from the tables of keys that validation uses, with those of the program's adapters and metrics.
public enum Specification: String, Sendable, CaseIterable {
  case mapping, pipeline

  /// The whole tree of keys.
  public func section(_ registry: Registry) -> OptionSection {
    switch self {
    case .mapping:
      MappingFile.specification(adapters: registry.sourceIDs.compactMap { registry.source($0)?.descriptor })
    case .pipeline:
      PipelineFile.specification(metrics: registry.metricIDs.compactMap { registry.metric($0)?.descriptor })
    }
  }

  /// The JSON Schema (draft 2020-12), the same bytes for the same program.
  public func schema(_ registry: Registry) -> String {
    var schema = JSONSchema()
    return schema.document(section(registry), title: "Waybill \(rawValue), version 1")
  }

  /// The page of the reference, in Markdown.
  public func reference(_ registry: Registry) -> String {
    let section = section(registry)
    let guide =
      switch self {
      case .mapping: "[The mapping language](mapping-language.md)"
      case .pipeline: "[Pipelines](pipeline.md)"
      }
    return KeyReference(section).page(
      title: "Reference of \(rawValue)s",
      opening: """
        All keys, as validation has them. \(guide) explains them, with examples.

        This page is generated from the specification in the code, and a test compares the two. Do not edit it: change the
        specification, and write the page again with `RECORD_GOLDEN=1 swift test --filter ReferenceTests`.

        \(section.help)
        """)
  }
}
