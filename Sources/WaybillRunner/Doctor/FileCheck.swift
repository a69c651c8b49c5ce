import FoundationEssentials
import WaybillCore
import WaybillFetch
import WaybillMapping

/// The files of a pipeline, and everything in its folder of snapshots.
struct FileCheck {
  private let file: PipelineFile
  private let registry: Registry

  init(_ file: PipelineFile, registry: Registry) {
    self.file = file
    self.registry = registry
  }

  func findings(_ progress: @escaping Progress.Listener) -> [Finding] {
    var findings: [Finding] = []
    var fetched = FetchedFiles(file)
    let snapshots = snapshots(progress)
    for source in file.sources {
      for named in source.files {
        progress(Progress("reading \(named.name)"))
        findings.append(look(at: named, source))
      }
      guard let fetch = source.fetch,
        // A mapping that cannot be read is told of where mappings are.
        let mapping = try? Workspace.Source.open(mapping: source.mappingPath, registry: registry).mapping
      else { continue }
      let id = source.edition.map { mapping.edition($0).id } ?? mapping.id
      do throws(Diagnostics) {
        let plan = try FetchPlan(fetch, of: mapping, environment: nil)
        let files = try fetched.files(of: plan, source: id, place: fetch.place, pipeline: file.name)
        findings += files.filter { Files.exists($0.path) }.compactMap { pinned($0) }
        findings.append(.sound(.files, "\(id): \(counted(files.count, "file")) fetched"))
      } catch {
        // A record that cannot be read is told of where snapshots are.
        findings += error.sorted.filter { $0.code.rawValue != "snapshot-damaged" }.map {
          .faulty(.files, $0, remedy: $0.code == .notFetched ? Remedy.fetch(file.name) : Remedy.pipeline)
        }
      }
    }
    return findings + snapshots
  }

  private func look(at named: PipelineFile.Source.File, _ source: PipelineFile.Source) -> Finding {
    do throws(Diagnostics) {
      let found = try Files.snapshot(named.path, named: named.name, at: named.place)
      if let pinned = named.sha256, pinned != found.sha256 {
        let problem = Diagnostic.pinnedFileDiffers(
          named.name, expected: pinned, found: found.sha256, at: named.place)
        return .faulty(.files, problem, remedy: Remedy.pin)
      }
      return .sound(.files, "\(named.name): \(counted(found.size, "byte"))\(named.sha256 == nil ? "" : ", as pinned")")
    } catch {
      return .faulty(.files, error.sorted[0], remedy: Remedy.file)
    }
  }

  /// What a run would say of a file that was fetched where another one is pinned.
  private func pinned(_ named: PipelineFile.Source.File) -> Finding? {
    let found = named.path.split(separator: "/").dropLast().last.map(String.init) ?? ""
    guard let pin = named.sha256, pin != found else { return nil }
    let problem = Diagnostic.pinnedFileDiffers(named.name, expected: pin, found: found, at: named.place)
    return .faulty(.files, problem, remedy: Remedy.pin)
  }

  private func snapshots(_ progress: @escaping Progress.Listener) -> [Finding] {
    let folder = SnapshotFolder(file.snapshotsPath)
    var findings: [Finding] = []
    let hashes = folder.hashes
    var step = Progress("reading \(file.snapshots)", of: Int64(hashes.count), counting: "files")
    var bytes: Int64 = 0
    for hash in hashes {
      progress(step)
      step.count += 1
      step.done += 1
      do throws(Diagnostics) { bytes += try folder.record(of: hash).size } catch {
        findings += error.sorted.map { .faulty(.snapshots, $0, remedy: Remedy.record) }
      }
      let name = "\(file.snapshots)/\(hash)/\(SnapshotFolder.fileName)"
      do throws(Diagnostics) {
        let found = try Files.snapshot(folder.file(hash), named: name, at: Place(file: name))
        if found.sha256 != hash {
          let problem = Diagnostic.pinnedFileDiffers(
            name, expected: hash, found: found.sha256, at: Place(file: name))
          findings.append(.faulty(.snapshots, problem, remedy: Remedy.changed(file.name)))
        }
      } catch {
        findings += error.sorted.map { .faulty(.snapshots, $0, remedy: Remedy.changed(file.name)) }
      }
    }
    if findings.isEmpty, !hashes.isEmpty {
      findings = [
        .sound(
          .snapshots,
          "\(file.snapshots): \(counted(hashes.count, "file")), \(counted(bytes, "byte")), each as it was fetched")
      ]
    }
    let parts = folder.unfinished
    if parts.bytes > 0 {
      findings.append(
        .sound(
          .snapshots,
          "\(file.snapshots): \(counted(parts.bytes, "byte")) of \(counted(parts.count, "download")) that the next fetch goes on with"
        ))
    }
    return findings
  }
}
