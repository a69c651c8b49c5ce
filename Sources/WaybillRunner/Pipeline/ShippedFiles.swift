import FoundationEssentials
import Glibc
import WaybillCore

/// The mappings that come with the program, and the files that stand beside them.
///
/// A pipeline, a mapping or a command names one by its name alone, such as `sipri-register`; every other text is a path.
public struct ShippedFiles: Sendable {
  /// The variable of the environment that names the folder.
  static let variable = "WAYBILL_MAPPINGS"

  /// The folder, which need not be there.
  public let folder: String
  /// Whether the environment names the folder; otherwise it stands beside the program.
  let isSet: Bool
  /// What comes with the program, beside it: the folder `share/waybill`.
  private let installed: String

  /// Those of this process.
  public static let standard = ShippedFiles(
    setting: getenv(variable).map { String(cString: $0) }, executable: realPath("/proc/self/exe"))

  /// - Parameters:
  ///   - setting: What the environment names; an empty text names nothing.
  ///   - executable: The real path of the program.
  init(setting: String?, executable: String) {
    installed = "\(ReferenceLibrary.folder(of: ReferenceLibrary.folder(of: executable)))/share/waybill"
    if let setting, !setting.isEmpty {
      // A pipeline's own folder has no part in what the environment says.
      (folder, isSet) = (Self.realPath(setting), true)
    } else {
      (folder, isSet) = ("\(installed)/mappings", false)
    }
  }

  /// Whether the folder is there.
  public var isThere: Bool { Files.exists(folder) }

  /// Where drafts look for files beside mappings: in the folder, when it is there or somebody has named it.
  public var places: [String] { isThere || isSet ? [folder] : [] }

  /// The folder of the demonstration beside that of the mappings; nil where there is none.
  public var demonstration: String? {
    let path = "\(ReferenceLibrary.folder(of: folder))/demo"
    return Files.exists("\(path)/waybill.yaml") ? path : nil
  }

  /// The places of a file that comes with the program and is no mapping: beside the program, and beside the folder.
  func places(of file: String) -> [String] {
    let beside = "\(ReferenceLibrary.folder(of: folder))/\(file)"
    return isSet ? ["\(installed)/\(file)", beside] : [beside]
  }

  /// The path of a file that is named: of one that comes with the program by a name alone, otherwise relative to a folder.
  ///
  /// - Throws: that nothing of this name comes with the program.
  func path(of name: String, in place: String, namedAt: Place? = nil) throws(Diagnostics) -> String {
    guard OptionTable.isName(name) else { return PipelineFile.absolute(name, in: place) }
    guard isThere else { throw Diagnostics([.noShippedFiles(name, self, at: namedAt)]) }
    let path = "\(folder)/\(name).yaml"
    guard Files.exists(path) else { throw Diagnostics([.unknownShippedFile(name, self, known: names, at: namedAt)]) }
    return path
  }

  /// The path of a file beside others, or of the one that comes with the program where there is none.
  func path(of file: String, beside others: String) -> String {
    let (own, shipped) = ("\(others)/\(file)", "\(folder)/\(file)")
    return !Files.exists(own) && Files.exists(shipped) ? shipped : own
  }

  /// The names of all that comes with the program.
  var names: [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
  }

  /// Whether a file is one of those that come with the program, by whatever path it is named.
  func holds(_ path: String) -> Bool { Self.realPath(path).hasPrefix("\(Self.realPath(folder))/") }

  private static func realPath(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }
}
