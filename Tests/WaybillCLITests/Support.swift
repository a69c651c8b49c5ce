import FoundationEssentials
import OutsideShare
import SIPRI
import Synchronization
import Tabular
import WaybillCore
import WaybillTesting

@testable import WaybillCLI

/// What a command wrote, and how it ended.
struct Said: Equatable {
  let status: Int32
  let output: String
  let errors: String
}

/// A folder with one publisher's file of the demonstration, the mappings and a pipeline, removed with the test that made it.
final class DemoFolder: Sendable {
  static let file = "docs/tutorial/data/sipri-register.csv"

  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appending(path: "waybill-cli-\(UUID().uuidString)")
      .path(percentEncoded: false)
    let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    try FileManager.default.createDirectory(atPath: "\(path)/docs/tutorial/data", withIntermediateDirectories: true)
    for name in ["mappings", Self.file] {
      try FileManager.default.copyItem(
        atPath: repository.appending(path: name).path(percentEncoded: false), toPath: "\(path)/\(name)")
    }
    try FileManager.default.copyItem(
      atPath: repository.appending(path: "Tests/WaybillCLITests/Fixtures/register-pipeline.yaml")
        .path(percentEncoded: false), toPath: "\(path)/waybill.yaml")
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var pipeline: String { "\(path)/waybill.yaml" }

  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: "\(path)/\(name)") }

  func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: "\(path)/\(name)"))) }

  func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

  /// Copies a file of `Fixtures`.
  func take(_ fixture: String, as name: String) throws {
    try FileManager.default.copyItem(atPath: WaybillTesting.fixture(fixture), toPath: "\(path)/\(name)")
  }

  func edit(_ name: String, _ change: (String) throws -> String) throws {
    try Data(try change(try text(name)).utf8).write(to: URL(filePath: "\(path)/\(name)"))
  }

  static func registry() throws -> Registry {
    try Registry([SIPRIPlugin.self, TabularPlugin.self, OutsideSharePlugin.self])
  }

  /// Runs a command in this process; the folder's own path is left out of what was written.
  func waybill(_ arguments: String..., isInteractive: Bool = false) throws -> Said {
    try waybill(arguments, isInteractive: isInteractive)
  }

  /// Runs a command with its arguments as a list.
  func waybill(
    _ arguments: [String], isInteractive: Bool = false, answers: (@Sendable () -> String?)? = nil,
    patience: Patience = .process
  ) throws -> Said {
    let written = Mutex<(output: String, errors: String)>(("", ""))
    let terminal = Terminal(
      isInteractive: isInteractive, width: { 200 }, now: { .zero }, read: answers,
      date: { "2024-04-25T12:00:00.000Z" }, run: "0123456789abcdef", patience: patience
    ) {
      text, descriptor in
      written.withLock { if descriptor == 1 { $0.output += text } else { $0.errors += text } }
    }
    let status = Waybill.run(arguments, registry: try Self.registry(), terminal: terminal)
    let (output, errors) = written.withLock { $0 }
    return Said(
      status: status, output: output.replacing("\(path)/", with: ""), errors: errors.replacing("\(path)/", with: ""))
  }
}
