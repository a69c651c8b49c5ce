public import WaybillCore

/// Adds the metric `balance-sheet` to a program.
public enum UnknownsPlugin: Plugin {
  /// Registers ``BalanceSheet``.
  public static func register(in registry: inout Registry) throws(RegistrationError) {
    try registry.register(BalanceSheet.self)
  }
}
