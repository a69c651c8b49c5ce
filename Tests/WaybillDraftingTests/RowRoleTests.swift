import Testing

@testable import WaybillDrafting

/// What a draft makes of columns beside the figures: sums, remarks, currencies.
@Suite struct RowRoleTests {
  @Test func aRemarkOnAnotherRowDropsNothing() throws {
    let text = try draft(
      """
      year,destination,value EUR,remark
      2021,Germany,100,
      2021,Chile,9000,est.
      2021,,200,
      2022,Norway,250,
      2022,Peru,270,

      """)
    #expect(text.lines(with: "drop") == [])
    #expect(text.contains("missing: {'': unknown}"))
    #expect(try problems(of: text) == [])
  }

  @Test func aLabelOfTheRowsWithoutAPartyDropsThem() throws {
    let text = try draft(
      """
      year,destination,value EUR,remark
      2021,Germany,100,
      2021,,9100,all states
      2021,Chile,9000,
      2022,Norway,250,
      2022,Peru,270,

      """)
    #expect(text.lines(with: "drop: label is not missing").count == 1)
    #expect(try problems(of: text) == [])
  }

  @Test(arguments: ["NOK", "USD"])
  func aColumnOfCurrenciesIsTheUnit(last: String) throws {
    let text = try draft(Self.currencies("Value", last))
    #expect(try problems(of: text) == [])
    #expect(text.line("unit:")?.hasPrefix("unit: {from: currency, lookup: units}") == true)
    #expect(text.line("USD:")?.hasPrefix("USD: {unit: USD}") == true)
  }

  @Test func aCurrencyInTheHeaderIsTheUnit() throws {
    let text = try draft(Self.currencies("Value (USD)", "NOK"))
    #expect(try problems(of: text) == [])
    #expect(text.line("unit:")?.hasPrefix("unit: USD") == true)
  }

  private static func currencies(_ header: String, _ last: String) -> String {
    """
    Date;Exporter;Destination;\(header);Currency
    03/04/2021;Norway;Germany;100;USD
    05/06/2021;Norway;Chile;200;USD
    07/08/2022;Norway;Peru;300;\(last)

    """
  }
}
