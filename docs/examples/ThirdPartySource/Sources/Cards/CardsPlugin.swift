public import WaybillCore

/// Adds the source `cards` and the metric `largest` to a program.
public enum CardsPlugin: Plugin {
  public static func register(in registry: inout Registry) throws(RegistrationError) {
    try registry.register(CardFile.self)
    try registry.register(Largest.self)
  }
}
