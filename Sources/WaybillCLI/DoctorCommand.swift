import ArgumentParser
import FoundationEssentials
import WaybillCore
import WaybillRunner

/// `waybill doctor`: everything that a run rests on, and what to do where something is not sound.
struct DoctorCommand: ParsableCommand, LoggedCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Look at libraries, ledger, mappings, files and snapshots, and say what to do where something is wrong.",
    discussion: "Nothing is changed, and nobody is asked over the network.")

  @Argument(help: "The pipeline file; 'waybill.yaml' where there is one, when left out.")
  var pipeline: String?

  @OptionGroup var settings: SettingOptions

  @Flag(help: "Write JSON.")
  var json = false

  @OptionGroup var log: LogOptions

  func run(registry: Registry, terminal: Terminal) throws -> Int32 {
    let pipeline = pipeline ?? (FileManager.default.fileExists(atPath: Self.usual) ? Self.usual : nil)
    let findings = Doctor(pipeline, registry: registry, settings: settings.values).examine { terminal.progress($0) }
    terminal.output(json ? DoctorText.json(findings) : DoctorText.plain(findings, pipeline: pipeline))
    return findings.contains { $0.state == .problem } ? ExitStatus.nothingCommitted : ExitStatus.clean
  }

  private static let usual = "waybill.yaml"
}
