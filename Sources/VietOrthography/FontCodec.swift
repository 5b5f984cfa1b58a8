internal import CVietTables

/// An encoding whose letters are bytes of a font: one byte, or a letter and a mark behind it.
///
/// Source: `encodings.tsv` and `code-pages.tsv`. Never freed: a codec lives as long as the process.
struct FontCodec: @unchecked Sendable {
  /// By byte: the character that stands alone.
  private let single: UnsafeMutablePointer<PackedUTF8>
  /// By byte: the row and column in `pairs`, from 1; 0 for a byte that is no lead or no mark.
  private let lead, mark: UnsafeMutablePointer<UInt8>
  private let pairs: UnsafeMutablePointer<PackedUTF8>
  private let marks: Int
  /// Whether bytes below 0x80 are ASCII.
  private let hasASCII: Bool
  /// Whether capitals with tones have no code, so that words in capitals hold small letters.
  private let lacksCapitals: Bool
  /// The bytes of each character, the first one low; bit 16 where there is no second one.
  private let codes: [UInt32: UInt32]

  private static let tcvn3 = FontCodec(.tcvn3), tcvn3Capital = FontCodec(.tcvn3Capital), vni = FontCodec(.vni), vps = FontCodec(.vps)
  private static let viscii = FontCodec(.viscii), windows1258 = FontCodec(.windows1258), bkhcm2 = FontCodec(.bkhcm2)

  /// The codec of an encoding that is no text, made once.
  static func codec(for encoding: LegacyEncoding) -> FontCodec {
    switch encoding {
    case .tcvn3Capital: tcvn3Capital
    case .vni: vni
    case .vps: vps
    case .viscii: viscii
    case .windows1258: windows1258
    case .bkhcm2: bkhcm2
    default: tcvn3
    }
  }

  // MARK: Tables

  private init(_ encoding: LegacyEncoding) {
    let column = [.tcvn3: 1, .tcvn3Capital: 1, .vni: 2, .vps: 3, .viscii: 4, .windows1258: 5, .bkhcm2: 6][encoding] ?? 1
    single = .allocate(capacity: 256)
    lead = .allocate(capacity: 256)
    mark = .allocate(capacity: 256)
    for byte in 0..<256 {
      single[byte] = PackedUTF8(Unicode.Scalar(UInt8(byte)))
      (lead[byte], mark[byte]) = (0, 0)
    }
    var codes: [UInt32: UInt32] = [:]
    for (byte, scalar) in CodePage.scalars(encoding == .windows1258 ? .windows1258 : .windows1252).enumerated() where byte >= 0x80 {
      single[byte] = PackedUTF8(scalar)
      codes[scalar.value] = 0x10000 | UInt32(byte)
    }
    for byte in 0..<0x80 { codes[UInt32(byte)] = 0x10000 | UInt32(byte) }
    let letters = Self.letters(column)
    // Vietnamese letters are written by the table only; those of one byte push out what the code page has there.
    for small in Letter.marked {
      codes[small.value] = nil
      codes[Letter.capital(of: small).value] = nil
    }
    for (_, bytes) in letters where bytes.count == 1 {
      let scalar = Self.scalar(single[Int(bytes[0])])
      if codes[scalar] == 0x10000 | UInt32(bytes[0]) { codes[scalar] = nil }
    }
    var (leads, columns) = (0, 0)
    for (_, bytes) in letters where bytes.count == 2 {
      if lead[Int(bytes[0])] == 0 {
        leads += 1
        lead[Int(bytes[0])] = UInt8(leads)
      }
      if mark[Int(bytes[1])] == 0 {
        columns += 1
        mark[Int(bytes[1])] = UInt8(columns)
      }
    }
    marks = columns + 1
    pairs = .allocate(capacity: (leads + 1) * marks)
    for index in 0..<(leads + 1) * marks { pairs[index] = PackedUTF8(bits: 0) }
    for (letter, bytes) in letters.reversed() {
      codes[letter.value] = bytes.count == 2 ? UInt32(bytes[1]) << 8 | UInt32(bytes[0]) : 0x10000 | UInt32(bytes[0])
      if bytes.count == 2 {
        pairs[Int(lead[Int(bytes[0])]) * marks + Int(mark[Int(bytes[1])])] = PackedUTF8(letter)
      } else {
        single[Int(bytes[0])] = PackedUTF8(letter)
      }
    }
    lacksCapitals = encoding == .tcvn3
    if encoding == .tcvn3Capital { Self.raise(single, &codes) }
    self.codes = codes
    hasASCII = (0..<0x80).allSatisfy { [single] in single[$0].bits == 1 << 24 | UInt32($0) }
  }

  /// The letters beyond ASCII and their bytes, in the order of the table.
  private static func letters(_ column: Int) -> [(Unicode.Scalar, [UInt8])] {
    var letters: [(Unicode.Scalar, [UInt8])] = []
    TableReader(cvt_encodings()).forEachRow { row in
      guard let letter = TableReader.string(row[0]).unicodeScalars.first else { return }
      for code in TableReader.string(row[column]).split(separator: " ") where code != "-" {
        let digits = Array(code)
        letters.append((letter, stride(from: 0, to: digits.count, by: 2).compactMap { UInt8(String(digits[$0..<$0 + 2]), radix: 16) }))
      }
    }
    return letters
  }

  /// Makes every letter a capital: what a capital font shows.
  private static func raise(_ single: UnsafeMutablePointer<PackedUTF8>, _ codes: inout [UInt32: UInt32]) {
    for byte in 0..<256 {
      guard let small = Unicode.Scalar(scalar(single[byte])), small.properties.isLowercase, Letter.code(of: small) != Letter.foreign else {
        continue
      }
      single[byte] = PackedUTF8(Letter.capital(of: small))
      codes[small.value] = nil
      if byte >= 0x80 { codes[Letter.capital(of: small).value] = 0x10000 | UInt32(byte) }
    }
  }

  private static func scalar(_ packed: PackedUTF8) -> UInt32 {
    withUnsafeBytes(of: packed.bits.littleEndian) {
      LetterScanner.scalar(in: $0.assumingMemoryBound(to: UInt8.self).baseAddress.unsafelyUnwrapped, at: 0).scalar
    }
  }

  // MARK: Decoding

  func decode(_ bytes: UnsafeBufferPointer<UInt8>, keepsEdits: Bool) -> EditedText {
    var edits: [TextEdit] = []
    var suspects: [Int] = []
    // No byte becomes more than three.
    var high = 0
    for byte in bytes { high &+= Int(byte >> 7) }
    let room = hasASCII ? bytes.count + 2 * high : 3 * bytes.count
    var text = [UInt8](unsafeUninitializedCapacity: room + 8) { buffer, count in
      guard let input = bytes.baseAddress, let output = buffer.baseAddress else { return }
      count = decode(input, bytes.count, to: output, keepsEdits ? { edits.append($0) } : nil) { suspects.append($0) }
    }
    if !suspects.isEmpty { text.withUnsafeMutableBufferPointer { raiseWords(at: suspects, in: $0) } }
    return EditedText(bytes: text, edits: edits)
  }

  /// Decodes to a buffer that has room for three bytes more than are written, and gives their count.
  @inline(__always)
  private func decode(
    _ input: UnsafePointer<UInt8>, _ count: Int, to output: UnsafeMutablePointer<UInt8>, _ note: ((TextEdit) -> Void)?,
    _ suspect: (Int) -> Void
  ) -> Int {
    var (read, written) = (0, 0)
    // The lead that stands right before, and where its character was written.
    var (before, start) = (0, 0)
    while read < count {
      if hasASCII {
        // Eight bytes of ASCII at once; the last of them may be a lead.
        while read &+ 8 <= count {
          let word = UnsafeRawPointer(input + read).loadUnaligned(as: UInt64.self).littleEndian
          UnsafeMutableRawPointer(output + written).storeBytes(of: word.littleEndian, as: UInt64.self)
          let plain = min((word & 0x8080_8080_8080_8080).trailingZeroBitCount >> 3, 8)
          read &+= plain
          written &+= plain
          if plain > 0 { (before, start) = (Int(lead[Int(input[read &- 1])]), written &- 1) }
          if plain < 8 { break }
        }
        guard read < count else { break }
      }
      let byte = Int(input[read])
      let column = Int(mark[byte])
      if column != 0, before != 0 {
        let pair = pairs[before &* marks &+ column]
        if pair.bits != 0 {
          write(pair, output + start)
          note?(TextEdit(sourceStart: read &- 1, sourceCount: 2, targetStart: start, targetCount: pair.count))
          written = start &+ pair.count
          read &+= 1
          before = 0
          continue
        }
      }
      let character = single[byte]
      write(character, output + written)
      // A lead is noted when it is certain that it stands alone.
      before = Int(lead[byte])
      start = written
      if lacksCapitals, isCapital(input, read &- 1, count) || isCapital(input, read &+ 1, count) { suspect(written) }
      if note != nil, byte >= 0x80 || !hasASCII, character.bits != 1 << 24 | UInt32(byte), !startsPair(input, read, count) {
        note?(TextEdit(sourceStart: read, sourceCount: 1, targetStart: written, targetCount: character.count))
      }
      written &+= character.count
      read &+= 1
    }
    return written
  }

  @inline(__always)
  private func write(_ character: PackedUTF8, _ output: UnsafeMutablePointer<UInt8>) {
    UnsafeMutableRawPointer(output).storeBytes(of: character.bits.littleEndian, as: UInt32.self)
  }

  /// Whether the byte at a place and the one behind it are one letter.
  private func startsPair(_ input: UnsafePointer<UInt8>, _ place: Int, _ count: Int) -> Bool {
    let row = Int(lead[Int(input[place])])
    guard row != 0, place + 1 < count else { return false }
    let column = Int(mark[Int(input[place + 1])])
    return column != 0 && pairs[row * marks + column].bits != 0
  }

  @inline(__always)
  private func isCapital(_ input: UnsafePointer<UInt8>, _ place: Int, _ count: Int) -> Bool {
    place >= 0 && place < count && input[place] &- 0x41 < 26
  }

  /// Makes the letters beyond ASCII capitals in the words at some places that are otherwise in capitals: `VIÖT` says VIỆT, not VIệT.
  private func raiseWords(at places: [Int], in text: UnsafeMutableBufferPointer<UInt8>) {
    guard let base = text.baseAddress else { return }
    let (scanner, anatomy) = (LetterScanner(), LetterAnatomy.shared)
    var done = 0
    for place in places where place >= done {
      var start = place
      while start > done, base[start - 1] >= 0x80 || (base[start - 1] | 0x20) &- 0x61 < 26 { start -= 1 }
      // A character before the word that is no letter ends in a byte beyond ASCII, too.
      while start < place, base[start] & 0xC0 == 0x80 { start += 1 }
      var word = scanner.word(in: base, from: start, to: text.count)
      if word.end <= place { word = scanner.word(in: base, from: place, to: text.count); start = place }
      done = max(word.end, place + 1)
      guard word.capitals >= 2 else { continue }
      let range = start..<word.end
      guard !range.contains(where: { base[$0] &- 0x61 < 26 }) else { continue }
      var position = start
      while position < word.end {
        let (entry, length) = base[position] < 0x80 ? (0, 1) : scanner.marked(in: base, at: position)
        if entry > UInt16(Letter.foreign), entry < LetterTables.capitalBit {
          let capital = anatomy.utf8(UInt8(truncatingIfNeeded: entry), isCapital: true)
          for index in 0..<length { base[position + index] = capital[index] }
        }
        position += max(length, LetterScanner.scalar(in: base, at: position).length)
      }
    }
  }

  /// Decodes the characters of a UTF-8 text that windows-1252 has; the others stay.
  func decode(carried utf8: UnsafeBufferPointer<UInt8>, keepsEdits: Bool) -> EditedText {
    guard let base = utf8.baseAddress else { return EditedText(bytes: [], edits: []) }
    var result = EditedText(bytes: [], edits: [])
    var bytes: [UInt8] = [], places: [Int] = []
    func flush(_ end: Int) {
      guard !bytes.isEmpty else { return }
      places.append(end)
      let decoded = bytes.withUnsafeBufferPointer { decode($0, keepsEdits: keepsEdits) }
      for edit in decoded.edits {
        let source = places[edit.source.lowerBound]..<places[edit.source.upperBound]
        result.edits.append(
          TextEdit(
            sourceStart: source.lowerBound, sourceCount: source.count, targetStart: edit.targetStart + result.bytes.count,
            targetCount: edit.targetCount))
      }
      result.bytes += decoded.bytes
      bytes.removeAll(keepingCapacity: true)
      places.removeAll(keepingCapacity: true)
    }
    var position = 0
    while position < utf8.count {
      let (scalar, length) = LetterScanner.scalar(in: base, at: position)
      if let byte = CodePage.byte(of: scalar) {
        bytes.append(byte)
        places.append(position)
      } else {
        flush(position)
        result.bytes += utf8[position..<position + length]
      }
      position += length
    }
    flush(position)
    return result
  }

  // MARK: Encoding

  func encode(_ text: UnsafeBufferPointer<UInt8>) -> EncodedText {
    guard let base = text.baseAddress else { return EncodedText() }
    var result = EncodedText()
    result.bytes.reserveCapacity(text.count)
    var position = 0
    while position < text.count {
      let (value, length) = LetterScanner.scalar(in: base, at: position)
      var code = codes[value]
      if let scalar = Unicode.Scalar(value), code == nil || joins(code ?? 0, result.bytes.last) {
        let other = code == nil ? otherCase(of: scalar) : nil
        code = other.flatMap { codes[$0.value] } ?? 0x1003F
        result.lose(scalar, at: position, for: other.map { String($0) } ?? "?")
      }
      let bytes = code ?? 0
      result.bytes.append(UInt8(truncatingIfNeeded: bytes))
      if bytes < 0x10000 { result.bytes.append(UInt8(truncatingIfNeeded: bytes >> 8)) }
      position += length
    }
    return result
  }

  /// Whether a character of one byte would be read as a mark of the letter before it.
  private func joins(_ code: UInt32, _ last: UInt8?) -> Bool {
    guard code >= 0x10000, let last else { return false }
    let (row, column) = (Int(lead[Int(last)]), Int(mark[Int(code & 0xFF)]))
    return row != 0 && column != 0 && pairs[row * marks + column].bits != 0
  }

  /// The same letter in the other case, where only that one has a code.
  private func otherCase(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
    let properties = scalar.properties
    let mapped = properties.isUppercase ? properties.lowercaseMapping : properties.uppercaseMapping
    guard let other = mapped.unicodeScalars.first, other != scalar, codes[other.value] != nil else { return nil }
    return other
  }
}
