// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "ThirdPartySource",
  dependencies: [.package(name: "waybill", path: "../../..")],
  targets: [
    .target(
      name: "Cards",
      dependencies: [
        .product(name: "WaybillCore", package: "waybill"), .product(name: "WaybillFormats", package: "waybill"),
        .product(name: "WaybillMetrics", package: "waybill"),
      ]),
    .executableTarget(
      name: "cards-waybill", dependencies: [
        "Cards", .product(name: "WaybillCLI", package: "waybill"),
        .product(name: "WaybillStandard", package: "waybill"),
      ]),
    .testTarget(
      name: "CardsTests",
      dependencies: [
        "Cards", .product(name: "WaybillCore", package: "waybill"),
        .product(name: "WaybillTesting", package: "waybill"),
      ]),
  ]
)
