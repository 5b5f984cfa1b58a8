import Testing
import VietWords

/// The shape of a token in memory.
struct TextTokenTests {
  @Test func isTwelveBytes() { #expect(MemoryLayout<TextToken>.stride == 12) }
}
