public import VietNumbers
import VietTokens

/// What a figure is (the kinds of the contract, in the order in which they are listed).
public enum FigureKind: UInt8, Sendable, CaseIterable {
  case money, percent, quantity, number, ordinal, date, time, duration, legal, code

  /// The name in output, e.g. `money`.
  public var name: StaticString {
    switch self {
    case .money: "money"
    case .percent: "percent"
    case .quantity: "quantity"
    case .number: "number"
    case .ordinal: "ordinal"
    case .date: "date"
    case .time: "time"
    case .duration: "duration"
    case .legal: "legal"
    case .code: "code"
    }
  }

  /// The kind with this name; nil for any other word.
  public init?(name: String) {
    guard let kind = Self.allCases.first(where: { $0.name.description == name }) else { return nil }
    self = kind
  }
}

/// Words that qualify a figure: khoảng, ước, hơn, dưới, ít nhất, không quá, tăng, giảm.
public struct Modifiers: OptionSet, Sendable, Hashable {
  /// One bit for each modifier.
  public let rawValue: UInt8
  /// The modifiers whose bits are set.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// "khoảng", "gần": the value is near.
  public static let approx = Modifiers(rawValue: 1)
  /// "dự kiến", "dự báo": the value is expected.
  public static let estimate = Modifiers(rawValue: 2)
  /// "hơn", "trên": more than the value.
  public static let over = Modifiers(rawValue: 4)
  /// "dưới", "chưa đến": less than the value.
  public static let under = Modifiers(rawValue: 8)
  /// "không dưới", "không ít hơn": the value or more.
  public static let atleast = Modifiers(rawValue: 16)
  /// "không quá", "không vượt quá": the value or less.
  public static let atmost = Modifiers(rawValue: 32)
  /// "tăng": a rise.
  public static let increase = Modifiers(rawValue: 64)
  /// "giảm": a fall.
  public static let decrease = Modifiers(rawValue: 128)

  /// Each modifier with its name, in alphabetical order as output lists them.
  public static let named: [(modifier: Modifiers, name: StaticString)] = [
    (.approx, "approx"), (.atleast, "atleast"), (.atmost, "atmost"), (.decrease, "decrease"),
    (.estimate, "estimate"), (.increase, "increase"), (.over, "over"), (.under, "under"),
  ]

  /// The names of those that are set, in alphabetical order.
  public var names: [String] { Self.named.filter { contains($0.modifier) }.map { $0.name.description } }
}

/// Bytes of the passage, from `start` to `end`.
public struct TextSlice: Sendable, Hashable {
  /// Half open, in bytes of the passage.
  public var start, end: UInt32
  /// The bytes from `start` to `end`.
  public init(start: UInt32, end: UInt32) { (self.start, self.end) = (start, end) }
}

/// The exact value of a figure.
public enum FigureValue: Sendable, Hashable {
  case decimal(ExactDecimal)
  case range(ExactDecimal, ExactDecimal)
  case fraction(ExactDecimal, ExactDecimal)
  case date(DatePeriod)
  /// A date that only its context could place: "mùng 6 Tết".
  case relativeDate
  case time(ClockTime, ClockTime?)
  case duration(Span)
  case durationRange(ExactDecimal, ExactDecimal, Span.Unit)
  /// The text itself: a code, a score.
  case text(TextSlice)
  /// The text without its spaces: the code of a legal document.
  case squeezed(TextSlice)
  /// Too many digits for the exact type.
  case overflow
}

/// One part of a unit: an entry of the lexicon, or a word of the text as it stands.
public enum UnitPart: Sendable, Hashable {
  case entry(UInt16)
  /// An entry as a heading wrote it: prices keep the words of their denominators.
  case written(UInt16)
  case text(TextSlice)

  /// Whether both are forms of one unit, or the same words.
  func isSame(as other: UnitPart, in passage: Passage) -> Bool {
    switch (self, other) {
    case (.entry(let own), .entry(let theirs)):
      passage.lexicon.entries[Int(own)].symbol.buffer.elementsEqual(passage.lexicon.entries[Int(theirs)].symbol.buffer)
    case (.text(let own), .text(let theirs)):
      passage.bytes(of: own).elementsEqual(passage.bytes(of: theirs))
    default: self == other
    }
  }
}

extension Passage {
  /// The bytes of a slice.
  func bytes(of slice: TextSlice) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: text + Int(slice.start), count: Int(slice.end - slice.start))
  }
}

/// A unit with its denominators: `VND/người/tháng`, `tạ/ha`.
public struct UnitExpression: Sendable, Hashable {
  /// What is counted; nil for a bare number.
  public var base: UnitPart?
  /// The first denominator.
  public var first: UnitPart?
  /// The second denominator.
  public var second: UnitPart?
  /// A unit without denominators.
  public init(base: UnitPart? = nil) { self.base = base }

  /// Whether there is no unit.
  public var isEmpty: Bool { base == nil }

  mutating func append(_ part: UnitPart) {
    if first == nil { first = part } else if second == nil { second = part }
  }
}

/// A figure: where it stands in its passage, what it is and its exact value.
public struct Figure: Sendable {
  // Narrow integers: figures are handed from grammar to grammar by value.
  private var startByte: UInt32 = 0, endByte: UInt32 = 0
  private var headingStart: Int32 = 0, headingEnd: Int32 = 0
  private var firstIndex, endIndex: Int32
  /// What the figure is.
  public var kind: FigureKind
  /// What it says.
  public var value: FigureValue
  /// What it counts.
  public var unit = UnitExpression()
  /// The words that govern it.
  public var modifiers: Modifiers = []
  /// The other reading of an open separator.
  public var alternative: ExactDecimal?
  /// The heading that names the unit, in bytes of the document; empty where the unit stands beside the number, negative where it stands in
  /// an earlier piece of the document.
  public var heading: Range<Int> {
    get { Int(headingStart)..<Int(headingEnd) }
    set { (headingStart, headingEnd) = (Int32(clamping: newValue.lowerBound), Int32(clamping: newValue.upperBound)) }
  }
  /// Whether the first token is a modifier's business: a plus sign was written.
  var hasPlus = false

  init(_ kind: FigureKind, _ value: FigureValue, tokens: Range<Int>) {
    self.kind = kind
    self.value = value
    (firstIndex, endIndex) = (Int32(truncatingIfNeeded: tokens.lowerBound), Int32(truncatingIfNeeded: tokens.upperBound))
  }

  /// Bytes of the passage.
  public var start: Int {
    get { Int(startByte) }
    set { startByte = UInt32(truncatingIfNeeded: newValue) }
  }
  /// The byte behind it, in the passage.
  public var end: Int {
    get { Int(endByte) }
    set { endByte = UInt32(truncatingIfNeeded: newValue) }
  }
  /// Its tokens in the passage.
  public internal(set) var firstToken: Int {
    get { Int(firstIndex) }
    set { firstIndex = Int32(truncatingIfNeeded: newValue) }
  }
  public internal(set) var endToken: Int {
    get { Int(endIndex) }
    set { endIndex = Int32(truncatingIfNeeded: newValue) }
  }
}
