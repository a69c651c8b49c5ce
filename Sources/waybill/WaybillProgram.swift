import OutsideShare
import SIPRI
import WaybillCLI

@main
enum WaybillProgram {
  static func main() { Waybill.main(plugins: [SIPRIPlugin.self, OutsideSharePlugin.self]) }
}
