import Foundation
import TestSupport
import Testing
import VietICU
import VietOrthography
import VietText

struct NormalizationFormTests {
  /// The five columns of Unicode's NormalizationTest.txt, and the scalars of its part 1.
  private struct Suite {
    var columns: [[String]] = Array(repeating: [], count: 5)
    var listed: Set<UInt32> = []

    /// Reads the file of Debian's package `unicode-data`, which `Tools/test` installs.
    static func read() throws -> Suite {
      let process = Process(), pipe = Pipe()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = ["bzip2", "-dc", "/usr/share/unicode/NormalizationTest.txt.bz2"]
      process.standardOutput = pipe
      try process.run()
      let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      var suite = Suite()
      var part = ""
      for line in text.split(separator: "\n") where !line.hasPrefix("#") {
        if line.hasPrefix("@") {
          part = String(line.prefix(6))
          continue
        }
        let fields = line.split(separator: ";").prefix(5).map { field in
          field.split(separator: " ").compactMap { UInt32($0, radix: 16).flatMap(Unicode.Scalar.init) }
        }
        for (column, scalars) in fields.enumerated() { suite.columns[column].append(String(String.UnicodeScalarView(scalars))) }
        if part == "@Part1", let scalar = fields[0].first { suite.listed.insert(scalar.value) }
      }
      return suite
    }
  }

  /// The lines of a text in a form, and whether the form held already.
  private static func lines(_ lines: [String], in form: NormalizationForm) throws -> [[UInt8]] {
    let text = Array(lines.joined(separator: "\n").utf8)
    let changed = try text.withUnsafeBufferPointer { bytes in
      let changed = try form.normalize(bytes)
      #expect(form.holds(for: bytes) == (changed == nil), "\(form)")
      return changed
    }
    return (changed?.bytes ?? text).split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
  }

  /// The conditions at the head of the file, all lines in one text: what NFC of a column is tells which column it must be.
  @Test func passesTheTestSuiteOfUnicode() throws {
    let suite = try Suite.read()
    #expect(suite.columns[0].count > 18_000, "Tools/test installs unicode-data")
    for (form, expected) in [
      (NormalizationForm.nfc, [1, 1, 1, 3, 3]), (.nfd, [2, 2, 2, 4, 4]), (.nfkc, [3, 3, 3, 3, 3]), (.nfkd, [4, 4, 4, 4, 4]),
    ] {
      for (column, right) in expected.enumerated() {
        let found = try Self.lines(suite.columns[column], in: form)
        let wrong = zip(found, suite.columns[right]).enumerated().first { $0.element.0 != Array($0.element.1.utf8) }
        #expect(found.count == suite.columns[right].count && wrong == nil, "\(form) of column \(column + 1), line \(wrong?.offset ?? -1)")
      }
    }
    // Every scalar that part 1 does not list is its own form.
    let others = (UInt32(0x0B)...0x10FFFF).filter { !suite.listed.contains($0) }.compactMap { Unicode.Scalar($0).map { String($0) } }
    let text = Array(others.joined(separator: "\n").utf8)
    for form in NormalizationForm.allCases { #expect(try text.withUnsafeBufferPointer { try form.normalize($0) } == nil, "\(form)") }
  }

  /// Every letter of the alphabet with every tone, in every form of writing it.
  @Test func knowsEveryLetterInEveryForm() throws {
    for letter in Letter.marked.map({ String($0) }) + Letter.marked.map({ String($0).uppercased() }) {
      let apart = NormalizationForm.nfd.normalized(letter)
      #expect(apart.unicodeScalars.count > 1 || "đĐ".contains(letter))
      for (form, right) in [(NormalizationForm.nfc, letter), (.nfkc, letter), (.nfd, apart), (.nfkd, apart)] {
        for text in [letter, apart] {
          #expect(form.normalized(text).unicodeScalars.elementsEqual(right.unicodeScalars), "\(letter) \(form)")
        }
        #expect(form.normalized("x\(apart)y").unicodeScalars.elementsEqual("x\(right)y".unicodeScalars))
      }
    }
  }

  /// The fast way gives what ICU alone gives, and leads back to the source.
  @Test(arguments: 1...80)
  func agreesWithICU(_ seed: Int) throws {
    var random = SeededRandom(seed: seed)
    let marks = [
      "\u{300}", "\u{301}", "\u{302}", "\u{303}", "\u{306}", "\u{309}", "\u{31B}", "\u{323}", "\u{316}", "\u{308}", "\u{344}", "\u{345}",
    ]
    let others = [
      "a", "O", "ư", "Ệ", "đ", "5", " ", "\n", "각", "ᄀ", "ᅡ", "ᆨ", "😀", "ﬁ", "\u{2126}", "字", "\u{FEFF}", "ế", "–",
      "đồng thời tăng trưởng ",
    ]
    let bytes = Array(random.text(120, of: marks + others + marks).utf8)
    try bytes.withUnsafeBufferPointer { bytes in
      for (form, icu) in zip(NormalizationForm.allCases, [Normalization.Form.nfc, .nfd, .nfkc, .nfkd]) {
        let expected = try Normalization.normalize(bytes, icu) { text, _ in Array(text) }
        let edited = try form.normalize(bytes)
        #expect((edited?.bytes ?? Array(bytes)) == expected, "\(form)")
        guard let edited else { continue }
        // Outside the edits both texts are the same.
        var (source, target) = (0, 0)
        for edit in edited.edits + [TextEdit(sourceStart: bytes.count, sourceCount: 0, targetStart: edited.bytes.count, targetCount: 0)] {
          #expect(Array(bytes[source..<edit.sourceStart]) == Array(edited.bytes[target..<edit.targetStart]))
          (source, target) = (edit.source.upperBound, edit.target.upperBound)
        }
      }
    }
  }
}
