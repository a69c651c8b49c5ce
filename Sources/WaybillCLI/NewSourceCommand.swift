import ArgumentParser
import WaybillCore
import WaybillReport
import WaybillRunner

/// `waybill new-source`: a first mapping of a file, drafted from all of its cells.
struct NewSourceCommand: ParsableCommand, LoggedCommand {
  static let configuration = CommandConfiguration(
    commandName: "new-source",
    abstract: "Draft the mapping of a publisher's file, with evidence and open questions in comments.")

  @Argument(help: "The publisher's file; it is read whole.")
  var file: String

  @Option(help: "The id of the source; made of the file's name when left out.")
  var id: String?

  @Option(help: "The file of a zip archive, or the sheet of a workbook, that has several.")
  var member: String?

  @Option(help: "The mapping to write; standard output when left out.")
  var out: String?

  @Option(help: "The folder with countries.yaml; that of --out, 'mappings', this one or Waybill's own when left out.")
  var mappings: String?

  @Flag(help: "Write over the mapping that is there.")
  var force = false

  @OptionGroup var log: LogOptions

  func validate() throws {
    if id?.isEmpty == true { throw ValidationError("--id must be a text, not ''") }
    if force, out == nil { throw ValidationError("--force goes with --out") }
  }

  func run(registry: Registry, terminal: Terminal) throws -> Int32 {
    let beside = out.map { path in path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "." }
    let folders = mappings.map { [$0] } ?? (beside.map { [$0] } ?? []) + ["mappings", "."]
    let draft = try NewSource(
      of: file, id: id, member: member, beside: folders, shipped: mappings == nil ? .standard : nil
    ) { terminal.progress($0) }
    terminal.show(draft.warnings, lines: lines)
    if let out {
      try draft.write(to: out, replacing: force)
      let todo = draft.text.split(separator: "\n").count { $0.contains("TODO") }
      terminal.output(
        "\(out): a draft with \(counted(todo, "question")); next: waybill preview \(file) --mapping \(out)")
    } else {
      terminal.output(draft.text)
    }
    return ExitStatus.clean
  }
}
