public import WaybillCore

/// Adds the metric `concentration` to a program.
public enum ConcentrationPlugin: Plugin {
  /// Registers ``Concentration``.
  public static func register(in registry: inout Registry) throws(RegistrationError) {
    try registry.register(Concentration.self)
  }
}
