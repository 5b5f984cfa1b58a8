import TestSupport
import Testing
import VietOrthography

struct ByteBufferTests {
  private func built(capacity: Int = 64, _ body: (inout ByteBuffer) -> Void) -> String {
    var buffer = ByteBuffer(capacity: capacity)
    body(&buffer)
    let (text, count) = (buffer.string, buffer.count)
    #expect(text.utf8.count == count)
    return text
  }

  @Test func growsByAnyPiece() {
    let text = built(capacity: 0) { buffer in
      for _ in 0..<100 {
        buffer.append("ab" as StaticString)
        buffer.append(UInt8(ascii: "c"))
        buffer.append(string: "tỷ")
        Array("đồng".utf8).withUnsafeBufferPointer { buffer.append($0) }
        buffer.append(UnsafeBufferPointer(start: nil, count: 0))
      }
    }
    #expect(text == String(repeating: "abctỷđồng", count: 100))
  }

  @Test func startsAnew() {
    let text = built { buffer in
      buffer.append(string: String(repeating: "x", count: 1_000))
      buffer.removeAll()
      buffer.append("y" as StaticString)
    }
    #expect(text == "y")
  }

  @Test(arguments: [(0, 1, "0"), (5, 1, "5"), (5, 3, "005"), (12345, 3, "12345"), (1_000_000, 1, "1000000"), (Int.max, 1, "\(Int.max)")])
  func writesNumbers(_ number: Int, _ width: Int, _ expected: String) {
    #expect(built { $0.append(decimal: number, width: width) } == expected)
    #expect(built { $0.append(decimal: UInt128(number), width: width) } == expected)
  }

  @Test func writesLargeNumbers() {
    for number in [UInt128(UInt64.max), UInt128(UInt64.max) + 1, UInt128.max, 1_000_000_000_000_000_000_000_000_000] {
      #expect(built { $0.append(decimal: number) } == "\(number)")
      #expect(built { $0.append(decimal: number, width: 45) } == String(repeating: "0", count: 45 - "\(number)".count) + "\(number)")
    }
    var number: UInt64 = 1
    for digits in 1...19 {
      #expect(built { $0.append(decimal: number) } == "1" + String(repeating: "0", count: digits - 1))
      #expect(built { $0.append(decimal: number - 1, width: digits) } == "0" + String(repeating: "9", count: digits - 1))
      number *= digits < 19 ? 10 : 1
    }
  }

  @Test func writesZeros() {
    #expect(built { $0.append(zeros: 3) } == "000" && built { $0.append(zeros: 0) } == "" && built { $0.append(zeros: -1) } == "")
    #expect(built(capacity: 1) { $0.append(zeros: 500) } == String(repeating: "0", count: 500))
  }

  @Test(arguments: [("12345", 2, "123.45"), ("5", 1, ".5"), ("5", 0, "5."), ("0005", 3, "0.005")])
  func insertsBeforeTheTail(_ text: String, _ tail: Int, _ expected: String) {
    let inserted = built { buffer in
      buffer.append(string: text)
      buffer.insert(UInt8(ascii: "."), before: tail)
    }
    #expect(inserted == expected)
  }

  @Test(arguments: 1...20)
  func agreesWithAnArray(_ seed: Int) {
    var random = SeededRandom(seed: seed)
    var expected: [UInt8] = []
    var buffer = ByteBuffer(capacity: Int.random(in: 0...40, using: &random))
    for _ in 0..<200 {
      let bytes = random.bytes(Int.random(in: 0...30, using: &random))
      bytes.withUnsafeBufferPointer { buffer.append($0) }
      expected += bytes
    }
    let result = Array(buffer.bytes)
    #expect(result == expected)
  }
}
