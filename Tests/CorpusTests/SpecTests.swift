import Foundation
import TestSupport
import Testing
import VNText
import VietOrthography

/// Runs every specification line as written and in the variants that mean the same.
struct SpecTests {
  private static let extractor = FigureExtractor()

  @Test func linesAreEnough() {
    #expect(SpecLine.all.count >= 3_000)
    #expect(SpecLine.all.count { $0.isNegative } >= 590)
  }

  @Test(arguments: SpecLine.all)
  func asWritten(_ line: SpecLine) {
    #expect(Self.fault(of: line, in: line.text, places: { $0 }) == nil)
  }

  /// NFD, with each place mapped to the decomposed text.
  @Test func decomposed() {
    for line in SpecLine.all {
      let scalars = line.text.unicodeScalars.map { String($0).decomposedStringWithCanonicalMapping }
      var starts = [0]
      for part in scalars { starts.append(starts[starts.count - 1] + part.unicodeScalars.count) }
      let fault = Self.fault(of: line, in: scalars.joined(), places: { starts[$0] })
      #expect(fault == nil, "\(line.place) in NFD")
    }
  }

  /// The other tone placement: `hoà` for `hòa`. Texts as values (codes, laws, nouns) change with it, so places and kinds are compared.
  @Test func otherTonePlacement() {
    for line in SpecLine.all where TonePlacement.swapping(line.text) != line.text {
      let found = Self.found(in: TonePlacement.swapping(line.text), of: line)
      let expected = line.expectations.map { "\($0.kind) \($0.scalars)" }
      #expect(found.map { "\($0.kind) \($0.scalars)" } == expected, "\(line.place) with the other tone placement")
    }
  }

  /// No-break spaces for spaces.
  @Test func noBreakSpaces() {
    for line in SpecLine.all where line.text.contains(" ") {
      let text = line.text.replacing(" ", with: "\u{A0}")
      #expect(Self.fault(of: line, in: text, places: { $0 }) == nil, "\(line.place) with no-break spaces")
    }
  }

  /// Capital letters throughout, where letters do not tell units or codes apart.
  @Test func capitals() {
    let kinds: Set = ["money", "percent", "number", "ordinal", "date", "duration"]
    for line in SpecLine.all where line.expectations.allSatisfy({ kinds.contains($0.kind) }) && !Self.hasTellingLetters(line.text) {
      #expect(Self.fault(of: line, in: line.text.uppercased(), places: { $0 }) == nil, "\(line.place) in capitals")
    }
  }

  /// Small roman digits, short units glued to a number, names in capitals (which are words when small).
  private static func hasTellingLetters(_ text: String) -> Bool {
    text.contains(/[0-9](k|tr|đ|m|kg|ha|l|p|s)|[\/](cp|m|kg)|\b[A-ZĐ][^ ]* [A-ZĐ]/) || text.contains(/[a-zà-ỹ][^.:]* [A-ZĐ]/)
  }

  // MARK: Comparing

  private struct Found { var kind: String, value: String, scalars: Range<Int>, modifiers: String }

  private static func found(in text: String, of line: SpecLine) -> [Found] {
    extractor.mentions(in: text).filter { mention in
      mention.normalized != "relative" && (mention.kind != .code || !line.allowsCodes)
    }.map { mention in
      let utf8 = text.utf8
      func scalars(_ offset: Int) -> Int {
        text.unicodeScalars.distance(from: text.startIndex, to: utf8.index(utf8.startIndex, offsetBy: offset))
      }
      return Found(
        kind: mention.kind.name.description, value: (mention.normalized ?? "") + (mention.unit.map { " " + $0 } ?? ""),
        scalars: scalars(mention.utf8Range.lowerBound)..<scalars(mention.utf8Range.upperBound),
        modifiers: mention.modifiers.names.joined(separator: ","))
    }
  }

  /// What is wrong with the figures of a variant; nil when they are as expected.
  private static func fault(of line: SpecLine, in text: String, places: (Int) -> Int) -> String? {
    let found = found(in: text, of: line)
    let isRight =
      found.count == line.expectations.count
      && zip(found, line.expectations).allSatisfy { got, want in
        got.kind == want.kind && got.value == want.value && got.scalars == places(want.scalars.lowerBound)..<places(want.scalars.upperBound)
          && (want.modifiers.map { $0 == got.modifiers } ?? true)
      }
    return isRight ? nil : "\(line.place) \(text): expected \(line.expectations), found \(found)"
  }
}
