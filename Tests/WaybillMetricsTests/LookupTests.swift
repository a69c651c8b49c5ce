import Testing
import WaybillCore
import WaybillTesting

@testable import WaybillMetrics

/// The tables of the row loop give back what was put in, however far they grow.
@Suite struct LookupTests {
  @Test func aTripleTableAgreesWithADictionary() {
    var dice = Dice(1)
    var table = TripleTable()
    var expected: [TripleTable.Key: UInt32] = [:]
    for number in UInt32(0)..<3000 {
      func small() -> UInt32 { UInt32.random(in: 0...20, using: &dice) }
      let key = TripleTable.Key(a: small(), b: small(), c: Bool.random(using: &dice) ? .max : small())
      #expect(table[key] == expected[key])
      if expected[key] == nil {
        table.insert(key, number)
        expected[key] = number
      }
    }
    #expect(table.count == expected.count)
    for (key, number) in expected { #expect(table[key] == number) }
  }

  @Test func aGridKeepsItsCellsWhenItGrows() {
    var dice = Dice(2)
    var grid = Grid()
    var expected: [[UInt32]: UInt32] = [:]
    for number in UInt32(0)..<2000 {
      let row = UInt32.random(in: 0...30, using: &dice)
      let column = UInt32.random(in: 0...(number / 4), using: &dice)
      #expect(grid[row, column] == expected[[row, column]])
      grid.set(row, column, to: number)
      expected[[row, column]] = number
    }
    for (place, number) in expected { #expect(grid[place[0], place[1]] == number) }
    #expect(grid[0, 100_000] == nil)
    #expect(grid[100_000, 0] == nil)
  }

  @Test func numbersAreFoundByValue() {
    var numbering = Numbering<String>()
    numbering.follow(["a", "b"])
    #expect(numbering.numbers == [0, 1])
    numbering.follow(["a", "b", "c"])
    #expect(numbering.numbers == [0, 1, 2])
    // Another batch's dictionary, with ids of its own.
    numbering.follow(["c", "d", "a"])
    #expect(numbering.numbers == [2, 3, 0])
    numbering.follow([])
    #expect(numbering.numbers.isEmpty)
  }
}
