import WaybillCore
import WaybillLedger
import WaybillMapping

/// What is gathered from records whatever their order: each thread gathers by itself, and in the end all is one.
protocol BatchGatherer: Sendable {
  mutating func add(_ batch: borrowing RecordBatch)
  mutating func merge(_ other: Self)
  /// A gatherer of the same that has seen nothing.
  var emptied: Self { get }
}

/// Reads one unit batch by batch, maps batches on several threads, and gives them out in the order of the file.
///
/// One thread at a time reads, so that what a batch holds does not hang on how many there are; whoever has read a batch
/// maps it. The thread that asks for the batches takes part, and is alone where one thread is wanted. Since batches are
/// given out in order, and the error of the earliest ends the reading, the outcome is the same for any number of threads.
final class BatchCrew<Gatherer: BatchGatherer>: @unchecked Sendable {
  private let monitor = Monitor()
  private var reader: any BatchReader
  private let desks: [BatchDesk<Gatherer>]
  private var isReading = false
  /// Whether no further batch is to be read.
  private var isEnded = false
  private var isStopped = false
  private var batchesRead = 0
  private var batchesGiven = 0
  private var rowsRead: Int

  /// Makes a crew whose first desk has the first rows of the unit.
  ///
  /// - Parameter firstRow: the ordinal of the first of these rows in its table.
  init(_ reader: any BatchReader, _ desks: [BatchDesk<Gatherer>], firstRow: Int = 0) {
    rowsRead = firstRow
    self.reader = reader
    self.desks = desks
  }

  /// Gives every batch to `body` with its desk, in order, on the calling thread.
  ///
  /// - Throws: why the unit cannot be read or mapped further; what `body` throws.
  func run(threads: Int, _ body: (BatchDesk<Gatherer>) throws -> Void) throws {
    begin()
    let workers = WorkerThreads(threads - 1) { self.work() }
    var failure: (any Error)?
    do {
      while let task = next(gives: true) {
        switch task {
        case .make(let desk): make(desk)
        case .give(let desk):
          if let failure = desk.failure { throw failure }
          try body(desk)
          give(back: desk)
        }
      }
    } catch {
      failure = error
    }
    monitor.locked {
      isStopped = true
      monitor.changed()
    }
    workers.join()
    if let failure { throw failure }
  }

  private enum Work {
    case make(BatchDesk<Gatherer>)
    case give(BatchDesk<Gatherer>)
  }

  private func work() {
    while case .make(let desk) = next(gives: false) { make(desk) }
  }

  /// What a thread is to do next; nil when there is nothing more for it.
  private func next(gives: Bool) -> Work? {
    monitor.locked {
      while !isStopped {
        if gives, let desk = desks.first(where: { $0.state == .done && $0.number == batchesGiven }) {
          return .give(desk)
        }
        if isEnded, !gives || batchesGiven == batchesRead { return nil }
        if !isEnded, !isReading, let desk = desks.first(where: { $0.state == .free }) {
          isReading = true
          desk.state = .busy
          return .make(desk)
        }
        monitor.wait()
      }
      return nil
    }
  }

  /// Maps the first batch, which was read to know the layout.
  private func begin() {
    let desk = desks[0]
    desk.take(number: 0, firstRow: rowsRead)
    batchesRead = 1
    rowsRead += desk.rows.rowCount
    desk.make()
    desk.state = .done
    isEnded = desk.failure != nil
  }

  private func make(_ desk: BatchDesk<Gatherer>) {
    let isRead = desk.read(&reader)
    monitor.locked {
      isReading = false
      if isRead {
        desk.take(number: batchesRead, firstRow: rowsRead)
        batchesRead += 1
        rowsRead += desk.rows.rowCount
        if desk.failure != nil { isEnded = true }
      } else {
        desk.state = .free
        isEnded = true
      }
      monitor.changed()
    }
    if !isRead { return }
    desk.make()
    monitor.locked {
      if desk.failure != nil { isEnded = true }
      desk.state = .done
      monitor.changed()
    }
  }

  private func give(back desk: BatchDesk<Gatherer>) {
    monitor.locked {
      batchesGiven += 1
      desk.state = .free
      monitor.changed()
    }
  }
}

/// Where one thread at a time works on one batch: its rows, what becomes of them, and what is gathered from them.
final class BatchDesk<Gatherer: BatchGatherer>: @unchecked Sendable {
  enum State {
    case free, busy, done
  }

  /// Told and asked only inside the crew's lock.
  var state = State.free
  private(set) var number = 0
  private(set) var rows = RowBatch()
  private(set) var mapper: Mapper
  private(set) var gatherer: Gatherer
  private(set) var failure: (any Error)?
  private(set) var timings = Timings()
  /// The ledger's numbers of what the mapper's dictionaries hold.
  var ledgerNumbers = LedgerNumbers()

  init(_ mapper: consuming Mapper, _ gatherer: Gatherer, rows: consuming RowBatch = RowBatch()) {
    self.mapper = mapper
    self.gatherer = gatherer
    self.rows = rows
  }

  /// Replaces the rows by the next of a reader; false when there are no more.
  fileprivate func read(_ reader: inout any BatchReader) -> Bool {
    let start = Timings.now()
    defer { timings.add(.read, Timings.now() - start, rows: rows.rowCount, careful: rows.carefulRows) }
    do {
      return try reader.read(into: &rows)
    } catch {
      rows.removeAll(columnCount: rows.columnCount)
      failure = error
      return true
    }
  }

  fileprivate func take(number: Int, firstRow: Int) {
    self.number = number
    mapper.firstRow = firstRow
  }

  /// Maps the rows and gathers from the records.
  fileprivate func make() {
    if failure != nil { return }
    let start = Timings.now()
    do {
      try mapper.map(rows)
    } catch {
      failure = error
      return
    }
    let mapped = Timings.now()
    gatherer.add(mapper.batch)
    timings.add(.map, mapped - start, rows: rows.rowCount)
    timings.add(.gather, Timings.now() - mapped, rows: mapper.batch.count)
  }
}
