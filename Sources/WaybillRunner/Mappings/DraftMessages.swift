import WaybillCore

// The words about drafts of mappings.

extension Diagnostic.Code {
  static let noGazetteer = Self(rawValue: "no-gazetteer")
}

extension Diagnostic {
  static func mappingExists(_ path: String) -> Self {
    Diagnostic(
      .error, .fileExists, "expected a new file, found one that exists; '--force' writes over it", at: Place(file: path)
    )
  }

  static func noGazetteer(_ folders: [String]) -> Self {
    let places = folders.map { "'\($0)'" }.joined(separator: ", ")
    return Diagnostic(
      .warning, .noGazetteer,
      "no countries.yaml in \(places): no cell is compared with the names of states; '--mappings' says where it is")
  }
}
