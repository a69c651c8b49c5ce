public import WaybillCore

/// Adds the metrics `export-dependence` and `outside-share-of-production` to a program.
public enum ProductionPlugin: Plugin {
  /// Registers ``ExportDependence`` and ``OutsideShareOfProduction``.
  public static func register(in registry: inout Registry) throws(RegistrationError) {
    try registry.register(ExportDependence.self)
    try registry.register(OutsideShareOfProduction.self)
  }
}
