import WaybillCore
import WaybillReport
import WaybillRunner

/// What a doctor found, as text and as JSON.
enum DoctorText {
  /// The findings under what they are about, each problem with what to do.
  static func plain(_ findings: [Finding], pipeline: String?) -> String {
    var lines: [String] = []
    for area in Finding.Area.allCases {
      let found = findings.filter { $0.area == area }
      if found.isEmpty { continue }
      lines.append(area.rawValue)
      for finding in found {
        let words = finding.words ?? finding.problem.map(text) ?? ""
        lines.append("  \(label(finding.state))\(VisibleText.clean(words))")
        if let remedy = finding.remedy { lines.append("           \(VisibleText.clean(remedy))") }
      }
    }
    let (problems, warnings) = (findings.count { $0.state == .problem }, findings.count { $0.state == .warning })
    let scope = pipeline == nil ? "; no pipeline was looked at" : ""
    lines.append("\(counted(problems, "problem")), \(counted(warnings, "warning"))\(scope)")
    return lines.joined(separator: "\n")
  }

  private static func text(of problem: Diagnostic) -> String {
    "\(problem.place.map { "\($0): " } ?? "")\(problem.message) [\(problem.code.rawValue)]"
  }

  private static func label(_ state: Finding.State) -> String {
    switch state {
    case .sound: "ok       "
    case .warning: "warning  "
    case .problem: "PROBLEM  "
    }
  }

  /// The findings as a program reads them.
  static func json(_ findings: [Finding]) -> String { EncodedText.of(findings.map(Found.init)) }

  private struct Found: Encodable {
    let area, state: String
    let words: String?
    let problem: ProblemText.Problem?
    let remedy: String?

    init(_ finding: Finding) {
      area = finding.area.rawValue
      state = finding.state.rawValue
      words = finding.words
      problem = finding.problem.map(ProblemText.Problem.init)
      remedy = finding.remedy
    }
  }
}
