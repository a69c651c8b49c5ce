import Testing
import WaybillCore
import WaybillMapping
import WaybillRunner

/// What people find beside the code: how to cite, what changed, what to send with a question.
@Suite struct ProjectTests {
  @Test func theCitationHasTheVersionAndTheLicence() throws {
    let citation = try YAMLReader.read(Array(House.text("CITATION.cff").utf8), file: "CITATION.cff")
    #expect(citation["version"]?.text == Version.current)
    #expect(citation["license"]?.text == "Apache-2.0")
    #expect(citation["cff-version"]?.text == "1.2.0" && citation["authors"]?.list?.isEmpty == false)
    #expect(try House.text("LICENSE").contains("Apache License"))
  }

  /// Figures that move are told apart from all else, for whoever has published them.
  @Test func everyVersionTellsTheChangesThatMoveFiguresApart() throws {
    let kinds = ["Added", "Changed", "Fixed", "Removed", "Changes that move figures"]
    var version = ""
    var sections: [(version: String, kind: String, lines: [Substring])] = []
    for line in try Markdown("CHANGELOG.md").prose {
      if line.hasPrefix("## ") {
        version = String(line.dropFirst(3))
      } else if line.hasPrefix("### ") {
        sections.append((version, String(line.dropFirst(4)), []))
      } else if !line.isEmpty, !sections.isEmpty {
        sections[sections.count - 1].lines.append(line)
      }
    }
    #expect(sections.first?.version == "Unreleased")
    for (version, sections) in Dictionary(grouping: sections, by: \.version) {
      #expect(sections.allSatisfy { kinds.contains($0.kind) }, "\(version): \(sections.map(\.kind))")
      #expect(Set(sections.map(\.kind)).count == sections.count, "\(version): a heading stands twice")
      #expect(sections.last?.kind == kinds.last, "\(version): the changes that move figures come last")
    }
    for section in sections {
      #expect(
        section.lines.first?.hasPrefix("- ") == true, "\(section.version): '\(section.kind)' begins with no change")
      #expect(
        section.lines.allSatisfy { $0.hasPrefix("- ") || $0.hasPrefix("  ") },
        "\(section.version): '\(section.kind)' has a line that is no change")
    }
  }

  @Test func theWorkflowRunsWhatEverybodyCanRun() throws {
    let workflow = try House.text(".github/workflows/ci.yml")
    #expect(workflow.contains("run: .ci/run\n") && House.has(".ci/run"))
    let targets = try House.text("Makefile").split(separator: "\n").compactMap { line in
      line.first?.isLowercase == true ? line.split(separator: ":").first.map(String.init) : nil
    }
    for line in workflow.split(separator: "\n") {
      guard let target = line.split(separator: "run: make ").dropFirst().first else { continue }
      #expect(targets.contains(String(target)), "make \(target)")
    }
  }

  @Test func everyFormForQuestionsAsksForWhatReproducesThem() throws {
    let folder = ".github/ISSUE_TEMPLATE/"
    let names = try House.names(in: folder)
    #expect(names == ["config.yml", "crash.yml", "new-source.yml", "wrong-figure.yml"])
    for name in names where name != "config.yml" {
      let form = try YAMLReader.read(Array(House.text(folder + name).utf8), file: name)
      #expect(form["name"]?.text != nil && form["description"]?.text != nil, "\(name)")
      let fields = (form["body"]?.list ?? []).filter { $0["type"]?.text != "markdown" }
      #expect(
        fields.count >= 4 && fields.allSatisfy { $0["id"]?.text != nil && $0["attributes"]?["label"]?.text != nil })
      #expect(fields.contains { $0["validations"]?["required"]?.text == "true" }, "\(name)")
    }
  }
}
