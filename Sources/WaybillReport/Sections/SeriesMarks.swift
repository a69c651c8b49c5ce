/// What makes years of a series unlike those before: breaks in how a source reports, and accessions to the group.
struct SeriesMarks {
  /// The marks, rising; they are numbered from 1 in this order.
  let all: [(year: Int, html: HTML)]
  private let edition: Edition

  init(_ exporter: String, _ answer: ShareAnswer, _ edition: Edition) {
    self.edition = edition
    let years = (answer.series[exporter] ?? []).compactMap(\.period.year)
    guard let first = years.first, let last = years.last else {
      all = []
      return
    }
    let source = edition.report.sources.first { $0.id == answer.facet.source }
    let breaks = (source?.breaks ?? []).filter { mark in
      exporter == ShareRow.all || mark.exporter == nil || mark.exporter == exporter
    }.map { mark -> (Int, HTML) in
      let (text, language) = mark.text(in: edition.language)
      return (mark.year, language == edition.language ? "\(text)" : HTML.inEnglish(text, on: edition))
    }
    let changes = edition.report.membershipChanges.filter { $0.group == answer.main.group }.map { change in
      (change.year, Self.words(change, edition))
    }
    all = (breaks + changes).filter { $0.0 > first && $0.0 <= last }.sorted { $0.0 < $1.0 }
  }

  private static func words(_ change: MembershipChange, _ edition: Edition) -> HTML {
    let group = edition.texts.group(change.group)
    let joined = edition.inOrderOfNames(change.joined).map(edition.name(of:))
    let left = edition.inOrderOfNames(change.left).map(edition.name(of:))
    let parts =
      (joined.isEmpty ? [] : [edition.texts.joined(edition.texts.list(joined), group)])
      + (left.isEmpty ? [] : [edition.texts.left(edition.texts.list(left), group)])
    return "\(parts.joined(separator: "; "))"
  }

  /// The list of marks with their numbers; nothing without marks.
  var html: HTML {
    if all.isEmpty { return .nothing }
    return """
      <ol class="marks">
      \(all.map { "<li><strong>\($0.year)</strong> \($0.html)</li>" })
      </ol>
      """
  }
}
