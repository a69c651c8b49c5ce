import OutsideShare
import Program
import Ratio
import SIPRI
import Tabular
import WaybillCLI

@main
enum WaybillProgram {
  static func main() {
    Waybill.main(plugins: [
      SIPRIPlugin.self, TabularPlugin.self, ProgramPlugin.self, OutsideSharePlugin.self, RatioPlugin.self,
    ])
  }
}
