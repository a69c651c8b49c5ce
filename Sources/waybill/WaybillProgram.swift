import WaybillCLI
import WaybillStandard

@main
enum WaybillProgram {
  static func main() { Waybill.main(plugins: StandardPlugins.all) }
}
