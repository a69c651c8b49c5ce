import Testing
import WaybillCore

@testable import WaybillRunner

/// The words of every message about plans, units and shards.
@Suite struct UnitMessagesTests {
  private static let place = Place(file: "waybill.yaml", line: 6, column: 14)
  private static let unit = UnitPlan.Unit(
    id: "0002", source: "a", mapping: "12",
    snapshot: .init(name: "register.csv", path: "register.csv", sha256: "34", size: 4096),
    part: .init(kind: .whole, index: 0, count: 1))

  static let messages: [(Diagnostic, String)] = [
    (
      .notAPlan("plan.json"),
      "plan.json: error: expected a plan, as 'waybill plan' writes it, found another file [bad-plan]"
    ),
    (
      .otherPlanVersion("plan.json", found: 2, known: 1),
      "plan.json: error: the plan is of format 2, this program knows format 1; 'waybill plan' makes it anew [bad-plan]"
    ),
    (
      .planUnitIDs("plan.json", expected: 3),
      "plan.json: error: the 3 units of the plan must be numbered in order, each once [bad-plan]"
    ),
    (
      .planGap("plan.json", file: "register.csv", "it has 1 of 2 parts"),
      "plan.json: error: the units of 'register.csv' must make the whole file: it has 1 of 2 parts [bad-plan]"
    ),
    (
      .planWithoutFile("plan.json", file: "register.csv", source: "a"),
      "plan.json: error: the plan has no unit of 'register.csv', which the source 'a' reads; 'waybill plan' makes it anew "
        + "[bad-plan]"
    ),
    (
      .planForeignUnit("plan.json", unit: "0002", file: "b.csv"),
      "plan.json: error: unit 0002 is of 'b.csv', which the pipeline does not read there [bad-plan]"
    ),
    (
      .planForeignUnit("plan.json", unit: nil, file: "b.csv"),
      "plan.json: error: a file that is kept is of 'b.csv', which the pipeline does not read there [bad-plan]"
    ),
    (
      .planOfOtherProgram("plan.json", made: "1", running: "2"),
      "plan.json: error: version 1 of the program made the plan, and this is version 2; use one for all steps "
        + "[plan-differs]"
    ),
    (
      .planOfOtherDefinition("plan.json", pipeline: "waybill.yaml"),
      "plan.json: error: 'waybill.yaml', or a file that it names, is not as it was when the plan was made; 'waybill plan "
        + "waybill.yaml' makes it anew [plan-differs]"
    ),
    (
      .snapshotDiffers(unit, at: place),
      "waybill.yaml:6:14: error: unit 0002 is of 'register.csv' with the hash 34 and 4096 bytes, and the file here is "
        + "another [snapshot-differs]"
    ),
    (
      .noUnit("17", known: ["0001", "0008"], plan: "plan.json"),
      "plan.json: error: the plan has no unit '17'; it has 0001 to 0008 [no-unit]"
    ),
    (.noUnit("17", known: [], plan: "plan.json"), "plan.json: error: the plan has no unit '17'; it has none [no-unit]"),
    (
      .missingShard(unit, folder: "shards"),
      "shards: error: unit 0002, of 'register.csv', has no finished shard here; 'waybill work PLAN --unit 0002' makes it "
        + "[missing-shard]"
    ),
    (
      .foreignShard(unit, "it is of another plan", at: "shards/0002.shard"),
      "shards/0002.shard: error: the shard of unit 0002 does not belong to this plan: it is of another plan; 'waybill work "
        + "PLAN --unit 0002' replaces it [foreign-shard]"
    ),
    (
      .damagedShard(unit, at: "shards/0002.shard"),
      "shards/0002.shard: error: the shard of unit 0002 is damaged; 'waybill work PLAN --unit 0002' makes it anew "
        + "[damaged-shard]"
    ),
    (
      .shardNotWritten("shards/0002.shard", reason: "no space left on device"),
      "shards/0002.shard: error: the shard cannot be written: no space left on device [shard-not-written]"
    ),
    (
      .foreignParquet("0001-ab.parquet", others: 0, folder: "records"),
      "records: error: the folder has '0001-ab.parquet', not of this plan, which readers would take together with its "
        + "files; give another folder, or clear this one [foreign-parquet]"
    ),
    (
      .foreignParquet("0001-ab.parquet", others: 2, folder: "records"),
      "records: error: the folder has '0001-ab.parquet' and 2 other files like it, not of this plan, which readers would "
        + "take together with its files; give another folder, or clear this one [foreign-parquet]"
    ),
    (
      .keptWithoutParquet("a.csv", pipeline: "waybill.yaml", at: place),
      "waybill.yaml:6:14: warning: the ledger has 'a.csv' already, so that no unit reads it, and nothing of it is written as "
        + "Parquet; 'waybill export waybill.yaml --to FOLDER --format parquet' writes the records of all files "
        + "[kept-without-parquet]"
    ),
    (
      .unitFailed("0002", 1, lastLines: []),
      "error: the process that read unit 0002 ended with exit status 1; the same command goes on with what is left "
        + "[unit-failed]"
    ),
    (
      .unitFailed("0002", -9, lastLines: []),
      "error: the process that read unit 0002 was ended by signal 9; the same command goes on with what is left "
        + "[unit-failed]"
    ),
    (
      .workerNotStarted("0002", reason: "no such file or directory"),
      "error: the process that should read unit 0002 cannot be started: no such file or directory [unit-failed]"
    ),
    (
      .keptFileGone("a.csv", pipeline: "waybill.yaml", at: place),
      "waybill.yaml:6:14: error: the plan takes 'a.csv' from the ledger, which does not have it any more; 'waybill plan "
        + "waybill.yaml' makes it anew [plan-differs]"
    ),
  ]

  @Test(arguments: messages) func theWordsAreExact(message: Diagnostic, words: String) {
    #expect(message.description == words)
  }

  @Test func whatAFailedProcessSaidStandsBelow() {
    let notes = Diagnostic.unitFailed("0002", 1, lastLines: ["a", "b"]).notes.map(\.message)
    #expect(notes == ["a", "b"])
  }
}
