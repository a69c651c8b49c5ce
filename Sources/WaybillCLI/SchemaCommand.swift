import ArgumentParser
import WaybillCore
import WaybillRunner

/// `waybill schema`: a JSON Schema, with which an editor completes, explains and checks the keys of a file.
struct SchemaCommand: ParsableCommand, RunnableCommand {
  /// What a schema is of.
  enum Subject: String, ExpressibleByArgument, CaseIterable {
    case mapping, pipeline

    var specification: Specification {
      switch self {
      case .mapping: .mapping
      case .pipeline: .pipeline
      }
    }
  }

  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of mappings or pipelines, for editors.")

  @Argument(help: "What the schema is of.")
  var subject: Subject

  func run(registry: Registry, terminal: Terminal) throws -> Int32 {
    terminal.output(subject.specification.schema(registry))
    return ExitStatus.clean
  }
}
