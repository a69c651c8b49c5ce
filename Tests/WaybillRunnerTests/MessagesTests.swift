import Testing
import WaybillCore
import WaybillMapping
import WaybillParquet

@testable import WaybillRunner

/// The words of every message of the module.
@Suite struct MessagesTests {
  private static let place = Place(file: "waybill.yaml", line: 3, column: 5)

  static let messages: [(Diagnostic, String)] = [
    (
      .notPinned(at: place),
      "waybill.yaml:3:5: warning: the files of this source are not pinned yet; give their hashes here [not-pinned]"
    ),
    (
      .uncoveredPeriod("1800-1805", of: "outside-share", "a 1950-2023, b none", at: place),
      "waybill.yaml:3:5: warning: no source has records of all years of '1800-1805', so that it gives no row of "
        + "'outside-share'; the sources cover a 1950-2023, b none [empty-selection]"
    ),
    (
      .noRowAtAll(of: "ratio", "a 1950-2023", ["a has nothing"], at: place),
      "waybill.yaml:3:5: warning: 'ratio' gives no row; the sources cover a 1950-2023 [empty-selection]"
    ),
    (
      .noRecordAtAll(of: "outside-share", "a 1950-2023", ["a has nothing"], at: place),
      "waybill.yaml:3:5: warning: no record of the sources counts in 'outside-share'; the sources cover a 1950-2023 "
        + "[empty-selection]"
    ),
    (
      .pinnedFileDiffers("a.csv", expected: "12", found: "34", at: place),
      "waybill.yaml:3:5: error: 'a.csv' must have the hash 12, not 34 [pinned-file-differs]"
    ),
    (.noFile("a.csv", at: place), "waybill.yaml:3:5: error: there is no file 'a.csv' [no-file]"),
    (.noFile("a.csv", at: nil), "error: there is no file 'a.csv' [no-file]"),
    (
      .isDirectory("a.csv", at: place),
      "waybill.yaml:3:5: error: 'a.csv' must be a file, not a folder [is-directory]"
    ),
    (
      .cannotRead("a.csv", reason: "permission denied", at: place),
      "waybill.yaml:3:5: error: 'a.csv' cannot be read: permission denied [cannot-read]"
    ),
    (
      .unknownAdapter("csw", known: ["csv"], at: place),
      "waybill.yaml:3:5: error: no plugin has a source adapter 'csw'; did you mean 'csv'? [unknown-adapter]"
    ),
    (
      .duplicateSource("a", at: place, first: Place(file: "waybill.yaml", line: 2, column: 5)),
      "waybill.yaml:3:5: error: two sources have the id 'a'; an 'edition' of its own tells each apart [duplicate-source]"
    ),
    (
      .unbalanced("a", account),
      "error: internal error: 'a' read 9 rows, but 4 were mapped, 2 dropped and 1 rejected [unbalanced]"
    ),
    (
      .fileChanged("m.yaml"),
      "m.yaml: error: 'm.yaml' has changed since it was read, so that nothing more is written; start again "
        + "[file-changed]"
    ),
    (
      .fileExists("a.yaml"),
      "a.yaml: error: there is a file 'a.yaml' already, which may hold answers [file-exists]"
    ),
    (
      .mappingNotWritten("m.yaml", reason: "permission denied"),
      "m.yaml: error: 'm.yaml' cannot be written: permission denied [mapping-not-written]"
    ),
    (
      .answerDiffers("VS", vocabulary: .grammar("nl"), at: place),
      "waybill.yaml:3:5: error: 'VS' means something else in 'parties: nl' already [answer-differs]"
    ),
    (
      .answerForNothing("VSS", known: ["VS"], at: place),
      "waybill.yaml:3:5: error: no unknown text of the files is 'VSS'; did you mean 'VS'? [answer-for-nothing]"
    ),
    (.cannotMakeFolder("out"), "out: error: the folder 'out' cannot be made [cannot-make-folder]"),
    (
      .unknownPart("TABEL2", known: ["TABLE2", "TABLE3"], in: "a.xlsx"),
      "a.xlsx: error: the mapping reads no sheet or member 'TABEL2' of the file; did you mean 'TABLE2'? [unknown-part]"
    ),
    (
      .tooManyUnits("a.zip", 70_000, most: 65_535),
      "a.zip: error: expected at most 65535 sheets or members, found 70000 [too-many-units]"
    ),
    (
      .vintageDiffers("b", "a", at: Place(file: "a.zip#2.csv", line: 1), first: place),
      "a.zip#2.csv:1: error: a file has one vintage, but this table has 'b', not 'a'; with another name than 'vintage' "
        + "the capture may differ from table to table [vintage-differs]"
    ),
    (
      .replayChangesRows("m.yaml", of: "a.csv", at: place),
      "waybill.yaml:3:5: error: 'm.yaml' now makes something else of rows of 'a.csv' that were not refused; "
        + "'waybill run' reads it anew [replay-changes-rows]"
    ),
    (.cannotMakeFile("given"), "given: error: the file 'given' cannot be made [cannot-make-file]"),
    (
      .cannotMakeFile("given", reason: "permission denied"),
      "given: error: the file 'given' cannot be made: permission denied [cannot-make-file]"
    ),
    (
      .cannotMakeFile("no/given", inMissing: "no"),
      "no/given: error: the file 'no/given' cannot be made: there is no folder 'no'; make it with 'mkdir -p no', or name "
        + "another place [cannot-make-file]"
    ),
    (
      .noRowOnLine(3, header: nil, at: Place(file: "a.csv", line: 3)),
      "a.csv:3: error: there is no row on line 3 [no-row-on-line]"
    ),
    (.internalError("no words"), "error: internal error: no words [internal-error]"),
    (
      .sameFile("b.csv", "a.csv", at: place),
      "waybill.yaml:3:5: error: 'b.csv' has the same bytes as 'a.csv', so that every row would count twice [same-file]"
    ),
    (.noRows("a.csv"), "a.csv: warning: the file has a header, but no rows [no-rows]"),
    (
      .queryWithoutLedger("largest", at: place),
      "waybill.yaml:3:5: error: 'largest' asks the ledger, which a run with '--without-ledger' does not have; run "
        + "without that option [query-without-ledger]"
    ),
    (
      .tooManyRejects(2, allowed: 1, strict: false, kept: "waybill.yaml"),
      "warning: the run has 2 rejects, but 'limits.rejects' allows 1; 'waybill rejects waybill.yaml' lists them "
        + "[too-many-rejects]"
    ),
    (
      .tooManyRejects(2, allowed: 1, strict: false, kept: nil),
      "warning: the run has 2 rejects, but 'limits.rejects' allows 1 [too-many-rejects]"
    ),
    (
      .tooManyRejects(1, allowed: 0, strict: true, kept: "waybill.yaml"),
      "error: the run has 1 reject, but 'limits.rejects' allows 0; nothing was committed [too-many-rejects]"
    ),
  ]

  /// Questions about what the ledger holds.
  static let answers: [(Diagnostic, String)] = [
    (
      .noRunYet("waybill.yaml"),
      "error: the ledger has no run of this pipeline as it is now; run 'waybill run waybill.yaml' first [no-run-yet]"
    ),
    (
      .unknownParameter("exportr", known: ["exporter"], at: Place(file: "one-ally.yaml", line: 9, column: 5)),
      "one-ally.yaml:9:5: error: the pipeline has no parameter 'exportr'; under 'parameters' it has exporter; "
        + "did you mean 'exporter'? [unknown-parameter]"
    ),
    (
      .unusedParameter("exporter", at: Place(file: "one-ally.yaml", line: 3, column: 3)),
      "one-ally.yaml:3:3: error: no value of the pipeline is '$exporter', so that setting 'exporter' would do nothing "
        + "[unused-parameter]"
    ),
    (
      .parameterWithoutValue("exporter", at: Place(file: "one-ally.yaml", line: 3, column: 3)),
      "one-ally.yaml:3:3: error: 'exporter' has no value; set it with '--set exporter=VALUE' [parameter-without-value]"
    ),
    (
      .tableOfTables("claims"),
      "error: the figures of 'claims' are those of other tables; trace them there [table-of-tables]"
    ),
    (
      .repeatedClaim("a", at: Place(file: "claims.yaml", line: 7, column: 5)),
      "claims.yaml:7:5: error: two claims have the id 'a' [repeated-claim]"
    ),
    (
      .noTwoRuns(1, pipeline: "waybill.yaml"),
      "error: a difference needs two runs, and the ledger has 1; run 'waybill run waybill.yaml' again after a change "
        + "[no-two-runs]"
    ),
    (.noRun(7, known: [1, 2]), "error: there is no run 7; the ledger has 1 to 2 [no-run]"),
    (
      .unknownFile("b.csv", known: ["data/a.csv", "data/c.csv"]),
      "error: 'b.csv' is not one file of the pipeline, which has data/a.csv, data/c.csv [unknown-file]"
    ),
    (
      .noRecordOnLine(3, at: Place(file: "a.csv", line: 3)),
      "a.csv:3: error: no record was made of line 3, so it touches no figure [no-record-on-line]"
    ),
    (
      .unknownTable("outside-shares", known: ["outside-share", "balance"]),
      "error: the pipeline makes no table 'outside-shares', only balance, outside-share; did you mean 'outside-share'? "
        + "[unknown-table]"
    ),
    (
      .unknownTableColumn("shares_lo", table: "outside-share", known: ["share_lo"], others: []),
      "error: table 'outside-share' has no column 'shares_lo'; did you mean 'share_lo'? [unknown-figure]"
    ),
    (
      .unknownTableKey("exportr", table: "outside-share", known: ["source", "exporter"], others: ["mirror"]),
      "error: table 'outside-share' has no key 'exportr', only source, exporter; did you mean 'exporter'? "
        + "[unknown-figure]"
    ),
    (
      .severalRows(
        7, table: "outside-share", open: [("group", ["", "nato"]), ("period", (2018...2024).map(String.init))]),
      "error: 7 rows of 'outside-share' have these keys; they differ in group ('', 'nato'), "
        + "period ('2018', '2019', '2020', '2021', '2022' and 2 more) [unknown-figure]"
    ),
    (
      .noRow(table: "outside-share", ["period": "1066", "exporter": "NLD"], others: []),
      "error: table 'outside-share' has no row with exporter=NLD, period=1066 [unknown-figure]"
    ),
    (
      .unknownSource("sipry", known: ["sipri"]),
      "error: the pipeline has no source 'sipry', only sipri; did you mean 'sipri'? [unknown-source]"
    ),
    (
      .noShippedFiles("sipri", ShippedFiles(setting: nil, executable: "/a/bin/waybill"), at: place),
      "waybill.yaml:3:5: error: 'sipri' names a file that comes with waybill, but '/a/share/waybill/mappings' is not there, "
        + "and WAYBILL_MAPPINGS names no other folder; a file of your own is './sipri' [no-shipped-files]"
    ),
    (
      .noShippedFiles("sipri", ShippedFiles(setting: "/b", executable: "/a/bin/waybill"), at: nil),
      "error: 'sipri' names a file that comes with waybill, but '/b', which WAYBILL_MAPPINGS names, is not there; a file of "
        + "your own is './sipri' [no-shipped-files]"
    ),
    (
      .unknownShippedFile(
        "sipry", ShippedFiles(setting: "/b", executable: "/a/bin/waybill"), known: ["sipri"], at: place),
      "waybill.yaml:3:5: error: no 'sipry.yaml' is among what comes with waybill in '/b', and a file of your own is "
        + "'./sipry'; did you mean 'sipri'? [unknown-shipped-file]"
    ),
    (
      .notIngested("a.csv", pipeline: "waybill.yaml", at: place),
      "waybill.yaml:3:5: error: no run has taken in 'a.csv' as it is now; 'waybill run waybill.yaml' does "
        + "[not-ingested]"
    ),
    (
      .recordsWithheld("sipri", terms: "Ask first", at: Place(file: "m.yaml", line: 9, column: 10)),
      "m.yaml:9:10: warning: the records of 'sipri' are not exported, only figures computed from them; its terms: "
        + "Ask first [records-withheld]"
    ),
    (
      .noRecordsExported,
      "warning: no record is exported: the terms of no source let its records be given on [records-withheld]"
    ),
    (
      .cannotExport("out/records.csv", because: "no space left on device"),
      "out/records.csv: error: cannot write the export: no space left on device [cannot-write]"
    ),
    (
      .cannotExport("out/records.parquet", because: .tooLong(ParquetError(column: "item", bytes: 1_073_741_825))),
      "out/records.parquet: error: cannot write the export: a record has 1073741825 bytes in 'item', more than a page of "
        + "Parquet can hold [cannot-write]"
    ),
    (
      .mappingChanged("mappings/a.yaml", of: "a.csv", pipeline: "waybill.yaml", at: place),
      "waybill.yaml:3:5: error: 'mappings/a.yaml', or a file that it names, has changed since a run took in 'a.csv'; "
        + "'waybill run waybill.yaml' takes it in anew [not-ingested]"
    ),
    (
      .rejectsNotKept("b.csv", kept: 0, of: 1),
      "b.csv: warning: of 1 reject the ledger keeps the first 0, as 'limits.rejects_kept' says; the report's counts by code "
        + "are of these [rejects-not-kept]"
    ),
    (
      .rejectsNotKept("a.csv", kept: 10, of: 12),
      "a.csv: warning: of 12 rejects the ledger keeps the first 10, as 'limits.rejects_kept' says; the report's counts by code "
        + "are of these [rejects-not-kept]"
    ),
    (
      .replayWantsAllRejects("a.csv", kept: 10, of: 12, pipeline: "waybill.yaml"),
      "a.csv: error: of 12 rejects the ledger keeps the first 10, so that a replay would miss some; 'waybill run waybill.yaml' "
        + "reads the file anew [rejects-not-kept]"
    ),
    (
      .notCompacted(
        Diagnostic(.error, .init(rawValue: "ledger-full"), "the ledger's disk is full", at: Place(file: "a.sqlite"))),
      "a.sqlite: warning: all was removed, but the ledger's file is as large as before: the ledger's disk is full "
        + "[not-compacted]"
    ),
    (
      .noLedger("out/a.sqlite", pipeline: "waybill.yaml"),
      "error: there is no ledger 'out/a.sqlite' yet; 'waybill run waybill.yaml' makes it [no-ledger]"
    ),
  ]

  private static var account: RowAccount {
    var account = RowAccount()
    account.rowsIn = 9
    account.rowsMapped = 4
    account.dropped = ["a reason": 2]
    account.rowsRejected = 1
    return account
  }

  @Test(arguments: messages + answers)
  func words(_ message: (diagnostic: Diagnostic, text: String)) {
    #expect(message.diagnostic.description == message.text)
  }

  @Test func notes() {
    let first = Place(file: "waybill.yaml", line: 2, column: 5)
    #expect(
      Diagnostic.duplicateSource("a", at: Self.place, first: first).notes == [
        .init("the first is named here", at: first)
      ])
  }

  /// An error of any layer reaches the user as diagnostics.
  @Test func errorsOfEveryLayer() {
    let diagnostic = Diagnostic.noRows("a.csv")
    struct Other: Error, CustomStringConvertible { let description = "out of cheese" }
    #expect(Diagnostics(explaining: Diagnostics([diagnostic])).all == [diagnostic])
    #expect(Diagnostics(explaining: diagnostic).all == [diagnostic])
    #expect(Diagnostics(explaining: SourceError(diagnostic)).all == [diagnostic])
    #expect(
      Diagnostics(explaining: Other()).description == "error: internal error: out of cheese [internal-error]")
  }
}
