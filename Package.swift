// swift-tools-version: 6.2
import PackageDescription

/// The modules in `Plugins/`: ordinary libraries, one a source or a family of metrics, not SwiftPM plugins.
let sourcePlugins = ["EUAnnualReport", "Program", "SIPRI", "Tabular", "UNROCA"]
let metricPlugins = [
  "Concentration", "Coverage", "LicenceDelivery", "Mirror", "OutsideShare", "Plausibility", "Production", "Ratio",
  "Revision", "Unknowns",
]
let plugins = sourcePlugins + metricPlugins

let grdb: [Target.Dependency] = [
  .product(name: "GRDB", package: "GRDB.swift"),
  .product(name: "GRDBSQLite", package: "GRDB.swift"),
]
let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

/// The commit that `waybill --version` tells, where `WAYBILL_COMMIT` says it, as `make` does.
let commit = (Context.environment["WAYBILL_COMMIT"] ?? "").filter {
  $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-")
}

/// Folders beside a test's sources that hold data, not code.
let testData = ["Fixtures", "Golden"]

func testTarget(of module: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(module)Tests",
    dependencies: (module == "WaybillTesting" ? [] : [.target(name: module)]) + ["WaybillTesting"] + dependencies
      + (module == "WaybillCore" ? [] : ["WaybillCore"]),
    exclude: testData)
}

let package = Package(
  name: "waybill",
  products: [
    .library(name: "WaybillCore", targets: ["WaybillCore"]),
    .library(name: "WaybillFormats", targets: ["WaybillFormats"]),
    .library(name: "WaybillMetrics", targets: ["WaybillMetrics"]),
    .library(name: "WaybillConformance", targets: ["WaybillConformance"]),
    .library(name: "WaybillTesting", targets: ["WaybillTesting"]),
    .library(name: "WaybillCLI", targets: ["WaybillCLI"]),
    .library(name: "WaybillStandard", targets: ["WaybillStandard"]),
    .executable(name: "waybill", targets: ["waybill"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
  ],
  targets: [
    .systemLibrary(name: "CLibCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "CLibCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CLibZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CLibC"),
    .systemLibrary(name: "CScan"),
    // Apart, so that another commit compiles no Swift anew; in C++ as the other, since the package names a standard of it.
    .target(name: "CBuild", cxxSettings: commit.isEmpty ? [] : [.define("WAYBILL_COMMIT", to: "\"\(commit)\"")]),
    .target(name: "CRE2", linkerSettings: [.linkedLibrary("re2")]),
    .target(name: "WaybillCore"),
    .target(name: "WaybillMetrics", dependencies: ["WaybillCore"]),
    .target(
      name: "WaybillFormats",
      dependencies: ["WaybillCore", "CRE2", "CLibCrypto", "CLibZip", "CLibXML2", "CZlib", "CScan"]),
    .target(name: "WaybillMapping", dependencies: ["WaybillCore", "WaybillFormats", "CLibYAML"]),
    .target(name: "WaybillDrafting", dependencies: ["WaybillCore", "WaybillFormats", "WaybillMapping"]),
    .target(name: "WaybillLedger", dependencies: ["WaybillCore"] + grdb),
    .target(name: "WaybillReport", dependencies: ["WaybillCore"]),
    .target(name: "WaybillParquet", dependencies: ["CZlib"]),
    .target(name: "WaybillFetch", dependencies: ["WaybillCore", "WaybillFormats", "CLibCurl"]),
    .target(
      name: "WaybillRunner",
      dependencies: [
        "WaybillCore", "WaybillFetch", "WaybillFormats", "WaybillMapping", "WaybillDrafting", "WaybillLedger",
        "WaybillMetrics", "WaybillReport", "WaybillParquet", "CLibC",
      ]),
    .target(
      name: "WaybillCLI",
      dependencies: [
        "WaybillCore", "WaybillConformance", "WaybillMapping", "WaybillReport", "WaybillRunner", "CBuild",
        argumentParser,
      ]),
    .target(name: "WaybillConformance", dependencies: ["WaybillCore", "CLibC"]),
    .target(name: "WaybillTesting", dependencies: ["WaybillCore", "WaybillConformance"]),
    .executableTarget(
      name: "waybill", dependencies: ["WaybillCLI", "WaybillStandard"]),
    .target(name: "WaybillStandard", dependencies: ["WaybillCore"] + plugins.map { .target(name: $0) }),
    testTarget(of: "WaybillCore"),
    testTarget(of: "WaybillFormats", ["CZlib", "CScan"]),
    testTarget(of: "WaybillMetrics"),
    testTarget(of: "WaybillMapping", ["WaybillFormats"]),
    testTarget(of: "WaybillDrafting", ["WaybillFormats", "WaybillMapping"]),
    testTarget(of: "WaybillLedger", grdb),
    testTarget(of: "WaybillReport"),
    testTarget(of: "WaybillParquet", ["ParquetReading"]),
    testTarget(of: "WaybillFetch", ["WaybillFormats", "TestServer"]),
    testTarget(of: "WaybillTesting", ["WaybillConformance"]),
    testTarget(
      of: "WaybillRunner",
      [
        "TestServer", "WaybillFetch", "WaybillMapping", "WaybillLedger", "WaybillReport", "WaybillParquet",
        "ParquetReading",
      ] + grdb
        + plugins.map { .target(name: $0) }),
    testTarget(
      of: "WaybillCLI",
      ["waybill", "WaybillStandard", "WaybillRunner", "WaybillLedger", "TestServer"] + grdb
        + plugins.map { .target(name: $0) }),
    .testTarget(
      name: "HouseTests",
      dependencies: [
        "WaybillCore", "WaybillFormats", "WaybillLedger", "WaybillMapping", "WaybillReport", "WaybillRunner",
        "WaybillStandard", "WaybillTesting",
      ]),
  ]
    + sourcePlugins.map {
      .target(
        name: $0, dependencies: ["WaybillCore", "WaybillFormats"] + ($0 == "Program" ? ["CLibC"] : []),
        path: "Plugins/\($0)")
    }
    + metricPlugins.map { .target(name: $0, dependencies: ["WaybillCore", "WaybillMetrics"], path: "Plugins/\($0)") }
    + sourcePlugins.map { testTarget(of: $0, $0 == "Program" ? ["WaybillConformance"] : []) }
    + [.target(name: "TestServer", dependencies: ["WaybillFetch"], path: "Tests/TestServer")]
    + [.target(name: "MetricSamples", dependencies: ["WaybillCore"], path: "Tests/MetricSamples")]
    + [.target(name: "ParquetReading", dependencies: ["CZlib"], path: "Tests/ParquetReading")]
    + metricPlugins.map { testTarget(of: $0, ["WaybillMetrics", "MetricSamples"]) },
  cxxLanguageStandard: .cxx17
)

/// Fuzzing, where `WAYBILL_FUZZ` names sanitizers such as `fuzzer` or `fuzzer,address`: one more program, and all code is
/// watched. `make fuzz` sets it.
if let sanitizers = Context.environment["WAYBILL_FUZZ"] {
  package.targets.append(
    .executableTarget(
      name: "WaybillFuzz",
      dependencies: [
        "WaybillCore", "WaybillFormats", "WaybillMapping", "WaybillDrafting", "WaybillLedger", "WaybillRunner",
        "EUAnnualReport", "SIPRI", "Tabular", "UNROCA",
      ], path: "Tests/Fuzz", exclude: ["run.py", "seeds.py"],
      linkerSettings: [.unsafeFlags(["-sanitize=\(sanitizers)", "-use-ld=lld"])]))
  for target in package.targets where [.regular, .executable].contains(target.type) && target.name != "CRE2" {
    target.swiftSettings = [.unsafeFlags(["-sanitize=\(sanitizers)", "-enable-testing"])]
  }
}

/// Warnings become errors where `WAYBILL_STRICT` is set, as CI does.
let strict = Context.environment["WAYBILL_STRICT"] != nil

/// Debug builds are optimised where `WAYBILL_OPTIMISED` is set, as `make test` does: the tests read whole files, and
/// assertions stay on. Without it the package has no unsafe flag, so that other packages can depend on it.
let optimised = Context.environment["WAYBILL_OPTIMISED"] != nil

for target in package.targets
where [.regular, .executable, .test].contains(target.type) && !["CBuild", "CRE2"].contains(target.name) {
  target.swiftSettings =
    (target.swiftSettings ?? []) + [
      .enableUpcomingFeature("ExistentialAny"),
      .enableUpcomingFeature("InternalImportsByDefault"),
      .enableUpcomingFeature("MemberImportVisibility"),
      .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
      .enableUpcomingFeature("InferIsolatedConformances"),
    ] + (strict ? [.treatAllWarnings(as: .error)] : [])
    + (optimised && target.type == .regular ? [.unsafeFlags(["-O"], .when(configuration: .debug))] : [])
}
