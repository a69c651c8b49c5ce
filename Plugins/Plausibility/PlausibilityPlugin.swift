public import WaybillCore

/// Adds the metric `plausibility` to a program.
public enum PlausibilityPlugin: Plugin {
  /// Registers ``Plausibility``.
  public static func register(in registry: inout Registry) throws(RegistrationError) {
    try registry.register(Plausibility.self)
  }
}
