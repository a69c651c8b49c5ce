import CLibZip
import Glibc
import WaybillCore

/// A zip archive that is open for reading; the names in it are names, and never paths.
final class ZipArchive {
  struct Member {
    let name: String
    let index: UInt64
    /// What the archive says that the member expands to.
    let size: Int64
    let packedSize: Int64
    let isEncrypted: Bool
    /// Whether it is a file, and no folder or link.
    let isFile: Bool
  }

  /// The archive, as diagnostics call it.
  let name: String
  let limits: ArchiveLimits
  /// In the order of the archive's directory.
  let members: [Member]
  private let archive: OpaquePointer

  /// Opens an archive and reads the list of its members.
  ///
  /// - Throws: ``SourceError`` when the file cannot be opened, is damaged, or has too many members.
  init(path: String, name: String, limits: ArchiveLimits) throws(SourceError) {
    var code: CInt = 0
    guard let archive = zip_open(path, ZIP_RDONLY, &code) else {
      let reason = errno
      throw SourceError(Self.refusal(code, reason, name))
    }
    self.name = name
    self.limits = limits
    self.archive = archive
    let count = Int(zip_get_num_entries(archive, 0))
    if count > limits.members {
      zip_discard(archive)
      throw SourceError(.tooManyMembers(name, count, limit: limits.members))
    }
    members = (0..<UInt64(count)).compactMap { Member(at: $0, in: archive) }
    if members.count < count {
      zip_discard(archive)
      throw SourceError(.damagedArchive(name, .noDirectory))
    }
  }

  deinit { zip_discard(archive) }

  /// The files by name, in the order of the bytes of their names.
  var files: [String] {
    members.filter(\.isFile).map(\.name).sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
  }

  /// The files with one name, and what diagnostics say where there is not exactly one.
  func file(_ file: String) throws(SourceError) -> Member {
    let found = members.filter { $0.isFile && $0.name == file }
    guard let member = found.first else { throw SourceError(.noMember(file, name, of: files)) }
    if found.count > 1 { throw SourceError(.damagedArchive(name, .sameName(file))) }
    return member
  }

  /// Opens a member; `called` is what diagnostics call it.
  ///
  /// - Throws: ``SourceError`` when it is encrypted, too large, or compressed by a method that is not known.
  func open(_ member: Member, called: String) throws(SourceError) -> ZipMemberBlocks {
    if member.isEncrypted { throw SourceError(.encryptedMember(called)) }
    if member.size > limits.expandedBytes { throw SourceError(.expandsTooFar(called, limit: limits.expandedBytes)) }
    guard let file = zip_fopen_index(archive, member.index, 0) else {
      let code = zip_error_code_zip(zip_get_error(archive))
      throw SourceError(Self.refusal(code, zip_error_code_system(zip_get_error(archive)), called))
    }
    return ZipMemberBlocks(file, of: self, member, name: called)
  }

  /// What diagnostics say of an error of the library.
  static func refusal(_ code: CInt, _ reason: CInt, _ name: String) -> Diagnostic {
    switch code {
    case ZIP_ER_NOENT: .noFile(name)
    case ZIP_ER_OPEN, ZIP_ER_READ, ZIP_ER_SEEK: .cannotRead(name, because: systemWords(for: reason))
    case ZIP_ER_NOZIP, ZIP_ER_INCONS: .damagedArchive(name, .noDirectory)
    case ZIP_ER_CRC: .damagedArchive(name, .checksum)
    case ZIP_ER_ZLIB: .damagedArchive(name, .badData)
    case ZIP_ER_COMPNOTSUPP: .unknownCompression(name)
    case ZIP_ER_ENCRNOTSUPP, ZIP_ER_NOPASSWD, ZIP_ER_WRONGPASSWD: .encryptedMember(name)
    default: .damagedArchive(name, .other(words(ofLibrary: code)))
    }
  }

  private static func words(ofLibrary code: CInt) -> String {
    var error = zip_error_t()
    zip_error_init_with_code(&error, code)
    defer { zip_error_fini(&error) }
    return String(cString: zip_error_strerror(&error)).lowercased()
  }
}

extension ZipArchive.Member {
  fileprivate init?(at index: UInt64, in archive: OpaquePointer) {
    var status = zip_stat_t()
    zip_stat_init(&status)
    guard zip_stat_index(archive, index, 0, &status) == 0, let name = status.name else { return nil }
    var system = UInt8(0)
    var attributes = UInt32(0)
    zip_file_get_external_attributes(archive, index, 0, &system, &attributes)
    let kind = CInt(system) == ZIP_OPSYS_UNIX ? attributes >> 16 & S_IFMT : 0
    self.name = String(cString: name)
    self.index = index
    size = Int64(clamping: status.size)
    packedSize = Int64(clamping: status.comp_size)
    isEncrypted = CInt(status.encryption_method) != ZIP_EM_NONE
    isFile = !self.name.hasSuffix("/") && (kind == 0 || kind == S_IFREG)
  }
}

/// The bytes of a member of a zip archive, expanded block by block.
final class ZipMemberBlocks: ByteBlocks {
  let name: String
  let member: String
  private let archive: ZipArchive
  private let entry: ZipArchive.Member
  private let file: OpaquePointer
  private var expanded: Int64 = 0

  fileprivate init(_ file: OpaquePointer, of archive: ZipArchive, _ entry: ZipArchive.Member, name: String) {
    self.file = file
    self.archive = archive
    self.entry = entry
    self.name = name
    member = entry.name
  }

  deinit { zip_fclose(file) }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(SourceError) -> Int {
    var filled = 0
    while filled < buffer.count {
      let count = zip_fread(file, buffer.baseAddress?.advanced(by: filled), UInt64(buffer.count - filled))
      if count < 0 {
        let error = zip_file_get_error(file)
        throw SourceError(ZipArchive.refusal(zip_error_code_zip(error), zip_error_code_system(error), name))
      }
      filled += Int(count)
      expanded += count
      if let broken = archive.limits.broken(by: expanded, of: entry.packedSize, named: name) {
        throw SourceError(broken)
      }
      if expanded > entry.size || (count == 0 && expanded < entry.size) {
        throw SourceError(.damagedArchive(name, .wrongSize))
      }
      if count == 0 { break }
    }
    return filled
  }
}
