public import Testing
@_exported public import WaybillConformance

extension SourceConformance {
  /// Fails the test for every way in which a promise is broken.
  public func check(_ promise: SourcePromise, sourceLocation: SourceLocation = #_sourceLocation) {
    for violation in violations(of: promise) { Issue.record("\(violation)", sourceLocation: sourceLocation) }
  }
}

extension MetricConformance {
  /// Fails the test for every way in which a promise is broken.
  public func check(_ promise: MetricPromise, sourceLocation: SourceLocation = #_sourceLocation) {
    for violation in violations(of: promise) { Issue.record("\(violation)", sourceLocation: sourceLocation) }
  }
}

extension SourcePromise: CustomTestStringConvertible {
  public var testDescription: String { rawValue }
}

extension MetricPromise: CustomTestStringConvertible {
  public var testDescription: String { rawValue }
}
