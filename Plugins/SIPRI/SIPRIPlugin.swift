public import WaybillCore

/// The layouts in which SIPRI publishes its Arms Transfers Database.
public enum SIPRIPlugin: Plugin {
  public static func register(in registry: inout Registry) throws(RegistrationError) {
    try registry.register(TradeRegister.self)
    try registry.register(RichTextRegister.self)
  }
}
