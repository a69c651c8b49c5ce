import ArgumentParser
import WaybillCore
import WaybillMapping
import WaybillRunner

/// `waybill harmonise`: what a mapping does not know in files, and the way to say it.
struct HarmoniseCommand: ParsableCommand, RunnableCommand {
  static let configuration = CommandConfiguration(
    commandName: "harmonise",
    abstract: "List the parties and lookup words that a mapping does not know, and write what you confirm into it.",
    discussion: """
      On a terminal it asks for each text what it means. Otherwise, or with one of the options below, it lists the texts \
      with suggestions. Nothing is ever decided by likeness.
      """)

  @Argument(help: "The publisher's files.")
  var files: [String]

  @Option(help: "The mapping that reads them.")
  var mapping: String

  @Option(help: ArgumentHelp("A file of answers, which are written into the mapping.", valueName: "file"))
  var accept: String?

  @Option(help: ArgumentHelp("Write a file of answers to fill in; it must not exist yet.", valueName: "file"))
  var writeAnswers: String?

  @Flag(help: "List the texts on a terminal too.")
  var list = false

  @Flag(help: "Write JSON.")
  var json = false

  func run(registry: Registry, terminal: Terminal) throws -> Int32 {
    var harmoniser = try Harmoniser(files, mapping: mapping, registry: registry) { terminal.progress($0) }
    terminal.show(Diagnostics(harmoniser.warnings), lines: lines)
    var told = HarmoniseText.Told()
    if let accept {
      let answers = try harmoniser.accept(answers: accept)
      (told.written, told.known) = (answers.written, answers.known)
    }
    let asks = terminal.canAsk && !list && !json && accept == nil && writeAnswers == nil
    if asks, !harmoniser.unmatched.isEmpty {
      // Before anybody has answered in vain.
      try harmoniser.checkOwn()
      var dialogue = HarmoniseDialogue(terminal: terminal)
      try dialogue.run(&harmoniser)
      terminal.output(HarmoniseText.ending(harmoniser, written: dialogue.written))
    } else {
      let found = harmoniser.unmatched.map { ($0, harmoniser.suggestions(for: $0.text, in: $0.vocabulary)) }
      terminal.output(
        json ? HarmoniseText.json(harmoniser, found, told) : HarmoniseText.plain(harmoniser, found, told))
    }
    if let writeAnswers { try harmoniser.writeAnswers(to: writeAnswers) }
    return harmoniser.unmatched.isEmpty ? ExitStatus.clean : ExitStatus.unknownTexts
  }
}
