public import WaybillCore

/// The promises of a source adapter, tried on samples of its files.
public struct SourceConformance: Sendable {
  let adapter: any SourceAdapter.Type
  let options: OptionTable
  let samples: [SourceSample]
  let long: @Sendable (_ rows: Int) -> [UInt8]

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
    self.adapter = adapter
    self.options = options
    self.samples = samples
    self.long = long
  }

  /// How a promise is broken, in words; empty when it is kept.
  public func violations(of promise: SourcePromise) -> [String] {
    do {
      let source = try adapter.init(options: options)
      return switch promise {
      case .descriptor: descriptorViolations(adapter.descriptor)
      case .sameTwice: try each { sample in try twice(sample, source) }
      case .columns: try each { sample in try read(sample, source).defects }
      case .places: try each { sample in PlaceCheck(sample, try read(sample, source)).violations }
      case .memory: try MemoryCheck(source, long: long).violations()
      case .hostileBytes: try hostile(source)
      case .units: try units(source)
      }
    } catch { return ["\(error)"] }
  }

  private func each(_ check: (SourceSample) throws -> [String]) rethrows -> [String] {
    if samples.isEmpty { return [.noSamples] }
    return try samples.flatMap { sample in try check(sample).map { "\(sample.name): \($0)" } }
  }

  private func descriptorViolations(_ descriptor: SourceDescriptor) -> [String] {
    WaybillConformance.descriptorViolations(
      id: descriptor.id, title: descriptor.title, options: descriptor.options)
  }

  private func read(_ sample: SourceSample, _ source: any SourceAdapter) throws -> Transcript {
    let file = try SampleFile(sample.name, sample.bytes)
    return try Transcript(WorkUnit(file.snapshot), with: source)
  }

  private func twice(_ sample: SourceSample, _ source: any SourceAdapter) throws -> [String] {
    let file = try SampleFile(sample.name, sample.bytes)
    let unit = WorkUnit(file.snapshot)
    return try Transcript(unit, with: source) == Transcript(unit, with: source) ? [] : [.differsWhenReadTwice]
  }

  private func hostile(_ source: any SourceAdapter) throws -> [String] {
    try each { sample in
      try HostileBytes(sample.bytes).variants.flatMap { variant in
        try answer(to: variant.bytes, named: sample.name, source).map { "\(variant.name): \($0)" }
      }
    }
  }

  /// What is wrong with what a source makes of damaged bytes; an error is a good answer to them.
  private func answer(to bytes: [UInt8], named name: String, _ source: any SourceAdapter) throws -> [String] {
    let file = try SampleFile(name, bytes)
    guard let transcript = try? Transcript(WorkUnit(file.snapshot), with: source) else { return [] }
    return transcript.badTexts + (transcript.isEndless ? [.endless] : [])
  }

  private func units(_ source: any SourceAdapter) throws -> [String] {
    let files = samples + [SourceSample("long", bytes: long(2000), lines: [])]
    return try files.flatMap { sample in
      let file = try SampleFile(sample.name, sample.bytes)
      let whole = try Transcript(WorkUnit(file.snapshot), with: source)
      return try [1, 2, 3, 7].flatMap { count in
        let units = try source.units(of: file.snapshot, atMost: count)
        return try UnitCheck(whole: whole, units: units, atMost: count).violations(source).map {
          "\(sample.name): \($0)"
        }
      }
    }
  }
}
