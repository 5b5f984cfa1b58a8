import ArgumentParser
import VietOrthography
import VietText

/// What a text is converted from or to: an encoding, or the keys of an input method.
enum Notation: Equatable, ExpressibleByArgument {
  case encoding(Document.Encoding)
  case keys(InputMethod)

  init?(argument: String) {
    if let method = InputMethod(rawValue: argument.lowercased()) {
      self = .keys(method)
    } else {
      guard let encoding = Document.Encoding(rawValue: argument) else { return nil }
      self = .encoding(encoding)
    }
  }

  var name: String {
    switch self {
    case .encoding(let encoding): encoding.rawValue
    case .keys(let method): method.rawValue
    }
  }

  var defaultValueDescription: String { name }

  static var allValueStrings: [String] { Document.Encoding.allCases.map(\.rawValue) + InputMethod.allCases.map(\.rawValue) }
}

/// `vntext convert`.
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Converts text from and to legacy encodings and the keys of input methods, or tells its encoding.",
    discussion: """
      Encodings: utf-8, utf-16le, utf-16be; tcvn3 (.VnTime), tcvn3-capital (.VnTimeH), vni (VNI-Windows), vps, viscii, windows-1258, bk-hcm2,
      viqr, ncr (&#7879;), mojibake and mojibake-2 (UTF-8 read as windows-1252, once or twice). Legacy letters that a word processor saved in
      UTF-8 ("Céng hoµ") are read, too. Keys: telex, vni-keys, viqr-keys.

      Examples:
        vntext convert old.txt > new.txt                 from whatever it is in to UTF-8
        vntext convert --from tcvn3 old.txt -o new.txt
        vntext convert --to vni new.txt -o old.txt
        vntext convert --detect archive/                 the encoding of every text, with a confidence
        echo 'tieengs Vieejt' | vntext convert --from telex
        echo 'Cộng hòa' | vntext convert --to vni-keys

      Nothing is written where characters would be lost, unless --lossy is given; what would be lost is listed either way.
      Exit status: 0 done, 2 an input could not be read or decoded or would lose characters, 64 wrong usage.
      """)

  @OptionGroup var input: InputFiles
  @OptionGroup var output: OutputOptions

  @Option(name: .long, help: "What the texts are in; auto tells legacy encodings by their syllables.")
  var from: Notation = .encoding(.auto)

  @Option(name: .long, help: "What to write.")
  var to: Notation = .encoding(.utf8)

  @Flag(name: .long, help: "Only tell the encoding of each text.")
  var detect = false

  @Flag(name: .long, help: "Write texts also where characters are lost: ? for those without a code, small letters for such capitals.")
  var lossy = false

  @Option(name: .long, help: "With keys: where the tone stands in open syllables, old (hòa) or new (hoà).")
  var tone: TonePlacement = .old

  @Option(name: .long, help: "What happens to bytes that are no valid text: replaced by U+FFFD with a warning, or an error.")
  var invalid: Document.InvalidBytes = .replace

  func validate() throws {
    if to == .encoding(.auto) { throw ValidationError("--to names what to write, e.g. utf-8; auto is for --from") }
    if output.format != nil, !detect { throw ValidationError("--format is for --detect; leave it out") }
  }

  mutating func run() throws {
    let inputs = try input.resolve(for: Self.self)
    let diagnostics = Diagnostics(isQuiet: output.quiet)
    let command = self
    try output.run(avoiding: inputs.paths, diagnostics) { (sink, format) throws(OutputError) in
      if command.detect {
        try command.detect(inputs, sink, format, diagnostics)
      } else {
        // All texts are converted before the first one is written.
        let texts = inputs.sources.compactMap { command.convert($0, diagnostics) }
        let isWhole = command.report(texts, diagnostics)
        for text in texts where isWhole { try sink.write(bytes: text.encoded.bytes) }
      }
    }
  }

  /// Lists what the texts lose; whether they are to be written.
  private func report(_ texts: [Conversion], _ diagnostics: Diagnostics) -> Bool {
    let losing = texts.filter { !$0.encoded.losses.isEmpty }
    for text in losing {
      let losses = text.encoded.losses
      let shown = losses.prefix(12).map { loss in
        "\"\(loss.scalar)\" at byte \(loss.place)" + (loss.count > 1 ? " (\(loss.count) times)" : "") + " as \"\(loss.replacement)\""
      }
      let list = shown.joined(separator: ", ") + (losses.count > shown.count ? " and \(losses.count - shown.count) more characters" : "")
      if lossy {
        diagnostics.warning(text.name, "lost in \(to.name): \(list)")
      } else {
        diagnostics.error(text.name, "would be lost in \(to.name): \(list); nothing was written: use --lossy or another encoding")
      }
    }
    return lossy || losing.isEmpty
  }

  /// A converted text.
  private struct Conversion {
    let name: String
    let encoded: EncodedText
  }

  /// A text in what was asked for; nil after a message where it cannot be read.
  private func convert(_ source: InputSource, _ diagnostics: Diagnostics) -> Conversion? {
    let encoding = if case .encoding(let encoding) = from { encoding } else { Document.Encoding.utf8 }
    guard let document = source.read(encoding: encoding, invalid: invalid, option: "--from", diagnostics) else { return nil }
    var text = document.utf8
    // The mark of UTF-16 belongs to its encoding, not to the text.
    let isUTF16 = document.encoding == .utf16LittleEndian || document.encoding == .utf16BigEndian
    if isUTF16, text.starts(with: [0xEF, 0xBB, 0xBF]) { text.removeFirst(3) }
    if case .keys(let method) = from { text = text.withUnsafeBufferPointer { method.type($0, placement: tone) }?.bytes ?? text }
    if to == .encoding(.utf8) { return Conversion(name: source.name, encoded: EncodedText(bytes: text)) }
    // Encodings and keys are made for composed letters.
    guard let composed = compose(text, of: source, diagnostics) else { return nil }
    let encoded: EncodedText =
      switch to {
      case .encoding(.legacy(let encoding)): composed.withUnsafeBufferPointer { encoding.encode($0) }
      case .encoding(let encoding): EncodedText(bytes: Self.utf16(text, isBigEndian: encoding == .utf16BigEndian))
      case .keys(let method): EncodedText(bytes: composed.withUnsafeBufferPointer { method.keys(for: $0) }?.bytes ?? composed)
      }
    return Conversion(name: source.name, encoded: encoded)
  }

  /// UTF-16 with a byte order mark.
  private static func utf16(_ text: [UInt8], isBigEndian: Bool) -> [UInt8] {
    let units = Array(String(decoding: text, as: UTF8.self).utf16)
    return (units.first == 0xFEFF ? units : [0xFEFF] + units).flatMap { unit in
      isBigEndian ? [UInt8(unit >> 8), UInt8(unit & 0xFF)] : [UInt8(unit & 0xFF), UInt8(unit >> 8)]
    }
  }

  private func compose(_ text: [UInt8], of source: InputSource, _ diagnostics: Diagnostics) -> [UInt8]? {
    source.attempt(diagnostics) { () throws(DocumentError) in
      try TextNormalizer().normalize(text, listsChanges: false, mapsPlaces: false).bytes
    }
  }

  private func detect(_ inputs: InputSources, _ sink: OutputSink, _ format: OutputFormat, _ diagnostics: Diagnostics) throws(OutputError) {
    let columns = ["file", "encoding", "confidence", "syllables", "carried"]
    var writer = try RecordWriter(sink: sink, format: format, columns: columns, hasMark: output.bom)
    for source in inputs.sources {
      guard let bytes = source.bytes(diagnostics) else { continue }
      let mark = Document.Encoding.ofMark(bytes)
      let guess = mark == nil ? EncodingDetector.guess(bytes) : nil
      let name = mark?.rawValue ?? guess.map { $0.encoding?.rawValue ?? "utf-8" } ?? "unknown"
      try writer.write([
        .text(source.name), .text(name), .literal(Self.share(mark == nil ? guess?.confidence ?? 0 : 1)),
        guess.map { .literal(Self.share($0.share)) } ?? .none, guess?.isCarried == true ? .literal("true") : .none,
      ])
    }
    try writer.end()
  }

  /// A share with two decimals.
  private static func share(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    return "\(hundredths / 100)." + (hundredths % 100 < 10 ? "0" : "") + "\(hundredths % 100)"
  }
}
