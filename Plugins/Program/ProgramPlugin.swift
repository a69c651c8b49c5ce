public import WaybillCore

/// Sources in any language: a program beside the mapping that reads the publisher's files.
public enum ProgramPlugin: Plugin {
  public static func register(in registry: inout Registry) throws(RegistrationError) {
    try registry.register(ProgramSource.self)
  }
}
