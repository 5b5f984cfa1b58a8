public import ArgumentParser
public import VietOrthography
import VietText

/// A normalization form, or none.
enum FormChoice: String, CaseIterable, ExpressibleByArgument {
  case nfc, nfd, nfkc, nfkd, none
}

extension TonePlacement: ExpressibleByArgument {}

/// The argument of `--rules`.
struct RuleList: ExpressibleByArgument {
  let rules: Set<TextRule>

  init?(argument: String) {
    if argument == "all" {
      rules = Set(TextRule.allCases)
      return
    }
    let names = argument.split(separator: ",").map { $0.trimmingPrefix(" ") }
    let rules = names.compactMap { TextRule(rawValue: String($0)) }
    guard !rules.isEmpty, rules.count == names.count else { return nil }
    self.rules = Set(rules)
  }

  static var allValueStrings: [String] { TextRule.allCases.map(\.rawValue) + ["all"] }
}

/// `vntext normalize`.
struct NormalizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "normalize",
    abstract: "Brings text into one Unicode form, one rule of tone placement, and what other repairs are asked for.",
    discussion: """
      Without options the text is brought into NFC, and nothing else is changed. The result is UTF-8.

      Examples:
        vntext normalize report.txt
        vntext normalize --tone new report.txt                     hòa, thủy become hoà, thuỷ
        vntext normalize --rules marks,lookalikes,spaces a.txt     repairs by name
        vntext normalize --rules all --report a.txt                what would be changed, and where
        vntext normalize --form nfd names.txt

      Rules:
        marks         marks in the wrong order: a + acute + circumflex is ấ
        lookalikes    Ð, Cyrillic and full-width letters inside Vietnamese words
        zero-width    zero-width spaces and joiners, byte order marks
        soft-hyphens  invisible hyphens
        spaces        no-break and other spaces become plain ones
        line-ends     CR LF and CR become LF
        quotes        curly and angular quotation marks become straight ones
        dashes        dashes and minus signs become hyphens
        punctuation   no spaces before , . ; : ! ?

      Exit status: 0 done, 2 an input could not be read or decoded, 64 wrong usage.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions

  @Option(name: .long, help: "The Unicode form.")
  var form: FormChoice = .nfc

  @Option(name: .long, help: "Where the tone stands in open syllables: old (hòa, thủy) or new (hoà, thuỷ).")
  var tone: TonePlacement?

  @Option(name: .long, help: ArgumentHelp("Repairs to make, separated by commas; all for every one.", valueName: "rules"))
  var rules: RuleList?

  @Flag(name: .long, help: "List each change with its place instead of writing the text.")
  var report = false

  @Option(name: .long, help: "In a list, count places in code points (scalar), UTF-8 bytes, UTF-16 units or bytes of the file (byte).")
  var offsets: OffsetUnit = .scalar

  mutating func run() throws {
    let inputs = try input.resolve(for: Self.self)
    let diagnostics = Diagnostics(isQuiet: output.quiet)
    var normalizer = TextNormalizer()
    normalizer.form = NormalizationForm(rawValue: form.rawValue)
    normalizer.tonePlacement = tone
    normalizer.rules = rules?.rules ?? []
    let (isListed, options, offsets, chosen) = (report, input.decoding, offsets, output)
    try output.run(avoiding: inputs.paths, diagnostics) { (sink, format) throws(OutputError) in
      var writer = try RewriteWriter(
        sink: sink, format: isListed ? format : chosen.format, offsets: offsets, hasMark: chosen.bom, reason: "rule")
      for source in inputs.sources {
        guard let document = source.read(options, diagnostics) else { continue }
        guard
          let result = source.attempt(
            diagnostics,
            { () throws(DocumentError) in
              try normalizer.normalize(document.utf8, listsChanges: writer.listsChanges, mapsPlaces: false)
            })
        else { continue }
        guard writer.listsChanges else {
          try result.bytes.withUnsafeBufferPointer { (bytes) throws(OutputError) in try writer.write(bytes) }
          continue
        }
        try writer.write(document, of: source.name, name: { (rule: String) in rule }) { (body) throws(OutputError) in
          for change in result.changes {
            try change.replacement.withUnsafeBufferPointer { (bytes) throws(OutputError) in try body(change.source, bytes, change.rule) }
          }
        }
      }
      try writer.end()
    }
  }
}
