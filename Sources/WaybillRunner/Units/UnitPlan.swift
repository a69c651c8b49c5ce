import FoundationEssentials
public import WaybillCore
import WaybillFormats

/// How the files of a pipeline are divided into units, each of which any process can read by itself.
///
/// It is a file of JSON. The same pipeline, files and program give the same bytes.
public struct UnitPlan: Sendable, Hashable, Codable {
  /// The version of such files that this program writes and reads.
  static let version = 1

  /// A file as it was when the plan was made.
  struct File: Sendable, Hashable, Codable {
    /// The path as the pipeline names it.
    let name: String
    /// Where the planning process found it.
    let path: String
    let sha256: String
    let size: Int64
  }

  /// Which part of its file a unit is.
  struct Part: Sendable, Hashable, Codable {
    enum Kind: String, Sendable, Codable {
      case whole, member, sheet, bytes
    }

    let kind: Kind
    /// The unit's place among those of its file, from 0, and how many these are.
    let index, count: Int
    /// The name of a member or sheet.
    var name: String?
    /// The first byte of a range, and the one behind its last.
    var from, to: Int64?
    /// The line of the range's first byte, and how many rows are before it.
    var line, row: Int?
    /// The hash of the range.
    var sha256: String?
    /// The hash of the file's beginning, which every range is read by.
    var head: String?
  }

  /// One unit.
  struct Unit: Sendable, Hashable, Codable {
    let id: String
    /// The id of the mapping, which is the source of the records.
    let source: String
    /// The hash of the mapping and of all that it names.
    let mapping: String
    let snapshot: File
    let part: Part
  }

  /// A file whose records the ledger has already.
  struct Kept: Sendable, Hashable, Codable {
    let source: String
    let mapping: String
    let snapshot: File
  }

  let format: Int
  /// The version of the program.
  let program: String
  /// The pipeline, as the user named it.
  let pipeline: String
  /// The parameters that are set, by name.
  let settings: [String: String]
  /// The hash of the pipeline, its groups and its mappings.
  let definition: String
  let units: [Unit]
  let kept: [Kept]

  /// The ids of all units, in order.
  public var ids: [String] { units.map(\.id) }
  /// The files that the ledger has already, so that no unit is of them.
  public var keptFiles: [String] { kept.map(\.snapshot.name) }
  /// The files that are divided, in order.
  public var plannedFiles: [String] {
    units.filter { $0.part.index == 0 }.map(\.snapshot.name)
  }

  /// The plan as its file has it.
  public var text: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(self) else { preconditionFailure("a plan is numbers and texts") }
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  /// The hash of the plan's file, by which shards are known as its own.
  var hash: String { SHA256.of(Array(text.utf8)) }

  /// The id of a unit among so many, from 1: of one width, so that names sort as numbers do.
  static func id(_ number: Int, of count: Int) -> String {
    let (digits, width) = ("\(number)", max(4, "\(count)".count))
    return String(repeating: "0", count: width - digits.count) + digits
  }

  /// Writes the plan's file, in the place of one that may be there.
  ///
  /// - Throws: a diagnostic when it cannot be written.
  public func write(to path: String) throws(Diagnostics) {
    try FileReplacement.write([FileReplacement(path: path, name: path, old: .anything, new: Array(text.utf8))])
  }

  /// The pipeline that a plan is of; nil where there is no plan.
  public static func pipeline(of path: String) -> String? { (try? read(path))?.plan.pipeline }

  /// Reads a plan's file.
  ///
  /// - Throws: a diagnostic for a file that cannot be read or is no plan of this version.
  static func read(_ path: String) throws(Diagnostics) -> (plan: UnitPlan, hash: String) {
    let bytes = try Files.bytes(path, named: path)
    struct Version: Decodable { let format: Int }
    let data = Data(bytes)
    guard let version = try? JSONDecoder().decode(Version.self, from: data) else {
      throw Diagnostics([.notAPlan(path)])
    }
    guard version.format == Self.version else {
      throw Diagnostics([.otherPlanVersion(path, found: version.format, known: Self.version)])
    }
    guard let plan = try? JSONDecoder().decode(UnitPlan.self, from: data) else { throw Diagnostics([.notAPlan(path)]) }
    return (plan, SHA256.of(bytes))
  }
}

extension UnitPlan.Part {
  /// Says of a unit of an adapter which part it is.
  init(_ unit: WorkUnit, of count: Int) {
    let kind: Kind =
      switch unit.part {
      case .whole: .whole
      case .member: .member
      case .sheet: .sheet
      case .bytes: .bytes
      }
    self.init(kind: kind, index: unit.index, count: count)
    switch unit.part {
    case .whole: break
    case .member(let name), .sheet(let name): self.name = name
    case .bytes(let range, let line, let row):
      (from, to, self.line, self.row) = (range.lowerBound, range.upperBound, line, row)
    }
  }

  /// The part as adapters know it; nil where something that its kind wants is not there.
  var part: WorkUnit.Part? {
    switch kind {
    case .whole: return .whole
    case .member: return name.map { .member($0) }
    case .sheet: return name.map { .sheet($0) }
    case .bytes:
      guard let from, let to, let line, let row, from >= 0, to > from, line > 0, row >= 0 else { return nil }
      return .bytes(from..<to, firstLine: line, firstRow: row)
    }
  }

  /// The number that records and rejects of the unit carry: ranges of one table are no tables of their own.
  var number: Int { kind == .bytes ? 0 : index }
}

extension UnitPlan.File {
  init(_ snapshot: Snapshot) {
    self.init(name: snapshot.name, path: snapshot.path, sha256: snapshot.sha256, size: snapshot.size)
  }

  /// The snapshot at the path where this process has it.
  func snapshot(at path: String) -> Snapshot { Snapshot(path: path, name: name, sha256: sha256, size: size) }
}
