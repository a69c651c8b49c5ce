public import WaybillCore

/// Adds the metric `revision` to a program.
public enum RevisionPlugin: Plugin {
  /// Registers ``Revision``.
  public static func register(in registry: inout Registry) throws(RegistrationError) {
    try registry.register(Revision.self)
  }
}
