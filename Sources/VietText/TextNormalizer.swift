public import VietOrthography

/// Brings text into one form: a Unicode normalization form, a rule of tone placement, and what other repairs are asked for.
///
/// ```
/// var normalizer = TextNormalizer()
/// normalizer.tonePlacement = .new
/// try normalizer.normalize(Array("Hòa bình".utf8)).text   // "Hoà bình"
/// ```
///
/// What it did is done once: a second run changes nothing. One normalizer may be shared by any number of threads.
public struct TextNormalizer: Sendable {
  /// The form of the result; nil leaves it as it is.
  public var form: NormalizationForm? = .nfc
  /// Where tone marks go; nil leaves them where they are.
  public var tonePlacement: TonePlacement?
  /// The repairs to make.
  public var rules: Set<TextRule> = []

  /// A normalizer to NFC without other repairs.
  public init() {}

  /// A change that was made, or several that make one.
  public struct Change: Sendable, Hashable {
    /// The form, `tone-old` or `tone-new`, or the name of the rule.
    public let rule: String
    /// Where it was made, in UTF-8 bytes of the source.
    public let source: Range<Int>
    /// What was written, in UTF-8.
    public let replacement: [UInt8]
  }

  /// A normalized text.
  public struct Result: Sendable {
    /// Its UTF-8.
    public internal(set) var bytes: [UInt8]
    /// From places in it to places in the source.
    public internal(set) var map = OffsetMap()
    /// What was changed, in the order of the source.
    public internal(set) var changes: [Change] = []

    /// The text.
    public var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  /// Normalizes a text.
  ///
  /// - Parameters:
  ///   - utf8: valid UTF-8; returned as it is, uncopied, where nothing changes.
  ///   - listsChanges: whether to list what was changed.
  ///   - mapsPlaces: whether to map places back; without, and without a list, `map` is the identity.
  /// - Throws: `DocumentError.outOfMemory` when ICU cannot finish.
  /// - Complexity: linear in the text for each rule.
  public func normalize(_ utf8: [UInt8], listsChanges: Bool = true, mapsPlaces: Bool = true) throws(DocumentError) -> Result {
    let keepsEdits = listsChanges || mapsPlaces
    var result = Result(bytes: utf8)
    for step in steps {
      let edited = try result.bytes.withUnsafeBufferPointer { (bytes) throws(DocumentError) in try step.apply(to: bytes, keepsEdits) }
      guard let edited else { continue }
      if listsChanges {
        for edit in edited.edits {
          result.changes.append(
            Change(rule: step.name, source: result.map.source(of: edit.source), replacement: Array(edited.bytes[edit.target])))
        }
      }
      result.bytes = edited.bytes
      if keepsEdits { result.map = result.map.followed(by: OffsetMap(edited.edits)) }
    }
    // Sorting is stable: of changes at one place the earlier step comes first.
    result.changes.sort { $0.source.lowerBound < $1.source.lowerBound }
    return result
  }

  private enum Step {
    case form(NormalizationForm)
    case rule(TextRule)
    case tone(TonePlacement)

    var name: String {
      switch self {
      case .form(let form): form.rawValue
      case .rule(let rule): rule.rawValue
      case .tone(let placement): "tone-" + placement.rawValue
      }
    }

    func apply(to bytes: UnsafeBufferPointer<UInt8>, _ keepsEdits: Bool) throws(DocumentError) -> EditedText? {
      switch self {
      case .form(let form): try form.normalize(bytes, keepsEdits: keepsEdits)
      case .rule(let rule): try rule.apply(to: bytes)
      case .tone(let placement): placement.place(bytes)
      }
    }
  }

  /// What is done, in an order in which no step makes work for one before it: what goes between letters first, then letters, words, signs.
  private var steps: [Step] {
    func chosen(_ order: [TextRule]) -> [Step] { order.filter { rules.contains($0) }.map { .rule($0) } }
    let looksAtWords = tonePlacement != nil || rules.contains(.lookalikes)
    var steps: [Step] = []
    if form == .nfkc || form == .nfkd { steps.append(.form(.nfkc)) }
    steps += chosen([.lineEnds, .zeroWidth, .softHyphens, .spaces])
    // Words are looked at in NFC, whatever becomes of it.
    if looksAtWords || rules.contains(.marks), form != nil { steps.append(.form(.nfc)) }
    steps += chosen([.lookalikes, .marks])
    if looksAtWords, form != nil { steps.append(.form(.nfc)) }
    if let tonePlacement { steps.append(.tone(tonePlacement)) }
    steps += chosen([.quotes, .dashes, .punctuation])
    if let form { steps.append(.form(form)) }
    return steps
  }
}
