import ArgumentParser
import Glibc
public import WaybillCore
import WaybillReport
import WaybillRunner

/// The program, for this package's executable and for runners of other packages.
public enum Waybill {
  /// Runs the command line with the plugins given, and ends the process.
  ///
  /// Exit status: 0 clean, 1 nothing committed, 2 wrong usage, 3 committed with more rejects than allowed, or texts that
  /// are still unknown, 70 an internal error.
  public static func main(plugins: [any Plugin.Type]) -> Never {
    let terminal = Terminal.standard
    do {
      let registry = try Registry(plugins)
      exit(run(Array(CommandLine.arguments.dropFirst()), registry: registry, terminal: terminal))
    } catch {
      terminal.error("error: \(error)")
      exit(ExitStatus.internalError)
    }
  }

  /// Runs one command and returns its exit status.
  static func run(_ arguments: [String], registry: Registry, terminal: Terminal) -> Int32 {
    do {
      var command = try WaybillCommand.parseAsRoot(arguments)
      guard let runnable = command as? any RunnableCommand else {
        try command.run()
        return ExitStatus.clean
      }
      guard let logged = runnable as? any LoggedCommand, logged.log.logFormat == .json else {
        return try run(runnable, registry, terminal)
      }
      let (logging, log) = terminal.logging(type(of: logged).configuration.commandName ?? "")
      let status = try run(runnable, registry, logging)
      log.finished(status)
      return status
    } catch {
      let message = WaybillCommand.fullMessage(for: error)
      if WaybillCommand.exitCode(for: error).isSuccess {
        terminal.output(message)
        return ExitStatus.clean
      }
      terminal.error(FirstContact.problem(of: arguments) ?? message)
      return ExitStatus.usage
    }
  }

  /// Runs a command; what stops it is shown, and is its status.
  private static func run(_ command: any RunnableCommand, _ registry: Registry, _ terminal: Terminal) throws -> Int32 {
    do {
      return try command.run(registry: registry, terminal: terminal)
    } catch let problems as Diagnostics {
      terminal.show(problems, lines: command.lines)
      if command.json { terminal.output(ProblemText.json(problems)) }
      return ExitStatus.stopped(by: problems)
    }
  }
}

/// The exit statuses of the program.
enum ExitStatus {
  static let clean: Int32 = 0
  static let nothingCommitted: Int32 = 1
  static let usage: Int32 = 2
  static let committedWithRejects: Int32 = 3
  static let unknownTexts: Int32 = 3
  static let internalError: Int32 = 70

  /// The status of a command that problems stopped.
  static func stopped(by problems: Diagnostics) -> Int32 {
    let isInternal = problems.all.contains {
      $0.code.rawValue == "internal-error" || $0.code.rawValue == "unbalanced"
    }
    return isInternal ? internalError : nothingCommitted
  }
}

/// A command that does its work with the program's plugins.
protocol RunnableCommand {
  /// The lines of the files that the command's diagnostics name.
  var lines: FileLines { get }

  /// Whether standard output must be one JSON document, whatever happens.
  var json: Bool { get }

  /// Does the work and returns the exit status; what stops it is thrown as ``Diagnostics``.
  func run(registry: Registry, terminal: Terminal) throws -> Int32
}

extension RunnableCommand {
  var lines: FileLines { FileLines() }
  var json: Bool { false }
}

/// A command on one pipeline, whose diagnostics name files as the pipeline does.
protocol PipelineCommand: RunnableCommand {
  /// The pipeline file, as the user named it.
  var pipeline: String { get }
}

extension PipelineCommand {
  var lines: FileLines { FileLines { [pipeline] in PipelineFile.path(of: $0, namedIn: pipeline) } }
}

/// The root of the command line.
struct WaybillCommand: ParsableCommand, RunnableCommand {
  static let configuration = CommandConfiguration(
    commandName: "waybill",
    abstract: "Takes in what is published about arms transfers, and says what is known about where they go.",
    version: Version.withCommit,
    subcommands: [
      RunCommand.self, FetchCommand.self, CheckCommand.self, TestCommand.self, NewSourceCommand.self,
      PreviewCommand.self,
      ExplainCommand.self, HarmoniseCommand.self, TraceCommand.self, RejectsCommand.self, ReplayCommand.self,
      DiffCommand.self, SQLCommand.self, ExportCommand.self, PruneCommand.self, ConformCommand.self, ListCommand.self,
      PlanCommand.self, WorkCommand.self, MergeCommand.self, SchemaCommand.self, DoctorCommand.self,
    ])

  func run(registry: Registry, terminal: Terminal) throws -> Int32 {
    terminal.output(FirstContact.text())
    return ExitStatus.clean
  }
}
