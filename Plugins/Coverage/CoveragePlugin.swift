public import WaybillCore

/// Adds the metric `coverage` to a program.
public enum CoveragePlugin: Plugin {
  /// Registers ``Coverage``.
  public static func register(in registry: inout Registry) throws(RegistrationError) {
    try registry.register(Coverage.self)
  }
}
