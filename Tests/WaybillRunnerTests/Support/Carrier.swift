import WaybillCore

@testable import WaybillRunner

/// Does units in this process, and breaks off after some.
final class Carrier: UnitCarrier {
  let place: UnitPlace
  let most: Int
  private(set) var asked: [String] = []

  init(_ place: UnitPlace, most: Int = .max) {
    self.place = place
    self.most = most
  }

  func carry(
    _ units: [String], of order: WorkOrder, progress: @escaping Progress.Listener
  ) throws(Diagnostics) {
    asked = units
    let planned = try PlannedWorkspace.open(order.plan, registry: place.registry)
    let work = UnitWork(planned, shards: order.shards, parquet: order.parquet)
    for unit in units.prefix(most) { _ = try work.execute(unit: unit) }
    if units.count > most { throw Diagnostics([.unitFailed(units[most], 1, lastLines: [])]) }
  }
}
