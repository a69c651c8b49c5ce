import WaybillFetch
import WaybillFormats
import WaybillLedger
import WaybillMapping

/// The libraries that the program runs with.
enum LibraryCheck {
  static func findings() -> [Finding] {
    let versions =
      [("libcurl", CurlTransport.version)] + FormatLibraries.versions + [("libyaml", YAMLLibrary.version)]
      + [("SQLite", Ledger.databaseVersion)]
    var findings: [Finding] = versions.sorted { $0.0.lowercased() < $1.0.lowercased() }.map { name, version in
      .sound(.libraries, "\(name) \(version.isEmpty ? "of a version that it does not tell" : version)")
    }
    if !CurlTransport.knowsHTTPS {
      findings.append(.faulty(.libraries, .libraryLacks("libcurl", "https"), remedy: Remedy.library))
    }
    return findings
  }
}
