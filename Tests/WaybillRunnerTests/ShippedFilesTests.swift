import FoundationEssentials
import Testing
import WaybillCore

@testable import WaybillRunner

/// Where the mappings that come with the program are found, and what names one.
@Suite struct ShippedFilesTests {
  private static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path(percentEncoded: false)
  private let mappings = ShippedFiles(setting: "\(repository)mappings", executable: "/opt/waybill/bin/waybill")

  @Test func theEnvironmentComesBeforeTheFolderBesideTheProgram() {
    #expect(mappings.folder == "\(Self.repository)mappings" && mappings.isSet && mappings.isThere)
    for setting in [nil, ""] {
      let beside = ShippedFiles(setting: setting, executable: "/opt/waybill/bin/waybill")
      #expect(beside.folder == "/opt/waybill/share/waybill/mappings" && !beside.isSet && !beside.isThere)
      #expect(beside.places == [], "drafts look nowhere that nobody named and that is not there")
    }
    #expect(ShippedFiles(setting: nil, executable: "/bin/waybill").folder == "/share/waybill/mappings")
    #expect(ShippedFiles(setting: "/nowhere", executable: "/bin/waybill").places == ["/nowhere"])
  }

  /// What the environment names may be a folder of somebody's own, beside which nothing else of the program is.
  @Test func whatIsNoMappingIsBesideTheProgramOrBesideTheFolder() {
    #expect(
      mappings.places(of: "engines/a") == ["/opt/waybill/share/waybill/engines/a", "\(Self.repository)engines/a"])
    #expect(
      ShippedFiles(setting: nil, executable: "/opt/bin/waybill").places(of: "engines/a") == [
        "/opt/share/waybill/engines/a"
      ])
  }

  /// What the environment says is relative to where the process stands, whatever the folder of a pipeline is.
  @Test func aRelativeFolderIsMadeAbsolute() {
    #expect(ShippedFiles(setting: ".", executable: "/bin/waybill").folder == FileManager.default.currentDirectoryPath)
  }

  @Test func aNameAloneIsShippedAndEverythingElseAPath() throws {
    #expect(try mappings.path(of: "sipri-register", in: "a") == "\(mappings.folder)/sipri-register.yaml")
    #expect(try mappings.path(of: "groups", in: "a") == "\(mappings.folder)/groups.yaml")
    for name in ["./groups", "groups.yaml", "../groups", "Groups"] {
      #expect(try mappings.path(of: name, in: "a") == "a/\(name)")
    }
    #expect(try mappings.path(of: "/b/groups", in: "a") == "/b/groups")
  }

  @Test func whatIsNotThereIsAnErrorWithItsPlace() {
    let place = Place(file: "waybill.yaml", line: 3, column: 5)
    let slip = #expect(throws: Diagnostics.self) { try mappings.path(of: "sipri-registr", in: "a", namedAt: place) }
    #expect(slip?.all.first?.code == .unknownShippedFile && slip?.all.first?.place == place)
    #expect(slip?.description.contains("did you mean 'sipri-register'?") == true)
    let nowhere = ShippedFiles(setting: "/nowhere", executable: "/bin/waybill")
    let missing = #expect(throws: Diagnostics.self) { try nowhere.path(of: "groups", in: "a", namedAt: place) }
    #expect(missing?.all.first?.code == .noShippedFiles && missing?.all.first?.place == place)
  }

  @Test func aFileBesideAMappingComesBeforeTheShippedOne() {
    #expect(mappings.path(of: "groups.yaml", beside: "/nowhere") == "\(mappings.folder)/groups.yaml")
    #expect(mappings.path(of: "no.yaml", beside: "/nowhere") == "/nowhere/no.yaml")
    let own = ShippedFiles(setting: "/nowhere", executable: "/bin/waybill")
    #expect(own.path(of: "groups.yaml", beside: mappings.folder) == "\(mappings.folder)/groups.yaml")
  }
}
