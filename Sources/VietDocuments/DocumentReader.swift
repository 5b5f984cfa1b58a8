import VietFigures
public import VietText

/// Reads documents of every format there is a reader for, alone or in archives, into texts with their places.
///
/// ```
/// let texts = try DocumentReader().read(bytes, name: "reports.zip")
/// texts.map(\.name)   // ["reports.zip/2022.docx", "reports.zip/2023.html"]
/// ```
///
/// One reader may be shared by any number of threads. What a document may cost is limited; nothing outside it is ever loaded.
public struct DocumentReader: Sendable {
  /// What reading may cost.
  public var limits: ReadingLimits
  /// How the bytes of texts and web pages are read; other formats say it themselves.
  public var encoding: Document.Encoding
  /// What happens to bytes that are no valid text.
  public var invalid: Document.InvalidBytes

  /// A reader with limits.
  public init(
    limits: ReadingLimits = ReadingLimits(), encoding: Document.Encoding = .auto, invalid: Document.InvalidBytes = .replace
  ) {
    (self.limits, self.encoding, self.invalid) = (limits, encoding, invalid)
  }

  /// The text of a document, or the texts of an archive in the order of its entries.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - name: its name, for messages and for texts that are lists of fields.
  ///   - format: what it is, where the content is not to be asked.
  /// - Throws: `SourceError`; entries of an archive that cannot be read are handed to `failed` instead.
  public func read(
    _ bytes: [UInt8], name: String, as format: SourceFormat? = nil, failed: (_ name: String, _ error: SourceError) -> Void = { _, _ in }
  ) throws(SourceError) -> [ExtractedText] {
    var texts: [ExtractedText] = []
    try forEach(bytes, name: name, as: format, failed: failed) { texts.append($0) }
    return texts
  }

  /// Calls `body` with the text of a document, or with those of an archive one after the other.
  public func forEach(
    _ bytes: [UInt8], name: String, as format: SourceFormat? = nil, failed: (_ name: String, _ error: SourceError) -> Void,
    _ body: (ExtractedText) -> Void
  ) throws(SourceError) {
    var run = Run(reader: self, budget: ReadingBudget(limits))
    try withoutActuallyEscaping(failed) { (failed) throws(SourceError) in
      try withoutActuallyEscaping(body) { (body) throws(SourceError) in
        try run.read(bytes, name: name, as: format, nesting: 0, failed, body)
      }
    }
  }

  private struct Run {
    let reader: DocumentReader
    let budget: ReadingBudget

    mutating func read(
      _ bytes: [UInt8], name: String, as format: SourceFormat?, nesting: Int, _ failed: (String, SourceError) -> Void,
      _ body: (ExtractedText) -> Void
    ) throws(SourceError) {
      let format = format ?? SourceFormat.detect(bytes, name: name)
      switch format {
      case .gzip:
        guard nesting < budget.limits.nesting else { throw tooDeep }
        let inner = name.lowercased().hasSuffix(".gz") ? String(name.dropLast(3)) : name
        let unpacked = try GzipStream.unpack(bytes, budget)
        try read(unpacked, name: name, as: SourceFormat.detect(unpacked, name: inner), nesting: nesting + 1, failed, body)
      case .zip, .docx, .odt, .xlsx, .ods:
        let archive = try ZipArchive(bytes, budget)
        let document = format == .zip ? SourceFormat.document(in: archive) : format
        switch document {
        case .docx: body(try WordReader(archive, budget.limits).read(name: name))
        case .odt: body(try OpenDocumentReader(archive, budget.limits).read(name: name))
        case .xlsx: body(try WorkbookReader(archive, budget.limits).read(name: name))
        case .ods: body(try SpreadsheetReader(archive, budget.limits).read(name: name))
        default: try read(entriesOf: archive, name: name, nesting: nesting, failed, body)
        }
      case .pdf: body(try PDFReader(limits: budget.limits).read(bytes, name: name))
      case .html:
        let (start, charset) = HTMLCharset.detect(bytes)
        let document = try decode(Array(bytes[start...]), reader.encoding == .auto ? charset : reader.encoding)
        body(try HTMLReader(limits: budget.limits).read(document.utf8, name: name))
      case .csv: body(try DelimitedReader(limits: budget.limits).read(try decode(bytes, reader.encoding).utf8, name: name))
      case .text: body(ExtractedText(name: name, document: try decode(bytes, reader.encoding), grids: [], marks: [], sheets: []))
      }
    }

    private var tooDeep: SourceError { .limit(.nesting, "has archives more than \(budget.limits.nesting) deep in each other") }

    /// Reads the entries of an archive that there are readers for, hidden ones left out.
    private mutating func read(
      entriesOf archive: ZipArchive, name: String, nesting: Int, _ failed: (String, SourceError) -> Void, _ body: (ExtractedText) -> Void
    ) throws(SourceError) {
      guard nesting < budget.limits.nesting else { throw tooDeep }
      let entries = archive.entries.filter { entry in
        let parts = entry.name.split(separator: "/")
        return !parts.contains { $0.hasPrefix(".") && $0 != ".." && $0 != "." || $0 == "__MACOSX" }
          && SourceFormat.extensions.contains(entry.name.split(separator: ".").last?.lowercased() ?? "")
      }
      guard !entries.isEmpty else { throw .unsupported("an archive without documents; it has \(archive.entries.count) other files") }
      for entry in entries.sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }) {
        let inner = name + "/" + entry.name
        do throws(SourceError) {
          try read(try archive.bytes(of: entry), name: inner, as: nil, nesting: nesting + 1, failed, body)
        } catch {
          // What is used up is used up for the other entries, too.
          if case .limit(.size, _) = error { throw error }
          failed(inner, error)
        }
      }
    }

    private func decode(_ bytes: [UInt8], _ encoding: Document.Encoding) throws(SourceError) -> Document {
      do throws(DocumentError) {
        return try Document(bytes: bytes, encoding: encoding, invalid: reader.invalid)
      } catch {
        throw .text(error.message)
      }
    }
  }
}
