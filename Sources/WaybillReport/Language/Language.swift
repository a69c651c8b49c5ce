/// A language that reports are written in.
public enum Language: String, Sendable, Hashable, CaseIterable {
  case english = "en"
  case dutch = "nl"

  /// All words of the language.
  var texts: any Texts {
    switch self {
    case .english: English()
    case .dutch: Dutch()
    }
  }

  /// What stands between thousands, what before decimals, and what behind a number of per cent.
  var marks: (thousands: String, decimal: String, percent: String) {
    switch self {
    case .english: (",", ".", " %")
    case .dutch: (".", ",", "%")
    }
  }

  /// The name that the language has for itself.
  var ownName: String {
    switch self {
    case .english: "English"
    case .dutch: "Nederlands"
    }
  }
}

/// Every word that a report says in a language of its own; what publishers and mappings say stays as they say it.
///
/// Each part of a report has a protocol, and each language a folder that fills all of them, so that no language can
/// lack a text.
protocol Texts: Sendable, TermTexts, PageTexts, AnswerTexts, AllyTexts, CoverageTexts, UnknownTexts, ProductionTexts,
  ComparisonTexts,
  EvidenceTexts, SourceTexts, DefinitionTexts, BriefTexts
{
  var language: Language { get }
}

/// The words of English.
struct English: Texts {
  let language = Language.english
}

/// The words of Dutch.
struct Dutch: Texts {
  let language = Language.dutch
}
