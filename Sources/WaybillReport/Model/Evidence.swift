public import WaybillCore

/// The records behind one share of the report, with their places in the publishers' files.
public struct Evidence: Sendable, Hashable {
  /// Which row of the table `outside-share` it is about.
  public struct Figure: Sendable, Hashable {
    public var source, basis, measure, unit, alliance, group, membership, exporter, period: String

    /// Makes the keys of a row.
    public init(
      source: String, basis: String, measure: String, unit: String, alliance: String, group: String,
      membership: String, exporter: String, period: String
    ) {
      self.source = source
      self.basis = basis
      self.measure = measure
      self.unit = unit
      self.alliance = alliance
      self.group = group
      self.membership = membership
      self.exporter = exporter
      self.period = period
    }
  }

  /// The records of one side of a division.
  public struct Bucket: Sendable, Hashable {
    /// Where the destinations of its records lie.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
      case outside, undetermined, inside
    }

    public var kind: Kind
    /// How many records there are.
    public var records: Int
    /// The largest of them, falling.
    public var lines: [Line]

    /// Makes a bucket.
    public init(_ kind: Kind, records: Int, lines: [Line]) {
      self.kind = kind
      self.records = records
      self.lines = lines
    }
  }

  /// One record with the place that it was read from.
  public struct Line: Sendable, Hashable {
    public var place: Place
    public var exporter: String
    public var destination: PartySet?
    public var period: Period
    /// The code of the category, such as `ML10`; empty where the record has none.
    public var category: String
    /// The publisher's own words for the goods; empty where the record has none.
    public var item: String
    public var value: Interval
    /// What the publisher says of the figure's certainty and kind, by the names of flags.
    public var flags: [String]

    /// Makes a line.
    public init(
      place: Place, exporter: String, destination: PartySet?, period: Period, category: String = "",
      item: String = "", value: Interval, flags: [String] = []
    ) {
      self.place = place
      self.exporter = exporter
      self.destination = destination
      self.period = period
      self.category = category
      self.item = item
      self.value = value
      self.flags = flags
    }
  }

  public var figure: Figure
  /// What is outside, undetermined and inside, in this order; those without records are left out.
  public var buckets: [Bucket]
  /// The command that lists every record of the figure.
  public var command: String

  /// Makes the evidence of a figure.
  public init(of figure: Figure, buckets: [Bucket], command: String) {
    self.figure = figure
    self.buckets = buckets
    self.command = command
  }
}
