import ArgumentParser

/// What a command sets of a pipeline's parameters.
struct SettingOptions: ParsableArguments {
  @Option(name: .customLong("set"), help: "A parameter of the pipeline, as NAME=VALUE; may be given several times.")
  var settings: [String] = []

  func validate() throws {
    var seen = Set<Substring>()
    for setting in settings {
      guard let equals = setting.firstIndex(of: "="), equals != setting.startIndex else {
        throw ValidationError("--set must be NAME=VALUE, not '\(setting)'")
      }
      if !seen.insert(setting[..<equals]).inserted {
        throw ValidationError("--set gives '\(setting[..<equals])' twice")
      }
    }
  }

  /// The values by name.
  var values: [String: String] {
    let pairs = settings.compactMap { setting in
      setting.firstIndex(of: "=").map { (String(setting[..<$0]), String(setting[setting.index(after: $0)...])) }
    }
    return Dictionary(pairs) { first, _ in first }
  }

  /// The words of the command line.
  var words: [String] { settings.flatMap { ["--set", $0] } }
}
