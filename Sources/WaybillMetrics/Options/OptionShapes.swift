public import WaybillCore

extension OptionShape {
  /// A group of the groups file, or several joined by `+`.
  public static let groupUnion = named("group or union of groups")

  /// When a state counts as a member of a group.
  public static let membershipRule = anyOf([
    .choice(MembershipRule.words), .named("`fixed:YYYY-MM-DD`", pattern: #"fixed:\d{4}-\d{2}-\d{2}"#),
  ])

  /// A year such as `2022`, or several such as `2018-2022`.
  public static let yearSpan = named("year or span of years", pattern: #"\d{4}(-\d{4})?"#)
}

extension OptionSection {
  /// The years and windows that figures are computed for.
  public static let periods = OptionSection(
    "periods", title: "`periods`", help: "Which years figures are computed for.",
    keys: [
      OptionSpec(
        "years", .anyOf([.choice(["all"]), .yearSpan, .list(.yearSpan, of: "years")]),
        help: "The years that have a row each, such as `2022` or `2018-2022`; `[]` for none, all when left out."),
      OptionSpec(
        "windows", .oneOrMany(.named("window of years", pattern: #"\d{4}-\d{4}"#), of: "windows"),
        help: "Windows of several years that have one row each, such as `2018-2022`; none when left out."),
      OptionSpec(
        "rolling", .integer(from: 2, to: 100),
        help: "How many years rolling windows have: one window for every such stretch of years; none when left out."),
    ])
}
