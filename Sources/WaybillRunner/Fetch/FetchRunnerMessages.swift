import WaybillCore

// The words about sources that are fetched.

extension Diagnostic.Code {
  static let filesOrFetch = Self(rawValue: "files-or-fetch")
  static let notFetched = Self(rawValue: "not-fetched")
  static let noFetch = Self(rawValue: "no-fetch")
  static let missingSecret = Self(rawValue: "missing-secret")
}

extension Diagnostic {
  static func filesOrFetch(at place: Place) -> Self {
    Diagnostic(.error, .filesOrFetch, "a source must have 'files' or 'fetch', not both", at: place)
  }

  static func notFetched(_ file: String, others: Int, source: String, pipeline: String, at place: Place) -> Self {
    let more = others == 0 ? "" : " and \(counted(others, "other")) of its source are"
    return Diagnostic(
      .error, .notFetched,
      "'\(file)'\(others == 0 ? " is" : more) not fetched yet; 'waybill fetch \(pipeline) \(source)' does it", at: place
    )
  }

  static func noFetch(_ mapping: String, at place: Place) -> Self {
    Diagnostic(
      .error, .noFetch,
      "the mapping '\(mapping)' must say under 'fetch' how the publisher is asked, or the pipeline "
        + "give a 'url'", at: place)
  }

  static func nothingToFetch(_ pipeline: String) -> Self {
    Diagnostic(
      .error, .noFetch, "no source of the pipeline has 'fetch', so that there is nothing to fetch",
      at: Place(file: pipeline))
  }

  static func sourceWithFiles(_ source: String, at place: Place) -> Self {
    Diagnostic(.error, .noFetch, "the source '\(source)' has 'files' and is not fetched", at: place)
  }

  static func missingSecret(_ name: String, variable: String, at place: Place) -> Self {
    Diagnostic(
      .error, .missingSecret, "the environment must have a variable '\(variable)' with the secret '\(name)'", at: place)
  }

  static func pinnedFetchDiffers(
    _ file: String, _ expected: String, _ found: String, kept path: String, at place: Place
  ) -> Self {
    var problem = pinnedFileDiffers(file, expected: expected, found: found, at: place)
    problem.notes.append(Note("what came is kept as '\(path)'; with its hash under 'sha256' a run reads it"))
    return problem
  }

  static func severalValues(_ name: String, at place: Place) -> Self {
    Diagnostic(
      .error, .badOption, "'\(name)' must have one value; the parameter of 'each' may have several", at: place)
  }
}
