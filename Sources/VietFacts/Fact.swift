public import VietFigures
public import VietNumbers

/// One amount of a fact, and the figure that states it.
public struct Amount: Sendable, Hashable {
  /// The value with its sign: a fall is negative.
  public let value: ExactDecimal
  private let index: Int32
  /// The index of the figure in its passage; -1 for a rank that words say.
  public var figure: Int { Int(index) }

  init(value: ExactDecimal, figure: Int) { (self.value, index) = (value, Int32(truncatingIfNeeded: figure)) }
}

/// What a value is compared with.
public enum Baseline: Sendable, Hashable {
  case period(DatePeriod)
  /// "cùng kỳ năm trước", as the text has it.
  case words(Wording)
}

/// A statistical statement: what was measured, when, how much, against what.
///
/// Names are stretches of the normalized text, amounts point at figures of the passage.
public struct Fact: Sendable {
  /// How firm a value is.
  public enum Status: UInt8, Sendable {
    case actual, estimate, plan

    /// The name in output.
    public var name: StaticString {
      switch self {
      case .actual: "actual"
      case .estimate: "estimate"
      case .plan: "plan"
      }
    }
  }
  /// In which prices a change was measured.
  public enum PriceBasis: UInt8, Sendable { case nominal, real }

  /// What a reader should know before using the row.
  public struct Flags: OptionSet, Sendable, Hashable {
    /// One bit for each flag.
    public let rawValue: UInt8
    /// The flags whose bits are set.
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// The period stands in an earlier sentence, a heading or the title.
    public static let inheritedPeriod = Flags(rawValue: 1)
    /// The indicator is that of an earlier statement.
    public static let inheritedIndicator = Flags(rawValue: 2)
    /// A figure can be read in two ways.
    public static let ambiguous = Flags(rawValue: 4)
    /// What is written cannot be meant: "giảm -5%", a plan percent that plan and value do not make.
    public static let misprint = Flags(rawValue: 8)

    /// Each flag with its name in output.
    public static let named: [(flag: Flags, name: StaticString)] = [
      (.ambiguous, "ambiguous"), (.inheritedIndicator, "inherited_indicator"), (.inheritedPeriod, "inherited_period"),
      (.misprint, "misprint"),
    ]
  }

  /// The noun phrase as written, without period, place and verbs.
  public internal(set) var indicator = Wording()
  /// The place that the statement or its heading names.
  public internal(set) var place = Wording()
  /// The indicator that this one is a part of.
  public internal(set) var partOf = Wording()
  public internal(set) var period: DatePeriod?
  public internal(set) var baseline: Baseline?
  /// The base as written.
  var baseWords = Wording()
  public internal(set) var status = Status.actual
  public internal(set) var priceBasis: PriceBasis?
  public internal(set) var flags: Flags = []

  public internal(set) var value: Amount?
  /// The upper end of a range; `value` is the lower one.
  public internal(set) var high: ExactDecimal?
  /// The figure whose unit the value has; for a bare number in a list, that of the total.
  public internal(set) var unitFigure = -1
  public internal(set) var planValue: Amount?
  public internal(set) var planPercent: Amount?
  public internal(set) var changePercent: Amount?
  public internal(set) var changeValue: Amount?
  public internal(set) var changePoints: Amount?
  public internal(set) var sharePercent: Amount?
  public internal(set) var contributionPoints: Amount?
  public internal(set) var rank: Amount?
  /// The value of the period before, where "từ … lên …" names it.
  public internal(set) var former: Amount?

  /// The statement from its first word to its last, in bytes of the normalized text.
  public internal(set) var range = 0..<0

  /// Whether it is one of the parts that are said to make up the total: "bao gồm".
  var isSum = false
  /// Whether the whole is guessed from an earlier sentence.
  var hasGuessedWhole = false
  /// The whole that a share names: "chiếm 36% tổng vốn đăng ký".
  var whole = Wording()

  /// Calls `body` with each amount that the fact has, in the order of output.
  @inlinable
  public func forEachAmount(_ body: (Measure, Amount) -> Void) {
    if let value { body(.value, value) }
    if let planValue { body(.planValue, planValue) }
    if let planPercent { body(.planPercent, planPercent) }
    if let changePercent { body(.changePercent, changePercent) }
    if let changeValue { body(.changeValue, changeValue) }
    if let changePoints { body(.changePoints, changePoints) }
    if let sharePercent { body(.sharePercent, sharePercent) }
    if let contributionPoints { body(.contributionPoints, contributionPoints) }
    if let rank { body(.rank, rank) }
  }

  /// What an amount measures; the raw value is its key in output.
  public enum Measure: String, Sendable, CaseIterable {
    case value
    case planValue = "plan_value"
    case planPercent = "plan_percent"
    case changePercent = "change_percent"
    case changeValue = "change_value"
    case changePoints = "change_points"
    case sharePercent = "share_percent"
    case contributionPoints = "contribution_points"
    case rank

    /// The key in output.
    public var key: StaticString {
      switch self {
      case .value: "value"
      case .planValue: "plan_value"
      case .planPercent: "plan_percent"
      case .changePercent: "change_percent"
      case .changeValue: "change_value"
      case .changePoints: "change_points"
      case .sharePercent: "share_percent"
      case .contributionPoints: "contribution_points"
      case .rank: "rank"
      }
    }
  }
}
