import CBuild
import WaybillRunner

extension Version {
  /// The version, with the commit that `make` built it from; a plain build does not know one.
  static var withCommit: String {
    let commit = String(cString: waybill_commit())
    return commit.isEmpty ? current : "\(current) (\(commit))"
  }
}
