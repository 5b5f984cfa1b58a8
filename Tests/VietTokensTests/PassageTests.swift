import Testing
import TestSupport
import VietLexicon
import VietTokens

struct PassageTests {
  @Test(arguments: [("5", 5), ("007", 7), ("999999999", 999_999_999), ("1234567890", nil), ("1.5", nil), ("tỷ", nil), ("%", nil)])
  func readsIntegers(_ text: String, _ value: Int?) {
    withPassage(text) { #expect($0.integer(0) == value) }
  }

  @Test func readsNothingOutsideTheTokens() {
    withPassage("5 tỷ") { passage in
      for index in [-TokenBuffer.margin, -1, passage.count, passage.count + TokenBuffer.margin - 1] {
        #expect(passage[index] == .edge && passage.integer(index) == nil && passage.terminal(index) == .none)
      }
    }
  }

  @Test func tellsTerminals() {
    withPassage("năm tháng 5 / Ngày zzz") { passage in
      #expect((0..<passage.count).map { passage.terminal($0) } == [.year, .month, .none, .none, .day, .none])
    }
  }

  @Test func joinsWithinALine() {
    withPassage("5 tỷ\nđồng\tViệt") { passage in
      #expect((0..<4).map { passage.isJoined($0) } == [true, false, false, false])
    }
  }

  @Test(arguments: [
    ("doanh nghiệp nhà nước", 2), ("triệu", 0), ("đồng/kg", 1), ("điểm phần trăm", 3), ("điểm\nphần trăm", 1), ("DOANH NGHIỆP", 2),
    ("zzz", 0),
  ])
  func findsTheLongestUnit(_ text: String, _ count: Int) {
    withPassage(text) { passage in
      let match = passage.longestMatch(passage.lexicon.units, at: 0)
      #expect(match?.end ?? 0 == count)
      #expect(passage.longestMatch(passage.lexicon.units, at: passage.count) == nil)
    }
  }

  @Test(
    arguments: [
      ("giá trị tăng 5", .increase, 2), ("giảm 5", .decrease, 0), ("khoảng 5", .approx, 0), ("trên dưới 5", .approx, 0),
      ("không quá 5", .atmost, 0),
      ("không\ndưới 5", .under, 1), ("zzz 5", nil, 0), ("5", nil, 0),
    ] as [(String, Cue?, Int)])
  func findsCuesBefore(_ text: String, _ cue: Cue?, _ start: Int) {
    withPassage(text) { passage in
      let found = passage.cue(endingWith: passage.count - 2)
      guard let cue else { return #expect(found == nil) }
      #expect(found?.cue.contains(cue) == true && found?.start == start)
    }
  }

  @Test(
    arguments: [("5 trở lên", .atleast, 3), ("5 trở xuống", .atmost, 3), ("5 trở\nlên", nil, 0), ("5", nil, 0)] as [(String, Cue?, Int)])
  func findsCuesAfter(_ text: String, _ cue: Cue?, _ end: Int) {
    withPassage(text) { passage in
      let found = passage.cue(startingAt: 1)
      guard let cue else { return #expect(found == nil) }
      #expect(found?.cue.contains(cue) == true && found?.end == end)
    }
  }
}
