import WaybillCore

// The words of the messages on files that come with the program.

extension Diagnostic.Code {
  static let noShippedFiles = Self(rawValue: "no-shipped-files")
  static let unknownShippedFile = Self(rawValue: "unknown-shipped-file")
  static let shippedFileKept = Self(rawValue: "shipped-file-kept")
}

extension Diagnostic {
  static func noShippedFiles(_ name: String, _ shipped: ShippedFiles, at place: Place?) -> Self {
    let folder =
      shipped.isSet
      ? "'\(shipped.folder)', which WAYBILL_MAPPINGS names, is not there"
      : "'\(shipped.folder)' is not there, and WAYBILL_MAPPINGS names no other folder"
    return Diagnostic(
      .error, .noShippedFiles,
      "'\(name)' names a file that comes with waybill, but \(folder); a file of your own is './\(name)'", at: place)
  }

  static func unknownShippedFile(
    _ name: String, _ shipped: ShippedFiles, known: [String], at place: Place?
  ) -> Self {
    Diagnostic(
      .error, .unknownShippedFile,
      "no '\(name).yaml' is among what comes with waybill in '\(shipped.folder)', and a file of your own is './\(name)'"
        + hint(for: name, in: known), at: place)
  }

  static func shippedFileKept(_ path: String) -> Self {
    Diagnostic(
      .error, .shippedFileKept,
      "'\(path)' comes with waybill, so that nothing is written into it; copy it to a file of your own, with "
        + "'files: [countries]' in its grammars, and name that one", at: Place(file: path))
  }

  /// Where the environment names a folder that is not there, whatever asks for it.
  static func noShippedFolder(_ shipped: ShippedFiles) -> Self {
    Diagnostic(.warning, .noShippedFiles, "'\(shipped.folder)', which WAYBILL_MAPPINGS names, is not there")
  }
}
