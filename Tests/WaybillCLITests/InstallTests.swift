import FoundationEssentials
import Testing

@testable import WaybillCLI

/// `scripts/install`, by which `make install` and `make uninstall` work.
@Suite(
  .enabled(
    if: Program.path != nil && FileManager.default.isExecutableFile(atPath: "/usr/bin/python3"),
    "the executable is not beside the tests, or there is no /usr/bin/python3"))
struct InstallTests {
  private let place = Place()

  /// A folder with another's files in it, removed with the test that made it.
  private final class Place {
    let path = FileManager.default.temporaryDirectory.appending(path: "waybill install \(UUID().uuidString)")
      .path(percentEncoded: false)

    deinit { try? FileManager.default.removeItem(atPath: path) }
  }

  private func shell(_ lines: String, _ more: [String: String] = [:]) throws -> Said {
    let own = ["D": place.path, "DESTDIR": place.path, "PREFIX": "/opt/tools", "BINARY": Program.path ?? ""]
    return try Shell.run(lines, own.merging(more) { $1 })
  }

  /// What stands in the folder: folders, and files with their hashes.
  private static let listing =
    "cd \"$D\"; find . -type d | LC_ALL=C sort; find . -type f | LC_ALL=C sort | xargs -d '\\n' sha256sum"

  @Test func whatIsInstalledWorksAndIsTakenAwayWhole() throws {
    let others = """
      mkdir -p "$D/opt/tools/share/doc/other" "$D/opt/tools/bin"
      echo mine >"$D/opt/tools/bin/other"; echo mine >"$D/opt/tools/share/doc/other/a"
      """
    let before = try shell("\(others)\n\(Self.listing)").output
    let installed = try shell("scripts/install")
    #expect(installed.status == 0 && installed.errors == "")
    #expect(
      installed.output == "installed under '\(place.path)/opt/tools'; next: \(place.path)/opt/tools/bin/waybill\n")
    let once = try shell(Self.listing).output
    for file in [
      "bin/waybill", "share/waybill/engines/waybill_spark.py", "share/waybill/mappings/sipri-register.yaml",
      "share/waybill/mappings/groups.yaml",
      "share/waybill/pipelines/one-ally.yaml", "share/waybill/demo/data/nl-licences.csv",
      "share/man/man1/waybill-run.1",
      "share/bash-completion/completions/waybill", "share/zsh/site-functions/_waybill",
      "share/fish/vendor_completions.d/waybill.fish", "share/doc/waybill/LICENSE", "share/doc/waybill/CONTRIBUTING.md",
      "share/doc/waybill/docs/commands.md",
      "share/doc/waybill/licences/GRDB.swift",
    ] { #expect(once.contains("  ./opt/tools/\(file)\n"), "\(file)") }

    // What the pages link to is there too, and they call the program as it is called there.
    let links = try shell("scripts/check-links \"$D/opt/tools/share/doc/waybill\"")
    #expect(links.status == 0 && links.output.hasSuffix(" pages lead somewhere\n"), "\(links)")
    let broken = try shell(
      "mkdir \"$D/x\"; echo '[a](../b.md)' >\"$D/x/a.md\"; scripts/check-links \"$D/x\" || rm -r \"$D/x\"")
    #expect(broken.errors.hasSuffix("/x/a.md:1: '../b.md' leads nowhere\n"))

    // The command that it names first, in another folder, by a link to the program.
    let used = try shell(
      """
      mkdir "$D/elsewhere"; cd "$D/elsewhere"; ln -s "$D/opt/tools/bin/waybill" waybill; export PATH="$PWD:$PATH"
      waybill >said; grep -o 'cp -r .*' said | sed "s#$D#'&'#" >next; bash -eu next
      waybill check sipri-register; waybill test sipri-register | tail -n 1
      bash -n "$D/opt/tools/share/bash-completion/completions/waybill"; rm -r "$D/elsewhere"
      """)
    #expect(used.status == 0, "\(used)")
    #expect(used.output.contains("65.34–65.53 %"))
    #expect(
      used.output.contains("mapping 'sipri-register', no errors\n") && used.output.hasSuffix(" tests, 0 failed\n"))
    // Pipelines can be copied anywhere: nothing in them leads to where they were installed from.
    let pipelines = try shell("cd \"$D/opt/tools/share/waybill\"; cat demo/*.yaml pipelines/*.yaml | sed 's/ *#.*//'")
      .output
    #expect(!pipelines.contains("../") && pipelines.contains("{mapping: sipri-register, files: [$register]}"))
    #expect(pipelines.contains("\ngroups: groups\n") && pipelines.contains("claims: claims}"))
    #expect(pipelines.contains("files: [/opt/tools/share/waybill/mappings/production.csv]"))

    #expect(try shell("scripts/install").status == 0, "an installation takes the place of the last")
    #expect(try shell(Self.listing).output == once)
    #expect(try shell("scripts/install --remove") == Said(status: 0, output: "", errors: ""))
    #expect(try shell(Self.listing).output == before)
    let again = try shell("scripts/install --remove")
    #expect(
      again.status == 1 && again.errors.hasPrefix("waybill: nothing is installed under '\(place.path)/opt/tools'"))
  }

  @Test func whatIsSomebodyElsesIsNeverWrittenOver() throws {
    let before = try shell("mkdir -p \"$D/opt/tools/bin\"; echo mine >\"$D/opt/tools/bin/waybill\"\n\(Self.listing)")
      .output
    let said = try shell("scripts/install")
    #expect(said.status == 1 && said.output == "")
    #expect(
      said.errors
        == "waybill: '\(place.path)/opt/tools/bin/waybill' is there, and not as it was installed; nothing was installed\n"
    )
    #expect(try shell(Self.listing).output == before)
  }

  @Test func whatWasChangedStays() throws {
    #expect(try shell("scripts/install").status == 0)
    let changed = "opt/tools/share/waybill/mappings/groups.yaml"
    let said = try shell("echo '# mine' >>\"$D/\(changed)\"; scripts/install --remove")
    #expect(said.status == 1)
    #expect(
      said.errors == """
        waybill: '\(place.path)/\(changed)' has changed since it was installed, and stays
        waybill: what has changed was left under '\(place.path)/opt/tools'

        """)
    #expect(try shell("cd \"$D\"; find . -type f").output == "./\(changed)\n")
  }

  @Test(arguments: [
    ("PREFIX", "opt", "PREFIX must be an absolute path, not 'opt'"), ("BINARY", "/no", "there is no program '/no'"),
  ])
  func whatCannotBeInstalledIsSaid(variable: String, value: String, words: String) throws {
    let said = try shell("scripts/install", [variable: value])
    #expect(said.status == 1 && said.errors.hasPrefix("waybill: \(words)"), "\(said)")
    #expect(!FileManager.default.fileExists(atPath: place.path))
  }
}

/// Mappings by name, where a variable says where they are.
@Suite(.enabled(if: Program.path != nil, "the executable is not beside the tests")) struct MappingByNameTests {
  private func shell(_ lines: String) throws -> Said {
    try Shell.run(
      "R=$PWD; T=$(mktemp -d); trap 'rm -r \"$T\"' EXIT; cd \"$T\"\n\(lines)",
      ["W": Program.path ?? "", "WAYBILL_MAPPINGS": "\(Shell.repository)mappings"])
  }

  /// A draft far from all mappings names the parties that come with the program, and reads its file at once.
  @Test func aDraftWithoutAFolderOfMappingsIsWhole() throws {
    let said = try shell(
      """
      printf 'Supplier;Recipient;Year;Value in EUR\\nNetherlands;Chile;2020;1.200\\nNorway;Peru;2021;7\\n' >exports.csv
      "$W" new-source exports.csv --out exports.yaml
      grep 'files:' exports.yaml
      "$W" check exports.yaml
      "$W" preview exports.csv --mapping exports.yaml
      """)
    #expect(said.status == 0, "\(said)")
    #expect(said.output.contains("    files: [countries]\nexports.yaml: mapping 'exports', no errors\n"))
    #expect(said.output.contains("exports.csv:2: NLD to CHL, 2020, 1200 EUR, delivery\n"))
  }

  @Test func aPipelineNamesMappingsGroupsAndClaims() throws {
    let said = try shell(
      """
      cat >p.yaml <<'PIPELINE'
      pipeline: 1
      ledger: ledger.sqlite
      out: out
      sources: [{mapping: sipri-register, files: [register.csv]}]
      groups: groups
      metrics: [{metric: outside-share}, {metric: claims, claims: claims}]
      PIPELINE
      cp "$R/docs/tutorial/data/sipri-register.csv" register.csv
      "$W" run p.yaml >/dev/null
      "$W" test p.yaml | tail -n 1
      sed -i 's/sipri-register/sipri-registr/' p.yaml
      "$W" check p.yaml || echo "status $?"
      """)
    #expect(said.status == 0, "\(said)")
    #expect(said.output.contains(" tests, 0 failed\nstatus 1\n"))
    #expect(said.errors.contains("p.yaml:4:21: error: no 'sipri-registr.yaml' is among what comes with waybill in '"))
    #expect(said.errors.contains("; did you mean 'sipri-register'? [unknown-shipped-file]\n"))
  }
}
