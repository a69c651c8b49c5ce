/// The bytes of a zip archive, for samples of sources that read archives or workbooks; wrong ones too.
public struct ZipFile: Sendable {
  /// A member, as the archive's directory describes it.
  public struct Member: Sendable {
    public var name: String
    /// The bytes as they lie in the archive.
    public var packed: [UInt8]
    /// The size that they expand to, as the archive says.
    public var size: Int
    /// The checksum of what they expand to, as the archive says.
    public var checksum: UInt32
    /// 0 for bytes that are stored as they are, 8 for deflated ones.
    public var method: UInt16 = 0
    /// Bit 0 says that the bytes are encrypted.
    public var flags: UInt16 = 0
    /// The mode of a file, folder or link, as Unix has it; 0 when it is not said.
    public var mode: UInt16 = 0

    /// Makes a member that is stored as it is.
    public init(_ name: String, _ bytes: [UInt8]) {
      self.name = name
      packed = bytes
      size = bytes.count
      checksum = ZipFile.checksum(bytes)
    }

    /// Makes a member of a text in UTF-8, stored as it is.
    public init(_ name: String, text: String) { self.init(name, Array(text.utf8)) }
  }

  public var members: [Member]

  /// Makes an archive.
  public init(_ members: [Member]) { self.members = members }

  /// The bytes of the archive.
  public var bytes: [UInt8] {
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for member in members {
      let place = archive.count
      archive.add(0x0403_4B50 as UInt32)
      archive.add(20 as UInt16)
      archive.addDescription(of: member)
      archive += Array(member.name.utf8) + member.packed
      directory.add(0x0201_4B50 as UInt32)
      directory.add(UInt16(3 << 8 | 20))
      directory.add(20 as UInt16)
      directory.addDescription(of: member)
      directory += [UInt8](repeating: 0, count: 6)
      directory.add(UInt32(member.mode) << 16)
      directory.add(UInt32(place))
      directory += Array(member.name.utf8)
    }
    let start = archive.count
    archive += directory
    archive.add(0x0605_4B50 as UInt32)
    archive.add(0 as UInt32)
    archive.add(UInt16(members.count))
    archive.add(UInt16(members.count))
    archive.add(UInt32(directory.count))
    archive.add(UInt32(start))
    archive.add(0 as UInt16)
    return archive
  }

  /// CRC-32, as zip has it.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum = UInt32.max
    checksums.withUnsafeBufferPointer { table in
      for byte in bytes { sum = sum >> 8 ^ table[Int(UInt8(truncatingIfNeeded: sum) ^ byte)] }
    }
    return ~sum
  }

  private static let checksums: [UInt32] = (0..<256).map { byte in
    var sum = UInt32(byte)
    for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    return sum
  }
}

extension [UInt8] {
  fileprivate mutating func add(_ number: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
  }

  /// What stands of a member before it and in the directory alike.
  fileprivate mutating func addDescription(of member: ZipFile.Member) {
    // Names are in UTF-8, and the hour is that of 1980.
    add(member.flags | 1 << 11)
    add(member.method)
    add(0 as UInt16)
    add(0x21 as UInt16)
    add(member.checksum)
    add(UInt32(member.packed.count))
    add(UInt32(member.size))
    add(UInt16(member.name.utf8.count))
    add(0 as UInt16)
  }
}
