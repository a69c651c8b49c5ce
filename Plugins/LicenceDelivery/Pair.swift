import WaybillCore
import WaybillMetrics

/// The licences and the deliveries of one source in one currency: the two that this metric divides into one another.
///
/// They are of different bases, which never meet elsewhere. Here they may: both are the same reporter's account of the same
/// goods, in the same money and at the same level, and what is asked is how much of the one becomes the other.
struct Pair: Sendable {
  let licences: Series
  let deliveries: Series
  let level: Level
  let reading: ExportReading

  /// The pairs of a cube, in order.
  static func all(_ cube: Cube, _ options: LicenceDeliveryOptions) -> [Pair] {
    // Totals have no category; where a category is asked for, parts say more.
    let levels: [Level] = options.by.contains(.category) ? [.part, .total] : [.total, .part]
    let readings = levels.map { level in
      (
        level,
        ExportReading(
          cube, leavingOut: options.exports.leaveOut, needsExporter: true,
          reportedAtLeast: options.exports.reportedAtLeast, at: level)
      )
    }
    let licences = Set(
      readings.flatMap { $0.1.series.keys }.map {
        Series(source: $0.source, basis: .licence, measure: .money, unit: $0.unit)
      })
    return licences.sorted().compactMap { licences in
      let deliveries = Series(source: licences.source, basis: .delivery, measure: .money, unit: licences.unit)
      let has = { (series: Series, reading: ExportReading) in reading.series[series] != nil }
      // Levels never meet: the first that both have, or the first that one of them has.
      let found =
        readings.first { has(licences, $0.1) && has(deliveries, $0.1) }
        ?? readings.first { has(licences, $0.1) || has(deliveries, $0.1) }
      return found.map { Pair(licences: licences, deliveries: deliveries, level: $0.0, reading: $0.1) }
    }
  }

  /// The cells of both, without strays, by the exporter's code.
  var exporters: [String: [Cube.Entry]] {
    let both = [licences, deliveries].map { reading.exporters(of: $0) }
    return both.reduce(into: [:]) { exporters, series in
      for (exporter, entries) in series { if let exporter { exporters[exporter, default: []] += entries } }
    }
  }

  /// Whether a cell is of the pair and no stray.
  func counts(_ cell: Cube.Cell, leavingOut leaveOut: Set<Event>) -> Bool {
    cell.facet.level == level && [licences, deliveries].contains(cell.series)
      && cell.reasonToSetAside(leaveOut, needsExporter: true) == nil
      && !(reading.strays[cell.series]?.contains(cell) ?? false)
  }

  /// Whether an exporter is known to have reported all licences and all deliveries of a follow-up.
  func isReported(_ exporter: String, _ followUp: FollowUp, of source: SourceFacts) -> Bool {
    func isReported(_ years: YearSpan, _ series: Series) -> Bool {
      years.years.allSatisfy {
        reading.isReported(ExporterYear(exporter: exporter, year: $0), in: series, of: source)
      }
    }
    return isReported(followUp.period, licences) && isReported(followUp.deliveryYears, deliveries)
  }
}
