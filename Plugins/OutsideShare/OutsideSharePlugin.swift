public import WaybillCore

/// Adds the metric `outside-share` to a program.
public enum OutsideSharePlugin: Plugin {
  /// Registers ``OutsideShare``.
  public static func register(in registry: inout Registry) throws(RegistrationError) {
    try registry.register(OutsideShare.self)
  }
}
