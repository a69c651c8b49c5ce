public import WaybillCore

/// A source that is a program of its own: it is given a file, and hands rows of cells back over a protocol of lines.
///
/// A program is started for each file that is read, and only then: making the adapter starts nothing.
public struct ProgramSource: SourceAdapter {
  public static let descriptor = SourceDescriptor(
    id: "program", title: "A program in any language, which reads the file", options: ProgramOptions.specs,
    startsProgram: true)

  private let options: ProgramOptions

  public init(options: OptionTable) throws(Diagnostics) {
    var table = options
    let read = ProgramOptions(reading: &table)
    try table.finish()
    guard let read else { throw Diagnostics([.missingKey("command", at: options.place)]) }
    self.options = read
  }

  public var parts: [String] { options.parts }

  /// Starts the program, asks what it is, and ends it.
  public func describe() throws(SourceError) -> SourceDescriptor {
    let dialogue = try ProgramDialogue(options, reading: nil)
    let (id, title) = try dialogue.greet()
    let specs = try dialogue.askForOptions()
    try dialogue.end()
    return SourceDescriptor(
      id: id, title: title,
      options: specs.map { OptionSpec($0.name, "text, list or table", required: $0.required ?? false, help: $0.help) },
      startsProgram: true)
  }

  /// Starts the program, and reads up to its layout.
  ///
  /// - Throws: ``SourceError`` when the program cannot be started, when it goes against the protocol or is not given the
  ///   options that it needs, and for an error of its own.
  public func makeReader(for unit: WorkUnit) throws(SourceError) -> sending any BatchReader {
    let dialogue = try ProgramDialogue(options, reading: unit.snapshot.name)
    _ = try dialogue.greet()
    try options.check(try dialogue.askForOptions())
    return try ProgramReader(dialogue, options, unit.snapshot)
  }
}
