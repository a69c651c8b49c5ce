public import WaybillCore

/// Adds the metric `ratio` to a program.
public enum RatioPlugin: Plugin {
  /// Registers ``Ratio``.
  public static func register(in registry: inout Registry) throws(RegistrationError) {
    try registry.register(Ratio.self)
  }
}
