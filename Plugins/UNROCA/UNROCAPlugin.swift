public import WaybillCore

/// The layouts in which the United Nations Register of Conventional Arms gives its reports.
public enum UNROCAPlugin: Plugin {
  public static func register(in registry: inout Registry) throws(RegistrationError) {
    try registry.register(CountryObject.self)
    try registry.register(ReportPage.self)
  }
}
