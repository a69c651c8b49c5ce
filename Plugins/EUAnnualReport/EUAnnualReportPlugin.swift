public import WaybillCore

/// The layout in which the Official Journal prints the EU's annual reports on arms exports.
public enum EUAnnualReportPlugin: Plugin {
  public static func register(in registry: inout Registry) throws(RegistrationError) {
    try registry.register(AnnualReport.self)
  }
}
