import FoundationEssentials
import Testing

@testable import WaybillCLI

/// `scripts/make-man`: a page for each command, of what the program itself says.
@Suite(
  .enabled(
    if: FileManager.default.isExecutableFile(atPath: "/usr/bin/python3"),
    "there is no /usr/bin/python3, so that these tests are left out"))
struct ManualTests {
  @Test func everyCommandHasAPageWithAllItsOptions() throws {
    let demo = try DemoFolder()
    let help = try demo.waybill("--experimental-dump-help")
    #expect(help.status == 0)
    try Data(help.output.utf8).write(to: URL(filePath: "\(demo.path)/help.json"))
    try FileManager.default.createDirectory(atPath: "\(demo.path)/man", withIntermediateDirectories: true)
    let made = try Shell.run("scripts/make-man \"$D/man\" 1.2.3 <\"$D/help.json\"", ["D": demo.path])
    #expect(made == Said(status: 0, output: "", errors: ""))

    let commands = FirstContact.commands
    let pages = try FileManager.default.contentsOfDirectory(atPath: "\(demo.path)/man").sorted()
    #expect(pages == (commands.map { "waybill-\($0).1" } + ["waybill.1"]).sorted() && commands.count > 15)
    let root = try demo.text("man/waybill.1")
    for command in commands {
      #expect(root.contains("waybill\\-\(command.replacing("-", with: "\\-"))\\fR(1)"))
      let page = try demo.text("man/waybill-\(command).1")
      #expect(
        page.hasPrefix(".TH WAYBILL\\-\(command.uppercased().replacing("-", with: "\\-")) 1 \"\" \"Waybill 1.2.3\""))
      for part in ["NAME", "SYNOPSIS", "OPTIONS", "EXIT STATUS", "ENVIRONMENT", "SEE ALSO"] {
        #expect(page.contains("\n.SH \(part)\n"), "\(command): \(part)")
      }
      let told = try demo.waybill("help", command).output
      for option in told.matches(of: /--[a-z][a-z-]*/).map({ String(told[$0.range]) }) {
        #expect(page.contains(option.replacing("-", with: "\\-")), "\(command): \(option)")
      }
    }
    // The tables of the page on commands.
    #expect(root.contains(".TP\n\\fB70\\fR\na mistake in the program\n") && root.contains("\\fBWAYBILL_MAPPINGS\\fR\n"))
  }
}
