import Concentration
import Coverage
import EUAnnualReport
import LicenceDelivery
import Mirror
import OutsideShare
import Production
import Plausibility
import Program
import Ratio
import Revision
import SIPRI
import Tabular
import UNROCA
import Unknowns
public import WaybillCore

/// The plugins that Waybill itself has; a program of another package adds its own to them.
public enum StandardPlugins {
  /// Every source and metric of this package.
  public static let all: [any Plugin.Type] = [
    EUAnnualReportPlugin.self,
    SIPRIPlugin.self,
    TabularPlugin.self,
    UNROCAPlugin.self,
    ProgramPlugin.self,
    ConcentrationPlugin.self,
    CoveragePlugin.self,
    LicenceDeliveryPlugin.self,
    MirrorPlugin.self,
    OutsideSharePlugin.self,
    ProductionPlugin.self,
    PlausibilityPlugin.self,
    RatioPlugin.self,
    RevisionPlugin.self,
    UnknownsPlugin.self,
  ]
}
