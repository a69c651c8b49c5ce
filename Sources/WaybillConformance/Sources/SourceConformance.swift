public import WaybillCore

/// The promises of a source adapter, tried on samples of its files.
public struct SourceConformance: Sendable {
  let adapter: any SourceAdapter.Type
  let options: OptionTable
  let samples: [SourceSample]
  let long: LongFile

  /// Makes the trial of an adapter.
  ///
  /// - Parameters:
  ///   - options: what a mapping's `read:` would give; the samples are read with it.
  ///   - samples: small files, the odd ones above all.
  ///   - long: the bytes of a file with about as many rows as asked for.
  public init(
    _ adapter: any SourceAdapter.Type, options: OptionTable = OptionTable(), samples: [SourceSample],
    long: @escaping @Sendable (_ rows: Int) -> [UInt8]
  ) {
    self.init(adapter, options, samples, .made(long))
  }

  /// Makes the trial of an adapter of whose files only examples are at hand.
  ///
  /// - Parameter longFile: the bytes of a file of 16 MiB or more; without it memory is not tried.
  public init(
    _ adapter: any SourceAdapter.Type, options: OptionTable = OptionTable(), samples: [SourceSample],
    longFile: [UInt8]?
  ) {
    self.init(adapter, options, samples, longFile.map { .given($0) } ?? .none)
  }

  private init(
    _ adapter: any SourceAdapter.Type, _ options: OptionTable, _ samples: [SourceSample], _ long: LongFile
  ) {
    self.adapter = adapter
    self.options = options
    self.samples = samples
    self.long = long
  }

  /// How every promise ended; what needs samples is not tried when one of them cannot be read.
  public func outcomes() -> [(promise: SourcePromise, outcome: PromiseOutcome)] {
    let canRead = violations(of: .reads).isEmpty
    return SourcePromise.allCases.map { promise in
      if !canRead, promise != .reads, promise != .descriptor { return (promise, .notTried(.samplesNotRead)) }
      if promise == .memory, let reason = whyMemoryIsNotTried { return (promise, .notTried(reason)) }
      let violations = violations(of: promise)
      return (promise, violations.isEmpty ? .kept : .broken(violations))
    }
  }

  private var whyMemoryIsNotTried: String? {
    switch long {
    case .none: .noLongFile
    case .given(let bytes) where bytes.count < MemoryCheck.bytes.long:
      .tooShort(bytes.count, expected: MemoryCheck.bytes.long)
    default: nil
    }
  }

  /// How a promise is broken, in words; empty when it is kept.
  public func violations(of promise: SourcePromise) -> [String] {
    do {
      let source = try adapter.init(options: options)
      return switch promise {
      case .descriptor: descriptorViolations(try source.describe())
      case .reads: each { sample in unread(sample, source) }
      case .sameTwice: try each { sample in try twice(sample, source) }
      case .columns: try each { sample in try readable(sample, source)?.defects ?? [] }
      case .places: try each { sample in try readable(sample, source).map { PlaceCheck(sample, $0).violations } ?? [] }
      case .memory: try MemoryCheck(source, long: long, sample: samples.first?.bytes ?? []).violations()
      case .hostileBytes: try hostile(source)
      case .units: try units(source)
      }
    } catch { return [words(error)] }
  }

  /// An error with all that it says, on one line.
  private func words(_ error: any Error) -> String {
    guard let error = error as? SourceError else { return "\(error)" }
    return ([error.description] + error.diagnostic.notes.map(\.message)).joined(separator: "; ")
  }

  private func each(_ check: (SourceSample) throws -> [String]) rethrows -> [String] {
    if samples.isEmpty { return [.noSamples] }
    return try samples.flatMap { sample in try check(sample).map { "\(sample.name): \($0)" } }
  }

  private func descriptorViolations(_ descriptor: SourceDescriptor) -> [String] {
    WaybillConformance.descriptorViolations(
      id: descriptor.id, title: descriptor.title, options: descriptor.options)
  }

  private func unread(_ sample: SourceSample, _ source: any SourceAdapter) -> [String] {
    do {
      _ = try read(sample, source)
      return []
    } catch { return [words(error)] }
  }

  private func read(_ sample: SourceSample, _ source: any SourceAdapter) throws -> Transcript {
    let file = try SampleFile(sample.name, sample.bytes)
    return try Transcript(WorkUnit(file.snapshot), with: source)
  }

  /// What a sample holds; nil where it cannot be read, which another promise speaks of.
  private func readable(_ sample: SourceSample, _ source: any SourceAdapter) throws -> Transcript? {
    do { return try read(sample, source) } catch is SourceError { return nil }
  }

  private func twice(_ sample: SourceSample, _ source: any SourceAdapter) throws -> [String] {
    let file = try SampleFile(sample.name, sample.bytes)
    let unit = WorkUnit(file.snapshot)
    guard let first = try? Transcript(unit, with: source) else { return [] }
    return first == (try? Transcript(unit, with: source)) ? [] : [.differsWhenReadTwice]
  }

  private func hostile(_ source: any SourceAdapter) throws -> [String] {
    try each { sample in
      try HostileBytes(sample.bytes).variants.flatMap { variant in
        try answer(to: variant.bytes, named: sample.name, source).map { "\(variant.name): \($0)" }
      }
    }
  }

  /// What is wrong with what a source makes of damaged bytes; an error that the file is to blame for is a good answer.
  private func answer(to bytes: [UInt8], named name: String, _ source: any SourceAdapter) throws -> [String] {
    let file = try SampleFile(name, bytes)
    do throws(SourceError) {
      let transcript = try Transcript(WorkUnit(file.snapshot), with: source)
      return transcript.badTexts + (transcript.isEndless ? [.endless] : [])
    } catch { return error.fault == .file ? [] : [words(error)] }
  }

  private func units(_ source: any SourceAdapter) throws -> [String] {
    var files = samples
    if case .made(let make) = long { files.append(SourceSample("long", bytes: make(2000))) }
    return try files.flatMap { sample -> [String] in
      let file = try SampleFile(sample.name, sample.bytes)
      guard let whole = try? Transcript(WorkUnit(file.snapshot), with: source) else { return [] }
      return try [1, 2, 3, 7].flatMap { count in
        let units = try source.units(of: file.snapshot, atMost: count)
        return try UnitCheck(whole: whole, units: units, atMost: count).violations(source).map {
          "\(sample.name): \($0)"
        }
      }
    }
  }
}
