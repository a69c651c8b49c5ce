public import WaybillCore

/// Plain tables of any publisher, by mapping alone.
public enum TabularPlugin: Plugin {
  public static func register(in registry: inout Registry) throws(RegistrationError) {
    try registry.register(DelimitedTable.self)
    try registry.register(WorkbookTable.self)
    try registry.register(JSONTable.self)
  }
}
