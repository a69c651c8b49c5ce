import ArgumentParser
import WaybillCore
import WaybillReport
import WaybillRunner

/// `waybill replay`: what a run refused, tried again by the mended mapping.
struct ReplayCommand: ParsableCommand, PipelineCommand, LoggedCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay", abstract: "Try the rows again that the last run refused, once their mapping is mended.",
    discussion: "What is read now joins the records in the ledger; 'waybill rejects --history' shows both attempts.")

  @Argument(help: "The pipeline file.")
  var pipeline = "waybill.yaml"

  @OptionGroup var settings: SettingOptions

  @Option(help: "Only the rejects of this source.")
  var source: String?

  @Flag(help: "Write JSON.")
  var json = false

  @OptionGroup var log: LogOptions

  func run(registry: Registry, terminal: Terminal) throws -> Int32 {
    let workspace = try Workspace.open(pipeline, registry: registry, settings: settings.values)
    let files = try Replay(workspace).execute(source: source) { terminal.progress($0) }
    if json {
      terminal.output(EncodedText.of(files.map(ReplayedFile.init)))
    } else if files.isEmpty {
      terminal.output("nothing to try again: no mapping with rejects has changed since the last run")
    } else {
      for file in files {
        terminal.output(
          "\(file.source): \(file.name): \(counted(file.before, "reject")) tried again, "
            + "\(counted(file.records, "record")) added, \(counted(file.after, "reject")) left")
      }
      terminal.output("'waybill run \(pipeline)' computes the figures anew")
    }
    let left = files.reduce(0) { $0 + $1.after }
    return left > workspace.pipeline.allowedRejects ? ExitStatus.committedWithRejects : ExitStatus.clean
  }

  private struct ReplayedFile: Encodable {
    let source, file: String
    let rejectsBefore, rejectsAfter, recordsAdded: Int

    init(_ file: Replay.File) {
      source = file.source
      self.file = file.name
      rejectsBefore = file.before
      rejectsAfter = file.after
      recordsAdded = file.records
    }
  }
}
