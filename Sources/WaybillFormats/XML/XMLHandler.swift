import WaybillCore

/// What is done with the elements and texts of an XML document, as they come; names come without their prefixes.
class XMLHandler {
  /// Why the document cannot be used; nothing more of it is given once this is set.
  private(set) final var failure: Diagnostic?
  /// Whether the scan is to stop; in a place of its own, since it is looked at behind every tag.
  private final let stop = UnsafeMutablePointer<Bool>.allocate(capacity: 1)

  init() { stop.initialize(to: false) }

  deinit { stop.deallocate() }

  func start(_ name: XMLName, _ attributes: XMLAttributes) {}
  func end(_ name: XMLName) {}
  /// Takes a piece of text, without references; line ends come as they are written.
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

  /// Gives the document up.
  final func fail(_ diagnostic: Diagnostic) {
    if failure != nil { return }
    failure = diagnostic
    stop.pointee = true
  }

  /// Lets ``XMLStream/advance()`` return; it goes on from here when it is called again.
  final func pause() { stop.pointee = true }

  @inline(__always)
  final var isStopped: Bool { stop.pointee }

  /// Takes back a pause.
  final func resume() { stop.pointee = failure != nil }
}

/// The name of an element or attribute, valid during the call that gives it.
struct XMLName {
  private let start: UnsafePointer<UInt8>
  private let count: Int

  /// Takes the bytes of a name, of which a prefix is left out.
  @inline(__always)
  init(_ first: UnsafePointer<UInt8>, count: Int) {
    var cut = 0
    // The names that are frequent have one letter.
    if count > 2 { for place in 1..<count where first[place] == UInt8(ascii: ":") { cut = place + 1 } }
    start = first + cut
    self.count = count - cut
  }

  /// Whether the name is one letter.
  @inline(__always)
  func isLetter(_ letter: Unicode.Scalar) -> Bool {
    count == 1 && start[0] == UInt8(truncatingIfNeeded: letter.value)
  }

  /// The letter that the name is; 0 where it has several.
  @inline(__always)
  var letter: UInt8 { count == 1 ? start[0] : 0 }

  static func == (name: Self, text: StaticString) -> Bool {
    UnsafeBufferPointer(start: name.start, count: name.count).isText(text)
  }
}

/// The attributes of an element, valid during the call that gives them.
struct XMLAttributes {
  /// An attribute with its name as it is written, and its value without references.
  struct Attribute {
    let name: UnsafeBufferPointer<UInt8>
    let value: UnsafeBufferPointer<UInt8>

    /// The letter that the name is; 0 where it has several.
    @inline(__always)
    var letter: UInt8 { name.count == 1 ? name[0] : 0 }
  }

  let list: UnsafeBufferPointer<Attribute>

  /// The value of an attribute, as text.
  subscript(name: StaticString) -> String? { value(name).map { String(decoding: $0, as: UTF8.self) } }

  /// The value of an attribute.
  func value(_ name: StaticString) -> UnsafeBufferPointer<UInt8>? {
    for attribute in list {
      if let start = attribute.name.baseAddress, XMLName(start, count: attribute.name.count) == name {
        return attribute.value
      }
    }
    return nil
  }

  /// Whether an attribute says yes.
  func isTrue(_ name: StaticString) -> Bool { value(name).map { $0.isText("1") || $0.isText("true") } ?? false }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether bytes are those of a text.
  @inline(__always)
  func isText(_ text: StaticString) -> Bool {
    if count != text.utf8CodeUnitCount { return false }
    for place in 0..<count where self[place] != text.utf8Start[place] { return false }
    return true
  }
}
