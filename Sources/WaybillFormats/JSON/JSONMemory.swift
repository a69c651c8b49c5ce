/// Memory for elements that hold no references, freed when nobody holds it any more; what is looked at for every value stands
/// in such memory, since an array checks for each write whether others hold it.
final class JSONMemory<Element> {
  let start: UnsafeMutablePointer<Element>

  init(capacity: Int) { start = .allocate(capacity: capacity) }

  deinit { start.deallocate() }
}
