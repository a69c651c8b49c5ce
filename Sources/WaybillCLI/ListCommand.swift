import ArgumentParser
import WaybillCore

/// `waybill list`: the sources and metrics that this program has.
struct ListCommand: ParsableCommand, RunnableCommand {
  /// What can be listed.
  enum Subject: String, ExpressibleByArgument, CaseIterable {
    case sources, metrics
  }

  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the source adapters and the metrics that this program has.")

  @Argument(help: "What to list; everything when left out.")
  var subject: Subject?

  func run(registry: Registry, terminal: Terminal) throws -> Int32 {
    if subject != .metrics {
      terminal.output("source adapters (read: {adapter: …})")
      for id in registry.sourceIDs {
        guard let source = registry.source(id) else { continue }
        terminal.output("  \(padded(id))\(source.descriptor.title)")
      }
    }
    if subject != .sources {
      terminal.output("metrics (metrics: [{metric: …}])")
      for id in registry.metricIDs {
        guard let metric = registry.metric(id) else { continue }
        terminal.output("  \(padded(id))\(metric.descriptor.title)")
      }
      terminal.output("  \(padded("sql"))Table that a query over the records of the run makes")
      terminal.output("  \(padded("triangulation"))What every source says of the same exporters, side by side")
      terminal.output("  \(padded("claims"))Claims beside the figures that they are about")
    }
    return ExitStatus.clean
  }

  private func padded(_ id: String) -> String {
    id + String(repeating: " ", count: max(2, 24 - id.count))
  }
}
