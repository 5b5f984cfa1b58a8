import Testing
import VietDocuments

/// ZIP and gzip: documents in archives, and archives that are none or that want too much.
struct ArchiveTests {
  private func zip(_ entries: [(String, [UInt8])]) -> [UInt8] { Packing.zip(entries.map { (name: $0.0, bytes: $0.1) }) }

  private func names(_ bytes: [UInt8], _ limits: ReadingLimits = ReadingLimits()) throws -> (read: [String], failed: [String]) {
    var failed: [String] = []
    let texts = try DocumentReader(limits: limits).read(bytes, name: "a.zip") { name, error in failed.append("\(name): \(error)") }
    return (texts.map(\.name), failed)
  }

  @Test func documentsInOrderOfTheirNames() throws {
    let page = Array("<html><p>5 tỷ</p></html>".utf8)
    let bytes = zip([
      ("b.html", page), ("a.txt", Array("sáu".utf8)), ("thư mục/c.docx", Sample.docx("<w:p><w:r><w:t>7</w:t></w:r></w:p>")),
      ("__MACOSX/a.txt", page), (".hidden/a.txt", page), ("x/._a.txt", page), ("image.png", [1, 2]), ("empty/", []),
      ("d.txt.gz", Packing.gzip(Array("tám".utf8))), ("e.zip", zip([("g.csv", Array("a,b\n1,2".utf8))])),
    ])
    let found = try names(bytes)
    #expect(found.read == ["a.zip/a.txt", "a.zip/b.html", "a.zip/d.txt.gz", "a.zip/e.zip/g.csv", "a.zip/thư mục/c.docx"])
    #expect(found.failed.isEmpty)
  }

  /// Nothing is written, so that names only name.
  @Test func namesThatLeaveTheirFolder() throws {
    let found = try names(zip([("../../x.txt", [0x35]), ("/etc/y.txt", [0x36]), ("a\\..\\z.txt", [0x37]), ("./w.txt", [0x38])]))
    #expect(found.read == ["a.zip/../../x.txt", "a.zip/./w.txt", "a.zip//etc/y.txt", "a.zip/a\\..\\z.txt"])
  }

  @Test func entriesThatFailAreTold() throws {
    let found = try names(zip([("a.txt", [0x35]), ("b.docx", Array("PK\u{3}\u{4}x".utf8)), ("c.txt", [0x7F, 0x45, 0x4C, 0x46])]))
    #expect(found.read == ["a.zip/a.txt"] && found.failed.count == 2)
    #expect(
      failure(zip([("image.png", [1])]))?.isUnsupported == true
        && failure([0x50, 0x4B, 5, 6] + [UInt8](repeating: 0, count: 18))?.isUnsupported == true)
  }

  @Test func gzipMembers() throws {
    let members = Packing.gzip(Array("năm ".utf8)) + Packing.gzip([]) + Packing.gzip(Array("tỷ".utf8))
    #expect(try read(members, name: "a.txt.gz").string == "năm tỷ")
    #expect(try read(members + [0, 0, 0], name: "a.txt.gz").string == "năm tỷ")
    #expect(try read(Packing.gzip(Array("a;1\nb;2".utf8)), name: "A.CSV.GZ").cells() == ["A1=a", "B1=1", "A2=b", "B2=2"])
    let long = (0..<200_000).map { UInt8(truncatingIfNeeded: 0x61 + $0 * $0 % 23) }
    #expect(try read(Packing.gzip(long)).document.utf8 == long)
  }

  // MARK: Damage

  @Test func everyBeginningOfAGzipFile() {
    let bytes = Packing.gzip(Array("Sản lượng lúa đạt 5,1 triệu tấn.".utf8))
    for count in 2..<bytes.count { #expect(failure(Array(bytes[..<count]))?.isDamage == true, "\(count) bytes") }
    var changed = bytes
    changed[bytes.count - 6] ^= 1
    #expect(failure(changed)?.isDamage == true)
  }

  /// Every beginning is an error or a text, and most are damage.
  @Test func everyBeginningOfADocument() {
    let bytes = Sample.docx("<w:p><w:r><w:t>5,1 triệu tấn</w:t></w:r></w:p>")
    for count in 0..<bytes.count {
      let error = failure(Array(bytes[..<count]))
      if count > 4 { #expect(error?.isDamage == true, "\(count) bytes") }
    }
    for count in 1..<bytes.count { #expect(failure(Array(bytes[count...])) != nil || bytes[count] != 0x50, "from \(count)") }
  }

  @Test func entriesOnTopOfEachOther() throws {
    let bytes = Packing.zip([(name: "a.txt", bytes: Array("một".utf8)), (name: "b.txt", bytes: Array("hai".utf8))], isStored: true)
    let starts = bytes.indices.dropLast(4).filter { bytes[$0...].starts(with: [0x50, 0x4B, 1, 2]) }
    try #require(starts.count == 2)
    var crafted = bytes
    // The second entry is where the first one is.
    crafted.replaceSubrange(starts[1] + 42..<starts[1] + 46, with: bytes[starts[0] + 42..<starts[0] + 46])
    #expect(failure(crafted)?.message.contains("overlap") == true)
    var short = bytes
    // The directory claims an entry that it does not have.
    short[bytes.count - 12] = 3
    #expect(failure(short)?.isDamage == true)
  }

  @Test func encryptedEntries() {
    let page = Array("<html><p>5 tỷ</p></html>".utf8)
    let entries = [(name: "word/document.xml", bytes: page)]
    #expect(failure(Packing.zip(entries, password: "x")) == .encrypted)
    #expect(failure(Packing.zip([(name: "a.html", bytes: page)], password: "x")) == nil)
    var errors: [SourceError] = []
    _ = try? DocumentReader().read(Packing.zip([(name: "a.html", bytes: page)], password: "x"), name: "a") { errors.append($1) }
    #expect(errors == [.encrypted])
  }

  // MARK: Limits

  @Test func bombs() {
    let zeros = [UInt8](repeating: 0x20, count: 5 << 18)
    var limits = ReadingLimits()
    #expect(failure(Packing.gzip(zeros))?.limit == .ratio)
    #expect(failure(zip([("word/document.xml", zeros)]))?.limit == .ratio)
    #expect(failure(zip([("xl/workbook.xml", Array("<workbook>".utf8) + zeros)]))?.limit == .ratio)
    limits.ratio = 100_000
    #expect(failure(Packing.gzip(zeros), name: "a", limits) == nil)
    limits.expandedBytes = 1 << 20
    #expect(failure(Packing.gzip(zeros), name: "a", limits)?.limit == .size)
    // Entries count together.
    let parts = (0..<5).map { ("\($0).txt", [UInt8](repeating: 0x35, count: 500_000)) }
    #expect(failure(zip(parts), name: "a", limits)?.limit == .size)
    limits.expandedBytes = 3 << 20
    #expect(failure(zip(parts), name: "a", limits) == nil)
  }

  @Test func manyEntries() {
    var limits = ReadingLimits()
    limits.entries = 20
    let parts = (0...20).map { ("\($0).txt", [UInt8(0x35)]) }
    #expect(failure(zip(parts), name: "a", limits)?.limit == .entries && failure(zip(Array(parts.dropLast())), name: "a", limits) == nil)
  }

  /// Archives in archives, as deep as anyone likes.
  @Test func nesting() throws {
    var bytes = Array("5 tỷ".utf8)
    var name = "x.txt"
    for depth in 1...12 {
      bytes = depth.isMultiple(of: 2) ? zip([(name, bytes)]) : Packing.gzip(bytes)
      name = depth.isMultiple(of: 2) ? "x.zip" : name + ".gz"
      var errors: [SourceError] = []
      var texts: [ExtractedText] = []
      do throws(SourceError) {
        texts = try DocumentReader().read(bytes, name: name) { errors.append($1) }
      } catch {
        errors.append(error)
      }
      #expect(texts.count == (depth <= 3 ? 1 : 0) && errors.compactMap(\.limit) == (depth <= 3 ? [] : [.nesting]), "depth \(depth)")
    }
  }

  /// A cell far to the right is a long line of tabs.
  @Test func wideSheets() {
    let rows = (1...300).map { #"<row><c r="A\#($0)"><v>1</v></c><c r="ZZZ\#($0)"><v>2</v></c></row>"# }.joined()
    let bytes = Sample.xlsx([(name: "1", attributes: "", content: "<sheetData>\(rows)</sheetData>")])
    var limits = ReadingLimits()
    limits.expandedBytes = 1 << 20
    #expect(failure(bytes, name: "a", limits)?.limit == .size)
  }
}
