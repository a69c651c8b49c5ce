public import WaybillCore

/// Adds the metric `licence-to-delivery` to a program.
public enum LicenceDeliveryPlugin: Plugin {
  /// Registers ``LicenceDelivery``.
  public static func register(in registry: inout Registry) throws(RegistrationError) {
    try registry.register(LicenceDelivery.self)
  }
}
