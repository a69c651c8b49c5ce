import FoundationEssentials
import WaybillCore

/// What is said to and fro with one program, from its start to its end.
final class ProgramDialogue {
  private let child: ChildProcess
  private let pipe: ProgramPipe
  private let options: ProgramOptions
  /// The publisher's file, as diagnostics call it; nil while there is none.
  private let file: String?
  private let decoder = JSONDecoder()
  /// How long a program may take to end once it has nothing more to do.
  private static let grace = Duration.seconds(5)

  /// Starts the program.
  ///
  /// - Throws: ``SourceError`` with the code `program-not-started`.
  init(_ options: ProgramOptions, reading file: String?) throws(SourceError) {
    guard let path = options.executable else {
      throw SourceError(.programNotFound(options.command[0], at: options.place), fault: .reader)
    }
    do {
      child = try ChildProcess(path, options.command, in: options.absoluteFolder)
    } catch {
      throw SourceError(
        .programNotStarted(options.command[0], because: systemWords(error.number), at: options.place), fault: .reader)
    }
    pipe = ProgramPipe(child, timeout: .seconds(options.timeout))
    self.options = options
    self.file = file
  }

  /// The most memory that the program has held so far, in bytes.
  var peakMemory: Int { child.peakMemory }

  /// Tells the version of the protocol, and learns what the program is.
  func greet() throws(SourceError) -> (id: String, title: String) {
    pipe.send(ProgramRequest.hello.line)
    let answer = try answer()
    guard case .hello(let version, let id, let title) = answer else {
      throw failure(.outOfOrder(answer.type, expected: "'hello'"))
    }
    guard version == ProgramRequest.version else {
      throw failure(.otherVersion(version, expected: ProgramRequest.version))
    }
    return (id, title)
  }

  /// Learns which options the program knows.
  func askForOptions() throws(SourceError) -> [ProgramMessage.Option] {
    pipe.send(ProgramRequest.spec.line)
    let answer = try answer()
    guard case .spec(let options) = answer else { throw failure(.outOfOrder(answer.type, expected: "'spec'")) }
    return options
  }

  /// Asks for the rows of a file; its layout is the next message.
  func open(_ snapshot: Snapshot) {
    pipe.send(
      ProgramRequest.open(
        path: ProgramOptions.absolute(snapshot.path), name: snapshot.name, options: options.options
      ).line)
  }

  /// The next message, which must come; an `error` of the program is thrown.
  ///
  /// - Parameter line: Is given the bytes of the message's line, unless it is `done`, which speaks of those before it.
  func answer(_ line: (UnsafeRawBufferPointer) -> Void = { _ in }) throws(SourceError) -> ProgramMessage {
    var read: Result<ProgramMessage, MessageError> = .failure(.notJSON)
    let decoder = decoder
    let isThere = try next { bytes in
      do {
        let message = try decoder.decode(ProgramMessage.self, from: Data(bytes))
        if case .done = message {} else { line(bytes) }
        read = .success(message)
      } catch { read = .failure(MessageError(error)) }
    }
    guard isThere else { throw brokenOff() }
    switch read {
    case .failure(let error): throw failure(.noMessage(error, line: pipe.lineNumber))
    case .success(.error(let message, let line)):
      pipe.kill()
      throw SourceError(.programError(message, at: Place(file: file ?? options.place.file, line: max(0, line ?? 0))))
    case .success(let message): return message
    }
  }

  /// Ends the program, which must have nothing more to say.
  func end() throws(SourceError) {
    let deadline = ContinuousClock.now + Self.grace
    pipe.closeInput()
    let late = ProgramMistake.noEnd(seconds: Int(Self.grace.components.seconds))
    if try next(by: deadline, late: late, { _ in }) { throw failure(.afterDone(line: pipe.lineNumber)) }
    switch pipe.end(by: deadline) {
    case .status(0): return
    case nil: throw failure(late)
    case let ending?: throw failure(.badEnding(ending))
    }
  }

  /// A diagnostic of what went wrong, with the last words of the program, which is killed.
  func failure(_ mistake: ProgramMistake) -> SourceError {
    pipe.kill()
    return SourceError(
      .programFailed(mistake, reading: file, lastErrors: pipe.lastErrors, at: options.place), fault: .reader)
  }

  /// The next line, which is awaited as long as any message unless a deadline is given with what missing it means.
  private func next(
    by deadline: ContinuousClock.Instant? = nil, late: ProgramMistake? = nil,
    _ body: (UnsafeRawBufferPointer) -> Void
  ) throws(SourceError) -> Bool {
    do throws(ProgramPipe.Trouble) { return try pipe.nextLine(by: deadline, body) } catch {
      switch error {
      case .timeout: throw failure(late ?? .silence(seconds: options.timeout, afterLine: pipe.lineNumber))
      case .lineTooLong: throw failure(.longLine(pipe.lineNumber + 1, limit: ProgramPipe.longestLine))
      case .system(let number): throw failure(.noConnection(systemWords(number)))
      }
    }
  }

  private func brokenOff() -> SourceError {
    let lines = pipe.lineNumber
    let ending = pipe.end(by: .now + Self.grace)
    return failure(.brokenOff(ending, afterLine: lines, inLine: pipe.endsInLine))
  }
}
