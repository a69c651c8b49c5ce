import Cards
import WaybillCLI
import WaybillStandard

/// A Waybill of its own: every command, source and metric of Waybill, and this package's besides.
@main
enum Program {
  static func main() { Waybill.main(plugins: StandardPlugins.all + [CardsPlugin.self]) }
}
