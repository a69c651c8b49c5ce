package import WaybillCore
import WaybillFormats

extension MappingKeys {
  static let fetch =
    [
      OptionSpec(
        "url", .named("address"), required: true,
        help: "The address that is asked, with parameters in braces, such as `https://example.org/{year}.csv`."),
      OptionSpec(
        "method", .words(of: FetchSection.Method.self),
        help: "How it is asked; `POST` when left out beside `body` or `form`, and `GET` otherwise."),
      OptionSpec("headers", .entries(.text, of: "names"), help: "Headers that are sent, each with its value."),
      OptionSpec(
        "body", .text, help: "A text in JSON that is sent; parameters in it stand between quotes or for numbers."),
      OptionSpec("form", .entries(.text, of: "names"), help: "Fields of a form that is sent, each with its value."),
      OptionSpec(
        "parameters", .entries(.text, of: "names"),
        help: "What a pipeline may set of the request, each with the value that it has otherwise."),
      OptionSpec(
        "each", .entries(.anyOf([.list(.text, of: "values"), .table(rangeSection)]), of: "names"),
        help: "One parameter with all of its values, each of which is asked for by itself and gives a file of its own."),
      OptionSpec(
        "secrets", .entries(.named("name of a variable"), of: "names"),
        help:
          "Parameters whose values come from variables of the environment; no message and no record ever shows the value."
      ),
    ] + fetchLimits
  static let fetchRules: [OptionRule] = [.atMostOne(["body", "form"])]
  static let fetchSection = OptionSection(
    "fetch", title: "`fetch`", help: "How the publisher is asked for the file; `waybill fetch` does it.", keys: fetch,
    rules: fetchRules)

  /// What a mapping and a pipeline can both say.
  static let fetchLimits = [
    OptionSpec("answer", .table(answerSection), help: "What the answer must be, and what of it is the file."),
    OptionSpec(
      "redirects", .oneOrMany(.named("host"), of: "hosts"),
      help: "The hosts to which the publisher may redirect, beside that of the address."),
    OptionSpec(
      "pause", .number(), help: "The seconds to wait between two requests of the source; 1 when left out."),
    OptionSpec(
      "at_most", .integer(from: 1, to: 65_536), help: "The largest answer that is taken, in MiB; 256 when left out."),
  ]

  static let answer = [
    OptionSpec(
      "base64", .named("key"), help: "The key under which an object of JSON has the file in base64, and nothing else."),
    OptionSpec(
      "kind", .words(of: AnswerRule.Kind.self),
      help: "What the file must be; when left out, anything but a page of HTML, which is how servers tell of errors."),
    OptionSpec("begins", .pattern, help: "What the first 4,096 bytes of the file must match."),
  ]
  static let answerSection = OptionSection(
    "answer", title: "`answer`", help: "What the answer must be, and what of it is the file.", keys: answer)

  static let range = [
    OptionSpec("from", .integer(from: 0), required: true, help: "The first number."),
    OptionSpec("to", .integer(from: 0), required: true, help: "The last number."),
  ]
  static let rangeSection = OptionSection(
    "range", title: "A range of numbers", help: "All whole numbers from one to another, such as years.", keys: range)
}

extension FetchSection {
  /// The keys of a pipeline that mappings have too.
  package static var sharedKeys: [OptionSpec] { MappingKeys.fetchLimits }

  /// What a parameter may be set to.
  package static var valueShape: OptionShape {
    .anyOf([.text, .list(.text, of: "values"), .table(MappingKeys.rangeSection)])
  }
}
