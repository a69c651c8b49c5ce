import Cards
import WaybillCLI

/// A Waybill of its own: every command, with this package's source and metric.
@main
enum Program {
  static func main() { Waybill.main(plugins: [CardsPlugin.self]) }
}
