public import WaybillCore

extension [WorkUnit.Part] {
  /// The unit that a reject stands in; the whole file where nobody told of units.
  public func part(of reject: Reject) -> WorkUnit.Part { part(reject.part) }

  /// The unit that a record comes from.
  public func part(of record: Record) -> WorkUnit.Part { part(record.part) }

  /// The unit that a row stands in.
  public func part(of row: RowPosition) -> WorkUnit.Part { part(row.part) }

  private func part(_ number: Int) -> WorkUnit.Part { indices.contains(number) ? self[number] : .whole }
}
