import OutsideShare
import SIPRI
import Tabular
import Testing
import WaybillCore

@testable import WaybillRunner

/// What is said of slips in the `fetch` of mappings and pipelines.
@Suite struct FetchSlipTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  /// A mapping of a file a year, with a parameter and a secret.
  static let mapping = """
    mapping: 1
    id: yearly
    about: {publisher: P, title: T, url: https://example.org, terms: Free}
    reporting: complete
    read:
      format: csv
      columns: {year: Year, exporter: Exporter, eur: EUR}
    emit:
      - basis: delivery
        measure: money
        unit: EUR
        exporter: {from: exporter, party: p}
        destination: several
        period: {from: year, type: year}
        value: {from: eur, type: integer}
    parties:
      p: {files: [countries.yaml], unmatched: reject}
    fetch:
      url: https://data.example/{kind}/{year}.csv?key={key}
      headers: {X-Kind: "{kind}"}
      parameters: {kind: a b}
      each: {year: {from: 2020, to: 2022}}
      secrets: {key: DATA_KEY}
      answer: {begins: ^Year}

    """

  private func takeYearly(_ source: String = "fetch: {}", mapping: String = Self.mapping) throws {
    try place.write(mapping.utf8, to: "mappings/yearly.yaml")
    try place.edit(
      "waybill.yaml", "  - mapping: mappings/sipri-register.yaml\n    files: [docs/tutorial/data/sipri-register.csv]",
      "  - mapping: mappings/yearly.yaml\n    \(source)")
  }

  private func problems() -> [String] {
    place.problems {
      _ = try Workspace.open(
        place.path("waybill.yaml"),
        registry: try Registry([SIPRIPlugin.self, OutsideSharePlugin.self, TabularPlugin.self]))
    }
  }

  /// A slip in the pipeline's `fetch`, and what is said of it.
  @Test(arguments: [
    ("fetch: yes", "8:12: error: 'fetch' must be a table, not a text [wrong-shape]"),
    ("fetch: {urll: \"https://a.example\"}", "8:13: error: unknown key 'urll'; did you mean 'url'? [unknown-key]"),
    (
      "fetch: {url: ftp://a}",
      "8:18: error: 'ftp://a' must be an address such as 'https://example.org/file.csv' [bad-address]"
    ),
    (
      "fetch: {url: \"https://u:p@a.example/b\"}",
      "8:18: error: an address must have no user and no password in it; 'secrets' under 'fetch' takes a key from the "
        + "environment [address-credentials]"
    ),
    (
      "fetch: {allow: htp}",
      "8:20: error: 'allow' must be 'http' or 'private-addresses', not 'htp'; did you mean 'http'? [bad-option]"
    ),
    ("fetch: {retries: -1}", "8:22: error: 'retries' must be a whole number from 0 to 20, not '-1' [bad-option]"),
    ("fetch: {pause: 1s}", "8:20: error: 'pause' must be a number of seconds from 0 to 86400, not '1s' [bad-option]"),
    (
      "fetch: {set: {yer: 2020}}",
      "8:19: error: the request has no parameter 'yer', only kind, year; did you mean 'year'? [fetch-parameter]"
    ),
    (
      "fetch: {set: {key: 1}}", "8:19: error: the request has no parameter 'key', only kind, year [fetch-parameter]"
    ),
    (
      "fetch: {set: {kind: [a, b]}}",
      "8:19: error: 'kind' must have one value; the parameter of 'each' may have several [bad-option]"
    ),
    (
      "fetch: {set: {year: []}}",
      "8:25: error: 'year' must be a list of different texts, not an empty list [wrong-shape]"
    ),
    (
      "fetch: {set: {year: [1, 1]}}",
      "8:25: error: 'year' must be a list of different texts, not another list [wrong-shape]"
    ),
    ("fetch: {set: {year: {from: 2}}}", "8:25: error: missing key 'to' [missing-key]"),
    ("fetch: {set: {year: {from: 2, to: 1}}}", "8:39: error: 'to' must be from 2 to 1002, not '1' [bad-option]"),
    (
      "fetch: {url: \"https://a.example/{yeer}\"}",
      "8:18: error: the request has no parameter 'yeer', only kind, year, key; did you mean 'year'? [fetch-parameter]"
    ),
    ("fetch: {}\n    files: [a.csv]", "8:12: error: a source must have 'files' or 'fetch', not both [files-or-fetch]"),
    (
      "sha256: [a]\n    fetch: {}",
      "8:14: error: 'sha256' must be one hash for each of 3 files, not '1 hash' [bad-option]"
    ),
    ("edition: a", "7:5: error: missing key 'files' [missing-key]"),
  ])
  func aSlipInThePipeline(source: String, problem: String) throws {
    try takeYearly(source)
    #expect(problems().filter { !$0.contains("[not-fetched]") } == ["waybill.yaml:\(problem)"])
  }

  /// A slip in the mapping's `fetch`, and what is said of it.
  @Test(arguments: [
    (
      "  url: https://data.example", "  url: data.example",
      "19:8: error: 'data.example/{kind}/{year}.csv?key={key}' must be an address such as 'https://example.org/file.csv' [bad-address]"
    ),
    (
      "{kind}/{year}", "{knd}/{year}",
      "19:8: error: the request has no parameter 'knd', only kind, year, key; did you mean 'kind'? [fetch-parameter]"
    ),
    (
      "?key={key}", "",
      "23:13: error: no text of the request has '{key}', so that a value of 'key' would do nothing [fetch-parameter]"
    ),
    (
      "secrets: {key: DATA_KEY}", "secrets: {kind: DATA_KEY, key: K}",
      "23:13: error: 'kind' must stand once in 'parameters', 'each' and 'secrets' together [fetch-parameter]"
    ),
    (
      "  answer:", "  body: x\n  form: {a: b}\n  answer:",
      "25:9: error: 'fetch' must have 'body' or 'form', not both [body-or-form]"
    ),
    (
      "  answer:", "  method: GET\n  body: x\n  answer:",
      "24:11: error: 'method' must be 'POST' beside 'body' or 'form', not 'GET' [bad-option]"
    ),
    ("begins: ^Year", "begins: (", "24:20: error: bad pattern in 'begins': missing ')' [bad-pattern]"),
    (
      "begins: ^Year", "kind: cvs",
      "24:18: error: 'kind' must be 'text', 'json', 'html', 'xml', 'rtf', 'zip' or 'gzip', not 'cvs' [bad-option]"
    ),
    (
      "each: {year: {from: 2020, to: 2022}}", "each: {year: [a], kind: [b]}",
      "22:9: error: 'each' must be a table of one name, not one of 2 [wrong-shape]"
    ),
    (
      "each: {year: {from: 2020, to: 2022}}", "each: {Year: [a]}",
      "22:10: error: 'each' must be lower-case words joined by '-', not 'Year' [bad-option]"
    ),
    (
      "parameters: {kind: a b}", "parameters: {kind: [a]}",
      "21:22: error: 'kind' must be a text, not a list [wrong-shape]"
    ),
  ])
  func aSlipInTheMapping(sound: String, slip: String, problem: String) throws {
    #expect(Self.mapping.contains(sound))
    try takeYearly(mapping: Self.mapping.replacing(sound, with: slip, maxReplacements: 1))
    let found = problems()
    #expect(found.contains("mappings/yearly.yaml:\(problem)"), "\(found)")
  }
}
