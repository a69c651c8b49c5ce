/// What one plugin module adds to a program: sources, metrics, or both.
public protocol Plugin: Sendable {
  static func register(in registry: inout Registry) throws(RegistrationError)
}

/// Two plugins that claim one name.
public enum RegistrationError: Error, Sendable, Equatable, CustomStringConvertible {
  case duplicateSource(id: String)
  case duplicateMetric(id: String)

  public var description: String {
    switch self {
    case .duplicateSource(let id): "two plugins register the source '\(id)'"
    case .duplicateMetric(let id): "two plugins register the metric '\(id)'"
    }
  }
}

/// The sources and metrics that a run may use: a value that is handed on, never a global.
public struct Registry: Sendable {
  private var sources: [String: any SourceAdapter.Type] = [:]
  private var metrics: [String: any Metric.Type] = [:]

  /// Makes an empty registry.
  public init() {}

  /// Makes a registry of plugins.
  ///
  /// - Throws: ``RegistrationError`` when two of them claim one name.
  public init(_ plugins: [any Plugin.Type]) throws(RegistrationError) {
    for plugin in plugins { try plugin.register(in: &self) }
  }

  /// Adds a source adapter under the id of its descriptor.
  public mutating func register<Adapter: SourceAdapter>(_ source: Adapter.Type) throws(RegistrationError) {
    let id = Adapter.descriptor.id
    guard sources.updateValue(source, forKey: id) == nil else { throw .duplicateSource(id: id) }
  }

  /// Adds a metric under the id of its descriptor.
  public mutating func register<M: Metric>(_ metric: M.Type) throws(RegistrationError) {
    let id = M.descriptor.id
    guard metrics.updateValue(metric, forKey: id) == nil else { throw .duplicateMetric(id: id) }
  }

  /// The source adapter of an id.
  public func source(_ id: String) -> (any SourceAdapter.Type)? { sources[id] }

  /// The metric of an id.
  public func metric(_ id: String) -> (any Metric.Type)? { metrics[id] }

  /// The ids of the sources, sorted.
  public var sourceIDs: [String] { sources.keys.sorted() }

  /// The ids of the metrics, sorted.
  public var metricIDs: [String] { metrics.keys.sorted() }
}
