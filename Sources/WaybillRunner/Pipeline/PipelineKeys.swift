public import WaybillCore
import WaybillReport

/// The keys of a pipeline: the one specification that validates it, describes it to editors and is the reference.
enum PipelineKeys {
  static let top = top(metrics: [])

  /// The keys of a pipeline, in a program with some metrics.
  static func top(metrics: [MetricDescriptor]) -> [OptionSpec] {
    [
      OptionSpec(
        "pipeline", .choice(["1"]), required: true, help: "The version of the file's form, by which it is a pipeline."),
      OptionSpec(
        "ledger", .named("path"), required: true,
        help: "The ledger, an SQLite file, relative to the pipeline; it is made when it is not there, with its folder."),
      OptionSpec(
        "out", .named("path"), required: true, help: "The folder for tables and report, relative to the pipeline."),
      OptionSpec(
        "sources", .list(.table(sourceSection), of: "sources"), required: true,
        help: "What to read; at least one source."),
      OptionSpec(
        "groups", .named("path"), required: true,
        help:
          "The file of dated groups, relative to the pipeline; `countries.yaml` must stand beside it. `groups` alone is the one "
          + "that comes with Waybill."),
      OptionSpec(
        "metrics", .list(.table(metricSection(metrics)), of: "metrics"), required: true,
        help: "What to compute, each metric with its options."),
      PipelineParameters.spec,
      OptionSpec(
        "snapshots", .named("path"),
        help:
          "The folder for what `waybill fetch` brings, relative to the pipeline; `snapshots` beside it when left out."),
      OptionSpec("report", .table(reportSection), help: "How the report is written."),
      OptionSpec("limits", .table(limitsSection), help: "What a clean run may have."),
    ]
  }

  static let source = [
    OptionSpec(
      "mapping", .named("path"), required: true,
      help:
        "The mapping that reads the files, relative to the pipeline; a name alone, such as `sipri-register`, is a mapping that "
        + "comes with Waybill."),
    OptionSpec(
      "edition", .named("lower-case words joined by `-`", pattern: "[a-z0-9]+(-[a-z0-9]+)*"),
      help:
        "The publisher's edition, such as `2022` or `2024-04`; it is part of the source's id, as in `sipri-register@2022`, "
        + "and tells apart sources with one mapping."),
    OptionSpec(
      "files", .oneOrMany(.named("path"), of: "paths"),
      help: "The publisher's files, relative to the pipeline; at least one."),
    OptionSpec(
      "fetch", .table(fetchSection),
      help: "In place of `files`: that they are what `waybill fetch` brought; `{}` asks as the mapping says."),
    OptionSpec(
      "sha256", .anyOf([.choice(["pin"]), .named("SHA-256"), .list(.named("SHA-256"), of: "SHA-256 hashes")]),
      help:
        "The hash that each file must have, as hexadecimal digits, in the order of `files`, or of the values that `fetch` "
        + "asks for; `pin` reminds you that it is "
        + "still to be written."),
  ]
  static let sourceSection = OptionSection(
    "source", title: "A source", help: "A mapping and the files that it reads.", keys: source,
    rules: [.exactlyOne(["files", "fetch"])])

  static let report = [
    OptionSpec(
      "languages", .oneOrMany(.choice(languages), of: "languages"),
      help: "The report's languages, the first for `index.html`; `en` when left out.")
  ]
  static let languages = Language.allCases.map(\.rawValue)
  static let reportSection = OptionSection(
    "report", title: "`report`", help: "How the report is written.", keys: report)

  static let limits = [
    OptionSpec(
      "rejects", .integer(from: 0), help: "How many rejects a clean run may have; 0 when left out."),
    OptionSpec(
      "plain_records", .integer(from: 0),
      help: "How many records the ledger's plain table may have, which other tools read; 2000000 when left out."),
    OptionSpec(
      "rejects_kept", .integer(from: 1),
      help: "How many rejects of a file the ledger keeps, the first ones; 100000 when left out. All are counted."),
  ]
  static let limitsSection = OptionSection(
    "limits", title: "`limits`", help: "What a clean run may have, and what is kept.", keys: limits)

  /// A metric with the options of each.
  static func metricSection(_ metrics: [MetricDescriptor]) -> OptionSection {
    OptionSection(
      "metric", title: "A metric", help: "A metric by its id, with its options beside it.",
      keys: [
        OptionSpec(
          "metric",
          metrics.isEmpty
            ? .named("id of a metric") : .choice(metrics.map(\.id) + [QueryMetric.word] + Comparisons.words),
          required: true,
          help: "Which metric it is; `waybill list metrics` names them all.")
      ],
      variants: OptionVariants(
        by: ["metric"],
        metrics.map { metric in
          .init(
            metric.id,
            OptionSection(
              "metric-\(metric.id)", title: "Metric `\(metric.id)`", help: "\(metric.title).", keys: metric.options))
        } + [.init(QueryMetric.word, QueryMetric.section)]
          + zip(Comparisons.words, Comparisons.sections).map { .init($0, $1) }))
  }
}

extension PipelineFile {
  /// The whole form of a pipeline, with the options of some metrics.
  public static func specification(metrics: [MetricDescriptor]) -> OptionSection {
    OptionSection(
      "pipeline", title: "The file", help: "A pipeline says what to read, what to compute and where to put it.",
      keys: PipelineKeys.top(metrics: metrics))
  }
}
