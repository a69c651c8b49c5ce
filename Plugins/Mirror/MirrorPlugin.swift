public import WaybillCore

/// Adds the metric `mirror` to a program.
public enum MirrorPlugin: Plugin {
  /// Registers ``Mirror``.
  public static func register(in registry: inout Registry) throws(RegistrationError) {
    try registry.register(Mirror.self)
  }
}
