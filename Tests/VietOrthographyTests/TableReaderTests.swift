import CVietTables
import Testing

@testable import VietOrthography

struct TableReaderTests {
  private func rows(_ text: String) -> [[String]] {
    let bytes = Array(text.utf8) + [0]
    return bytes.withUnsafeBufferPointer { buffer in
      var result: [[String]] = []
      let table = cvt_table(base: buffer.baseAddress.unsafelyUnwrapped, count: text.utf8.count)
      TableReader(table).forEachRow { result.append($0.map { TableReader.string($0) }) }
      return result
    }
  }

  @Test(
    arguments: [
      ("", []), ("a\tb\n", []), ("a\tb\n1\t2\n", [["1", "2"]]), ("a\n1\n2", [["1"], ["2"]]), ("# c\na\tb\n# d\n1\t\n", [["1", ""]]),
      ("a\n\n1\n\n\n2\n", [["1"], ["2"]]), ("a\ttỷ\nđồng\tVND\t#\n", [["đồng", "VND", "#"]]),
    ] as [(String, [[String]])])
  func readsRows(_ text: String, _ expected: [[String]]) { #expect(rows(text) == expected) }

  @Test(arguments: [("a|b", ["a", "b"]), ("a", ["a"]), ("", [""]), ("|", ["", ""]), ("a||b", ["a", "", "b"])])
  func splits(_ text: String, _ expected: [String]) {
    var parts: [String] = []
    Array(text.utf8).withUnsafeBufferPointer { TableReader.split($0, at: UInt8(ascii: "|")) { parts.append(TableReader.string($0)) } }
    #expect(parts == expected)
  }
}
