import OutsideShare
import Ratio
import SIPRI
import Tabular
import WaybillCLI

@main
enum WaybillProgram {
  static func main() {
    Waybill.main(plugins: [SIPRIPlugin.self, TabularPlugin.self, OutsideSharePlugin.self, RatioPlugin.self])
  }
}
