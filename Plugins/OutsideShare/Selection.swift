import WaybillCore
import WaybillMetrics

/// Which records made one figure.
struct Selection: RowSelector {
  private var flows: FlowSelection
  private let bucket: Bucket

  /// Reads a figure's key; nil when no table of the metric has such a figure.
  init?(_ figure: FigureKey, _ flows: ExportFlows, _ options: OutsideShareOptions) {
    guard figure.keys["alliance"] == options.alliance.description, let bucket = Bucket(figure, options),
      let selection = FlowSelection(
        figure, of: flows, reportedAtLeast: options.reportedAtLeast, allExporters: OutsideShare.allExporters)
    else { return nil }
    self.flows = selection
    self.bucket = bucket
  }

  /// Adds the batch's records that made the figure.
  mutating func select(in batch: borrowing RecordBatch, into rows: inout RowSelection) {
    let bucket = bucket
    flows.select(in: batch, into: &rows) { row in
      switch bucket {
      case .part(let wanted): row.standing == wanted
      case .about(let assumption, let judged):
        row.member == .inside && judged.isAbout(row.destination) && assumption.touches(row.standing)
      case .aboutAny(let options):
        options.speaksOf(row.standing) {
          row.member == .inside && options.ofDestinations[$0].judged.isAbout(row.destination)
        }
      case .total: true
      }
    }
  }

  /// What a column adds up.
  private enum Bucket {
    case part(Standing)
    case total
    /// What an assumption speaks of.
    case about(Assumption, DestinationAssumption)
    /// What any of the assumptions that were asked for speaks of.
    case aboutAny(OutsideShareOptions)

    /// Nil for a column that does not add up records.
    init?(_ figure: FigureKey, _ options: OutsideShareOptions) {
      switch figure.table {
      case OutsideShare.descriptor.id: self.init(share: figure.column)
      case OutsideShare.assumptionsTable: self.init(effect: figure, options)
      default: return nil
      }
    }

    private init?(share column: String) {
      switch column {
      case "outside_lo", "outside_hi": self = .part(.outside)
      case "inside_lo", "inside_hi": self = .part(.inside)
      case "undetermined_lo", "undetermined_hi": self = .part(.undetermined)
      case "total_lo", "total_hi", "share_lo", "share_hi", "records": self = .total
      default: return nil
      }
    }

    /// The earlier years that stand in for silent ones are not named: which years are silent, the records do not say.
    private init?(effect figure: FigureKey, _ options: OutsideShareOptions) {
      guard ["about_lo", "about_hi", "about_records"].contains(figure.column) else { return nil }
      if figure.keys["assumption"] == OutsideShare.allAssumptions, !options.assumptions.contains(.sameMix) {
        self = .aboutAny(options)
        return
      }
      guard
        let assumption = figure.keys["assumption"].flatMap(Assumption.init(rawValue:)),
        options.assumptions.contains(assumption)
      else { return nil }
      if assumption == .missingAtRandom {
        self = .part(.undetermined)
      } else if let judged = options.ofDestinations.first(where: { $0.assumption == assumption })?.judged {
        self = .about(assumption, judged)
      } else {
        return nil
      }
    }
  }
}
