/// Why a mark in a number was read as it was; in the order in which the rules are asked.
public enum SeparatorRule: String, Sendable, CaseIterable {
  /// No mark, or one that can only be read one way.
  case form
  /// A comma before three digits with a currency that has no smaller coin in use: `12,345 đồng`.
  case wholeCurrency
  /// A comma before three digits of what is counted in wholes: `1,284 người`, "Lượt xem: 1,284".
  case wholeCount
  /// A comma before three digits that end in 0, with a currency behind: a decimal is not padded.
  case paddedCurrency
  /// A neighbour in the same sentence, list or table shows the style.
  case neighbour
  /// A number among the 64 KiB before shows it.
  case earlier
  /// A dot before three digits in a Vietnamese text.
  case vietnameseGroup
  /// Nothing decides: Vietnamese by default, the other reading beside it.
  case open
}

/// What is known around a number whose mark is open.
public struct SeparatorEvidence: Sendable, Hashable {
  /// The nearest neighbour in sentence, list or table that shows a style.
  public var neighbour = DigitGroups.Style.plain
  /// The nearest number of the 64 KiB before that shows a style.
  public var earlier = DigitGroups.Style.plain
  /// Where the number stands that shows a style, in bytes of the document.
  public var shownPlace: Range<Int>?
  /// A currency follows, or stands before.
  public var hasCurrency = false
  /// The currency is the đồng and no magnitude word stands between.
  public var isPlainDong = false
  /// A counted noun follows, or the label of a counter stands before.
  public var countsWholes = false
  /// Where the currency, noun or label stands, in bytes of the document.
  public var wordPlace: Range<Int>?
  /// The last digit is 0.
  public var endsInZero = false

  public init() {}
}

extension SeparatorEvidence {
  /// Where that stands which a rule rests on; nil for the rules that look at the number alone.
  public func place(for rule: SeparatorRule) -> Range<Int>? {
    switch rule {
    case .wholeCurrency, .wholeCount, .paddedCurrency: wordPlace
    case .neighbour, .earlier: shownPlace
    case .form, .vietnameseGroup, .open: nil
    }
  }
}

/// The reading of a number's marks, the rule that gave it, and whether it stays open.
public struct SeparatorDecision: Sendable, Hashable {
  public let reading: DigitGroups.Reading
  public let rule: SeparatorRule
  public var isAmbiguous: Bool { rule == .open }

  /// Decides by the first rule that applies.
  ///
  /// - Returns: nil when the marks make no number under any reading.
  public init?(_ groups: DigitGroups, _ evidence: SeparatorEvidence) {
    switch groups.style {
    case .none: return nil
    case .openComma:
      if evidence.isPlainDong {
        (reading, rule) = (.grouped, .wholeCurrency)
      } else if evidence.countsWholes {
        (reading, rule) = (.grouped, .wholeCount)
      } else if evidence.hasCurrency && evidence.endsInZero {
        (reading, rule) = (.grouped, .paddedCurrency)
      } else if let (shown, by) = Self.shown(evidence) {
        (reading, rule) = (shown == .english ? .grouped : .decimal, by)
      } else {
        (reading, rule) = (.decimal, .open)
      }
    case .openDot:
      if evidence.neighbour == .english && !evidence.isPlainDong {
        (reading, rule) = (.decimal, .neighbour)
      } else {
        (reading, rule) = (.grouped, .vietnameseGroup)
      }
    default:
      (reading, rule) = (groups.ownReading ?? .grouped, .form)
    }
  }

  private static func shown(_ evidence: SeparatorEvidence) -> (DigitGroups.Style, SeparatorRule)? {
    if evidence.neighbour != .plain { return (evidence.neighbour, .neighbour) }
    if evidence.earlier != .plain { return (evidence.earlier, .earlier) }
    return nil
  }
}
