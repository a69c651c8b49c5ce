import ArgumentParser
import FoundationEssentials
import WaybillConformance
import WaybillCore

/// `waybill conform`: what a source in any language promises, tried on files.
struct ConformCommand: ParsableCommand, RunnableCommand {
  static let configuration = CommandConfiguration(
    commandName: "conform", abstract: "Try what a program that reads a publisher's files promises.",
    discussion: "Example: waybill conform --file sample.txt -- python3 source.py")

  @Option(name: .customLong("file"), help: "A small file that the program reads; the odd ones tell most.")
  var files: [String]

  @Option(name: .customLong("option"), help: ArgumentHelp("What the program is told.", valueName: "key=value"))
  var options: [String] = []

  @Option(help: "A file of 16 MiB or more, with which memory is tried.")
  var long: String?

  @Option(help: "How many seconds to wait for a message.")
  var timeout = 60

  @Flag(help: "Write JSON.")
  var json = false

  @Argument(parsing: .postTerminator, help: "The program and its arguments, after '--'.")
  var command: [String]

  func validate() throws {
    var told: [Substring: String] = [:]
    for option in options {
      guard option.contains("=") else { throw ValidationError("--option takes KEY=VALUE, not '\(option)'") }
      let key = option.prefix { $0 != "=" }
      if let first = told.updateValue(option, forKey: key) {
        throw ValidationError("--option must give '\(key)' once, not '\(first)' and '\(option)'")
      }
    }
  }

  func run(registry: Registry, terminal: Terminal) throws -> Int32 {
    guard let adapter = registry.source("program") else {
      throw ValidationError("this program has no source adapter 'program'")
    }
    // Wrong options are an error of the command line, before anything is tried.
    _ = try adapter.init(options: table)
    let samples = try files.map { SourceSample($0, bytes: try bytes($0)) }
    let outcomes = SourceConformance(adapter, options: table, samples: samples, longFile: try long.map(bytes))
      .outcomes()
    terminal.output(json ? ConformText.json(outcomes) : ConformText.plain(outcomes))
    let isBroken = outcomes.contains { if case .broken = $0.outcome { true } else { false } }
    return isBroken ? ExitStatus.nothingCommitted : ExitStatus.clean
  }

  /// The command line as a mapping's `read:` would say it.
  private var table: OptionTable {
    let place = Place(file: "command line")
    func entry(_ key: String, _ value: ConfigNode.Value) -> ConfigNode.Entry {
      .init(key: key, keyPlace: place, value: ConfigNode(value, at: place))
    }
    let told = options.map { option in
      let key = option.prefix { $0 != "=" }
      return entry(String(key), .text(String(option.dropFirst(key.count + 1))))
    }
    return OptionTable(
      [
        entry("command", .list(command.map { ConfigNode(.text($0), at: place) })), entry("options", .table(told)),
        entry("timeout", .text("\(timeout)")),
      ], at: place)
  }

  private func bytes(_ path: String) throws -> [UInt8] {
    do { return Array(try Data(contentsOf: URL(filePath: path))) } catch {
      throw ValidationError("the file '\(path)' cannot be read")
    }
  }
}
