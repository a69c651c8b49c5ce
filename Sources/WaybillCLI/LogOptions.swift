import ArgumentParser

/// How a command that works for long tells of problems and progress.
struct LogOptions: ParsableArguments {
  /// What stands on standard error.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @Option(
    help:
      "How problems and progress are told on standard error: 'text' for people, or 'json', an object a line, for programs."
  )
  var logFormat = Format.text
}

/// A command that can tell of its work as a program reads it.
protocol LoggedCommand: RunnableCommand, ParsableCommand {
  var log: LogOptions { get }
}
