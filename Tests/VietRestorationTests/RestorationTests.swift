import TestSupport
import Testing
import VietOrthography
import VietRestoration

struct RestorationTests {
  private let restorer = DiacriticRestorer()

  private func bare(_ text: String) -> String { DiacriticLevel.all.folding(text) }

  @Test(arguments: [
    ("tong muc ban le hang hoa", "tổng mức bán lẻ hàng hóa"),
    ("TONG MUC BAN LE HANG HOA", "TỔNG MỨC BÁN LẺ HÀNG HÓA"),
    ("Viet Nam thang loi", "Việt Nam thắng lợi"),
    ("", ""), ("\n\n", "\n\n"), ("5%", "5%"),
  ])
  func restores(_ text: String, _ expected: String) { #expect(restorer.restore(text) == expected) }

  /// Marks that are there stay and decide about their neighbours.
  @Test(arguments: [
    ("Việt Nam thang loi", "Việt Nam thắng lợi"), ("Viêt Nam", "Việt Nam"), ("đuoc", "được"), ("duợc liệu", "dược liệu"),
    ("hoà bình", "hoà bình"), ("hòa bình", "hòa bình"), ("xyzấ", "xyzấ"),
  ])
  func respectsMarks(_ text: String, _ expected: String) { #expect(restorer.restore(text) == expected) }

  @Test(arguments: [
    "https://vnexpress.net/kinh-te", "toan.nguyen@hanoi.edu.vn", "ho_ten", "C:\\tai\\lieu", "A320", "iPhone", "tai-lieu.docx", "öä жук 字",
    "getUserName", "Vie\u{323}\u{302}t Thuy\u{309}",
  ])
  func leavesOthersAlone(_ text: String) { #expect(restorer.restore(text) == text) }

  @Test func decidesByContext() {
    #expect(restorer.restore("do you want to go to the sea?") == "do you want to go to the sea?")
    #expect(restorer.restore("cac nuoc tren the gioi") == "các nước trên thế giới")
  }

  /// Changes come with their places.
  @Test func tellsPlaces() throws {
    var text = "hang hoa 5 USD"
    let edited = try #require(text.withUTF8 { restorer.restore($0) })
    #expect(edited.string == "hàng hóa 5 USD")
    #expect(edited.edits.map(\.source) == [0..<4, 5..<8])
    #expect(edited.edits.map(\.target) == [0..<5, 6..<10])
    var complete = "hàng hóa"
    #expect(complete.withUTF8 { restorer.restore($0) } == nil)
    var again = text
    let withoutEdits = again.withUTF8 { restorer.restore($0, keepsEdits: false) }
    #expect(withoutEdits?.bytes == edited.bytes && withoutEdits?.edits == [])
  }

  @Test func listsAlternatives() throws {
    let found = restorer.alternatives("Hoa binh 5 USD", most: 3)
    #expect(found.map(\.range) == [0..<3, 4..<8])
    #expect(found[0].forms.count == 3 && found[0].forms[0].text == "Hòa" && found[1].forms[0].text == "bình")
    for syllable in restorer.alternatives("toi di hoc o truong dai hoc") {
      let sum = syllable.forms.reduce(0) { $0 + $1.share }
      #expect((985...1015).contains(sum))
      #expect(syllable.forms.allSatisfy { bare($0.text) == bare(syllable.forms[0].text) })
    }
    #expect(restorer.alternatives("").isEmpty && restorer.alternatives("hàng hóa").isEmpty)
    #expect(restorer.alternatives("hoa", most: 0)[0].forms.count == 1)
  }

  /// The first form of each word is the one that `restore` takes.
  @Test func alternativesAgreeWithTheText() {
    let text = "chinh phu yeu cau cac dia phuong khan truong don dep sau bao"
    let restored = Array(restorer.restore(text).split(separator: " ").map(String.init))
    var words: [Int: String] = [:]
    for (index, start) in zip(restored.indices, text.split(separator: " ").map { $0.startIndex.utf16Offset(in: text) }) {
      words[start] = restored[index]
    }
    for syllable in restorer.alternatives(text) { #expect(words[syllable.range.lowerBound] == syllable.forms[0].text) }
  }

  /// A wrapped line goes on in the next one; a paragraph does not depend on the one before.
  @Test func readsParagraphs() {
    let one = restorer.restore("tong muc ban le hang hoa"), two = restorer.restore("Chinh phu yeu cau cac bo")
    #expect(restorer.restore("tong muc ban le hang hoa\n\nChinh phu yeu cau cac bo\n") == "\(one)\n\n\(two)\n")
    #expect(restorer.restore("tong muc ban le hang\nhoa va dich vu") == "tổng mức bán lẻ hàng\nhóa và dịch vụ")
  }

  /// One value serves several threads.
  @Test func isSafeToShare() async {
    let restorer = restorer
    let expected = restorer.restore("ngan hang nha nuoc giu nguyen lai suat")
    await withTaskGroup(of: String.self) { group in
      for _ in 0..<8 { group.addTask { restorer.restore("ngan hang nha nuoc giu nguyen lai suat") } }
      for await result in group { #expect(result == expected) }
    }
  }

  @Test func refusesOtherBytesAsAModel() {
    for count in [0, 3, 64, 4096] {
      let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, count), alignment: 64)
      defer { bytes.deallocate() }
      bytes.initializeMemory(as: UInt8.self, repeating: 0xFF)
      #expect(RestorerModel(UnsafeRawBufferPointer(rebasing: bytes[0..<count])) == nil)
    }
  }
}
