import CLibCrypto
import CLibXML2
import CLibZip
import CRE2
import CZlib
import Glibc

/// The libraries with which files are read.
package enum FormatLibraries {
  /// The versions that the program runs with, by the names of the libraries; empty where a library does not say.
  package static var versions: [(name: String, version: String)] {
    [
      ("libcrypto", word(1, of: OpenSSL_version(0))), ("libxml2", dotted(text(waybill_xml_version()))),
      ("libzip", text(zip_libzip_version())), ("RE2", numberOfFile(cre2_library())), ("zlib", text(zlibVersion())),
    ]
  }

  private static func text(_ pointer: UnsafePointer<CChar>?) -> String { pointer.map { String(cString: $0) } ?? "" }

  private static func word(_ number: Int, of pointer: UnsafePointer<CChar>?) -> String {
    let words = text(pointer).split(separator: " ")
    return words.count > number ? String(words[number]) : ""
  }

  /// Writes `20914` as `2.9.14`.
  private static func dotted(_ text: String) -> String {
    guard let number = Int(text.prefix { $0.isNumber }) else { return text }
    return "\(number / 10_000).\(number / 100 % 100).\(number % 100)"
  }

  /// What stands behind `.so.` in the name of a library's file, once its links are followed.
  private static func numberOfFile(_ path: UnsafePointer<CChar>?) -> String {
    guard let path, let real = realpath(path, nil) else { return "" }
    defer { free(real) }
    let name = String(cString: real)
    return name.firstRange(of: ".so.").map { "library \(name[$0.upperBound...])" } ?? ""
  }
}
