import Foundation
import Testing
import VNText

/// The example of the README compiles, prints what it says, and stands there as it stands here.
struct ReadmeTests {
  @Test func exampleFindsWhatItSays() {
    var printed: [String] = []
    func print(_ items: String...) { printed.append(items.joined(separator: " ")) }

    for mention in FigureExtractor().mentions(in: "Xuất khẩu ước 1.500 triệu USD, tăng 16,37%.") {
      print(mention.text, mention.normalized ?? "", mention.unit ?? "")
    }

    #expect(printed == ["1.500 triệu USD 1500000000 USD", "16,37% 16.37 %"])
  }

  @Test func spellingExamplesHold() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let readme = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
    let (spoken, written) = (
      FigureSpeller().rewrite("Ngày 10/1 thu 71.029 tỷ đồng, tăng 8,3%.").text,
      FigureTranscriber().rewrite("lúc ba giờ rưỡi chiều thu hai tỷ rưỡi").text
    )
    #expect(readme.contains("// \(spoken)\n") && readme.contains("// \(written)\n"), "\(spoken) \(written)")
  }

  @Test func orthographyExamplesHold() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let readme = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
    let examples: [(code: String, result: String)] = [
      ("LegacyEncoding.tcvn3.decode([0x54, 0xFB]).string", "\"\(LegacyEncoding.tcvn3.decode([0x54, 0xFB]).string)\""),
      ("TonePlacement.new.placing(\"Hòa bình, thủy lợi\")", "\"\(TonePlacement.new.placing("Hòa bình, thủy lợi"))\""),
      ("InputMethod.telex.text(from: \"tieengs Vieetj\")", "\"\(InputMethod.telex.text(from: "tieengs Vieetj"))\""),
      ("Syllable(\"nghiêng\")?.nucleus", "\"\(try #require(Syllable("nghiêng")?.nucleus))\""),
      (
        "DiacriticSearch(\"toi duoc\").matches(in: \"Tôi được\")[0].range",
        "\(DiacriticSearch("toi duoc").matches(in: "Tôi được")[0].range)"
      ),
      (
        "sentences[0].words.map(\\.text)",
        "\(TextSegmenter().sentences(in: "Bán lẻ hàng hóa tăng 8%. Trời mưa.")[0].words.map(\.text))"
      ),
    ]
    let lines = readme.split(separator: "\n").map { $0.components(separatedBy: "//").map { $0.trimmingCharacters(in: .whitespaces) } }
    for (code, result) in examples { #expect(lines.contains([code, result]), "\(code) is \(result)") }
  }

  @Test func exampleStandsInTheReadme() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let readme = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
    let source = try String(contentsOf: URL(filePath: #filePath), encoding: .utf8)
    let example = try #require(readme.components(separatedBy: "import VNText\n\n").dropFirst().first?.components(separatedBy: "```").first)
    let indented = example.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n")
    #expect(source.contains(indented))
  }
}
