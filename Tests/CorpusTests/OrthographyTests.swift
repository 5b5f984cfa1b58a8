import Foundation
import Testing
import VietOrthography
import VietText

/// The lines of `Corpora/Orthography`.
struct OrthographyTests {
  /// One line of a file: its fields.
  struct Line: Sendable, CustomTestStringConvertible {
    let place: String
    let fields: [String]
    var testDescription: String { "\(place) \(fields.joined(separator: " | "))" }

    static func all(_ file: String) -> [Line] {
      Corpora.text("Orthography/\(file).tsv").split(separator: "\n").enumerated().compactMap { number, line in
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        return line.hasPrefix("#") ? nil : Line(place: "\(file):\(number + 1)", fields: fields)
      }
    }
  }

  @Test func syllables() {
    let lines = Line.all("Syllables")
    #expect(lines.count >= 2_300)
    for line in lines { #expect(Syllable(line.fields[0])?.status.rawValue ?? "none" == line.fields[1], "\(line.testDescription)") }
  }

  /// The parts, and the law that they are the syllable again.
  @Test(arguments: Line.all("Parts"))
  func parts(_ line: Line) throws {
    let syllable = try #require(Syllable(line.fields[0]))
    let parts = [syllable.onset, syllable.glide, syllable.nucleus, syllable.coda]
    #expect((parts + [syllable.tone.name]).map { $0.isEmpty ? "-" : $0 } == Array(line.fields[1...]))
    let letters = DiacriticLevel.tone.folding(syllable.text)
    #expect(
      parts.joined() == (syllable.onset == "gi" && syllable.nucleus.hasPrefix("i") ? letters.replacing("gi", with: "gii") : letters)
        || syllable.nucleus == "iê" && parts.joined() == letters.replacing("giê", with: "giiê"))
  }

  @Test(arguments: Line.all("Keys"))
  func keys(_ line: Line) throws {
    let method = try #require(InputMethod(rawValue: line.fields[0]))
    #expect(method.text(from: line.fields[1]) == line.fields[2])
    // What was made can be typed.
    #expect(method.text(from: method.keys(for: line.fields[2])) == line.fields[2])
  }

  /// Each rule does its work, does it once, and leads back to the source.
  @Test(arguments: Line.all("Rules"))
  func rules(_ line: Line) throws {
    let (name, source, expected) = (line.fields[0], Array(Self.unescaped(line.fields[1]).utf8), Self.unescaped(line.fields[2]))
    var normalizer = TextNormalizer()
    if name.hasPrefix("tone-") { normalizer.tonePlacement = TonePlacement(rawValue: String(name.dropFirst(5))) }
    if let rule = TextRule(rawValue: name) { normalizer.rules = [rule] }
    let result = try normalizer.normalize(source)
    #expect(result.text.unicodeScalars.elementsEqual(expected.unicodeScalars), "\(result.text)")
    #expect(Set(result.changes.map(\.rule)).union(["nfc", name]) == ["nfc", name])
    #expect(result.changes.contains { $0.rule == name } == (result.bytes != source && line.fields[1] != line.fields[2]))
    #expect(try normalizer.normalize(result.bytes).changes.isEmpty)
    // A rule that is not asked for does nothing.
    if TextRule(rawValue: name) != nil {
      normalizer.rules = []
      normalizer.form = nil
      #expect(try normalizer.normalize(source).bytes == source)
    }
  }

  private static func unescaped(_ text: String) -> String {
    var text = text.replacing("\\n", with: "\n").replacing("\\r", with: "\r")
    while let start = text.range(of: "\\u"), let value = UInt32(text[start.upperBound...].prefix(4), radix: 16),
      let scalar = Unicode.Scalar(value)
    {
      text.replaceSubrange(start.lowerBound..<text.index(start.upperBound, offsetBy: 4), with: String(scalar))
    }
    return text
  }
}

extension OrthographyTests {
  /// Lines that stand in dictionary order stay so, however they were mixed.
  @Test func order() throws {
    let lines = Line.all("Sorted").map { $0.fields[0] }
    #expect(lines.count >= 38)
    let order = try VietnameseOrder()
    #expect(order.sorted(lines.reversed()) == lines)
    #expect(
      order.sorted(lines.map { NormalizationForm.nfd.normalized($0) }.reversed()).map { NormalizationForm.nfc.normalized($0) } == lines)
  }
}

extension OrthographyTests {
  /// Bytes that other converters made are read, and written so.
  @Test(arguments: Line.all("Encodings"))
  func encodings(_ line: Line) throws {
    let encoding = try #require(LegacyEncoding(name: line.fields[0]))
    let digits = Array(line.fields[1])
    let bytes = stride(from: 0, to: digits.count, by: 2).compactMap { UInt8(String(digits[$0...$0 + 1]), radix: 16) }
    #expect(encoding.decode(bytes).string == line.fields[2])
    let encoded = encoding.encode(line.fields[2])
    #expect(encoded.losses.isEmpty && encoding.decode(encoded.bytes).string == line.fields[2])
    // Of several codes for a letter any one will do, but of one the only one.
    if encoding != .windows1258 { #expect(encoded.bytes == bytes) }
  }
}
