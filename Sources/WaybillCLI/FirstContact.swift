import ArgumentParser
import WaybillCore
import WaybillRunner

/// What the program says to somebody who gave it nothing to do, or a word that it does not know.
enum FirstContact {
  /// What the program is, and the next command.
  ///
  /// - Parameter shipped: the files that come with the program, beside which an installed demonstration stands.
  static func text(_ shipped: ShippedFiles = .standard) -> String {
    """
    Waybill reads what is published about arms transfers, keeps every figure with the place that it came from,
    and says what is known about where they go. Nothing is dropped or guessed without a line in the report.

      \(demonstration(shipped))
                                      try the demonstration; it writes a report, tables and a ledger
      waybill new-source FILE --out mappings/ID.yaml
                                      draft the mapping that reads a table of your own
      waybill list                    see what can be read and measured

    All commands: waybill --help. One command: waybill help run.
    """
  }

  private static func demonstration(_ shipped: ShippedFiles) -> String {
    guard let demo = shipped.demonstration else { return "waybill run waybill.yaml" }
    return "cp -r \(demo) waybill-demo && waybill run waybill-demo/waybill.yaml"
  }

  /// The names of all commands.
  static var commands: [String] {
    WaybillCommand.configuration.subcommands.compactMap { $0.configuration.commandName }
  }

  /// Words for a command that are spelt quite differently.
  private static let otherWords = ["draft": "new-source", "new": "new-source", "validate": "check", "query": "sql"]

  /// What to do about a first word that is no command; nil where there is nothing to say.
  static func problem(of arguments: [String]) -> String? {
    guard let word = arguments.first, !word.hasPrefix("-") else { return nil }
    let known = commands + ["help"]
    guard !known.contains(word) else { return nil }
    let meant = otherWords[word].map { "; did you mean '\($0)'?" }
    return """
      Error: There is no command '\(word)'\(meant ?? Diagnostic.hint(for: word, in: known))
      Usage: waybill <subcommand>
        See 'waybill --help' for more information.
      """
  }
}
