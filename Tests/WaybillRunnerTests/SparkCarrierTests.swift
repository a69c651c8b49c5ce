import FoundationEssentials
import Testing
import WaybillCore

@testable import WaybillRunner

/// Units carried out by Spark's driver, whose place a program takes here that only says what the driver would.
@Suite struct SparkCarrierTests {
  private static let manifest =
    #"{"bytes":9,"mapping":"12","plan":"56","program":"1","records":3,"rejects":0,"rows":4,"sha256":"78","shard":"a","#
    + #""snapshot":"34","source":"a","unit":"0001"}"#
  private static let failure =
    #"{"unit":"0002","status":9,"attempt":4,"host":"here","lines":["reading","no room"]}"#

  /// Has two units done by a driver in Python; returns the progress that was told, or what was thrown.
  private static func carry(
    _ driver: String?, _ program: SparkCarrier.Program = .path("/bin/waybill"), parquet: String? = nil
  ) throws -> Result<[Progress], Diagnostics> {
    let place = FileManager.default.temporaryDirectory.appending(path: "waybill-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: place) }
    try FileManager.default.createDirectory(
      at: place.appending(path: "engines"), withIntermediateDirectories: true)
    if let driver {
      try Data(driver.utf8).write(to: place.appending(path: SparkCarrier.driver))
    }
    let files = ShippedFiles(
      setting: place.appending(path: "mappings").path(percentEncoded: false), executable: "/nowhere/bin/waybill")
    var told: [Progress] = []
    do throws(Diagnostics) {
      try SparkCarrier(master: "local[2]", program: program, files: files)
        .carry(["0001", "0002"], of: WorkOrder(plan: "plan", shards: "shards", parquet: parquet)) { told.append($0) }
    } catch {
      return .failure(error)
    }
    return .success(told)
  }

  @Test(arguments: [
    (SparkCarrier.Program.path("/bin/waybill"), nil, "", "'--program', '/bin/waybill'"),
    (.bundle("b.gz"), "records", "'--parquet', 'records', ", "'--bundle', 'b.gz'"),
  ])
  func theDriverIsToldTheUnitsAndItsManifestsAreProgress(
    program: SparkCarrier.Program, parquet: String?, folder: String, words: String
  ) throws {
    let told = try Self.carry(
      """
      import sys
      expected = ['plan', '--shards', 'shards', \(folder)'--master', 'local[2]', '--with-parent', \(words),
                  '--unit', '0001', '--unit', '0002']
      if sys.argv[1:] != expected: sys.exit(str(sys.argv))
      for unit in ['0001', '0002']: print('\(Self.manifest)'.replace('0001', unit), flush=True)
      """, program, parquet: parquet
    ).get()
    #expect(told.first?.label == "reading by Spark at local[2]")
    #expect(told.first?.total == 2 && told.first?.done == 0)
    #expect(told.last?.done == 2 && told.last?.count == 8)
  }

  @Test func aUnitThatFailedIsNamedWithItsLastLines() throws {
    let result = try Self.carry("print('''\(Self.manifest)\n\(Self.failure)'''); exit(1)")
    #expect(throws: Diagnostics([.unitFailed("0002", 9, lastLines: ["reading", "no room"])])) { try result.get() }
  }

  @Test(arguments: [("exit(3)", 3), ("exit(0)", 0), ("import os; os.kill(os.getpid(), 9)", -9)])
  func aDriverThatLeavesUnitsUndoneIsAnError(end: String, ending: Int) throws {
    let result = try Self.carry("import sys; print('why', file=sys.stderr, flush=True); \(end)")
    #expect(throws: Diagnostics([.engineFailed(ending, lastLines: ["why"])])) { try result.get() }
  }

  /// However this process ends, the driver's standard input does too.
  @Test func theInputOfTheDriverStaysOpenWhileItWorks() throws {
    let result = try Self.carry(
      """
      import select, sys
      if select.select([0], [], [], 0.2)[0]: sys.exit('closed')
      print('''\(Self.manifest)\n\(Self.manifest)''')
      """)
    #expect(try result.get().last?.done == 2)
  }

  @Test func withoutADriverThePlacesAreNamed() throws {
    let result = try Self.carry(nil)
    let said = #expect(throws: Diagnostics.self) { try result.get() }
    #expect(said?.description.contains("there is no '/nowhere/share/waybill/engines/waybill_spark.py' or '") == true)
  }

  static let messages: [(Diagnostic, String)] = [
    (
      .noEngineDriver(["/a/waybill_spark.py", "/b/waybill_spark.py"]),
      "error: the driver for Spark comes with waybill, but there is no '/a/waybill_spark.py' or '/b/waybill_spark.py'; "
        + "'make install' puts it there [engine-failed]"
    ),
    (
      .engineNotStarted("python3", reason: "no such file or directory"),
      "error: 'python3', which runs the driver for Spark, cannot be started: no such file or directory; PYSPARK_PYTHON "
        + "names another [engine-failed]"
    ),
    (
      .engineFailed(1, lastLines: []),
      "error: the driver for Spark ended with exit status 1 before every unit was done; the same command goes on with "
        + "what is left [engine-failed]"
    ),
    (
      .engineFailed(-9, lastLines: []),
      "error: the driver for Spark was ended by signal 9 before every unit was done; the same command goes on with "
        + "what is left [engine-failed]"
    ),
  ]

  @Test(arguments: messages) func theWordsAreThese(diagnostic: Diagnostic, text: String) {
    #expect("\(diagnostic)" == text)
  }
}
