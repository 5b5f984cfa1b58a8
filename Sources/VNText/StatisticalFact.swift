public import VietFacts
import VietFigures
public import VietNumbers
import VietOrthography
import VietTokens

/// A statistical statement of a text: what was measured, where and when, how much, against what.
///
/// ```
/// let fact = FactExtractor().facts(in: "Kim ngạch xuất khẩu năm 2022 ước 1.500 triệu USD, đạt 125% kế hoạch, tăng 16,37% so với năm 2021.")[0]
/// fact.indicator       // "Kim ngạch xuất khẩu"
/// fact.period          // "2022"
/// fact.value           // 1500000000
/// fact.planPercent     // 125
/// fact.changePercent   // 16.37
/// fact.baseline        // "2021"
/// ```
///
/// A second change of one value, against another base or in real terms, is a fact of its own without `value`.
public struct StatisticalFact: Sendable, Hashable {
  /// How firm a value is.
  public typealias Status = Fact.Status
  /// In which prices a change was measured.
  public typealias PriceBasis = Fact.PriceBasis
  /// What a reader should know before using the fact.
  public typealias Flags = Fact.Flags

  /// The noun phrase as written, without its period, place and verbs.
  public let indicator: String
  /// The place that the statement or its heading names.
  public let place: String?
  /// The indicator that this one is a part of.
  public let partOf: String?
  /// The period in EDTF, quarters as `2023-Q1`; completed from the sentence, the paragraph, the heading or the title.
  public let period: String?
  /// What was measured; nil where only a change, a share or a part of the plan is stated.
  public let value: ExactDecimal?
  /// The ends of a range; `value` is nil then.
  public let bounds: ClosedRange<ExactDecimal>?
  /// ISO 4217 for money, `%`, a usual symbol or the counted noun; nil without a value.
  public let unit: String?
  /// Whether the value is measured, estimated or planned.
  public let status: Status
  /// The planned value, in the unit of the value.
  public let planValue: ExactDecimal?
  /// The value in percent of the plan.
  public let planPercent: ExactDecimal?
  /// The change in percent; negative for a fall.
  public let changePercent: ExactDecimal?
  /// The change in the unit of the value; negative for a fall.
  public let changeValue: ExactDecimal?
  /// The change of a rate in percentage points; negative for a fall.
  public let changePoints: ExactDecimal?
  /// What the change is measured against: EDTF where the text names a date, else its words.
  public let baseline: String?
  /// The share of the whole in percent.
  public let sharePercent: ExactDecimal?
  /// The contribution to the growth of the whole, in percentage points.
  public let contributionPoints: ExactDecimal?
  /// Whether the change is in current or constant prices, where the text says so.
  public let priceBasis: PriceBasis?
  /// The rank that the text states.
  public let rank: ExactDecimal?
  /// What a reader should know: inherited periods, ambiguous figures, misprints.
  public let flags: Flags
  /// The statement from its first word to its last, in UTF-8 bytes of the original text.
  public let utf8Range: Range<Int>
  /// The figures it rests on, in UTF-8 bytes of the original text, in text order.
  public let figureRanges: [Range<Int>]

  init(_ fact: borrowing Fact, _ figures: [Figure], in passage: Passage, source: (Range<Int>) -> Range<Int>) {
    let text = passage.text - passage.start
    func words(_ wording: Wording) -> String? { wording.isEmpty ? nil : Self.string { wording.write(to: &$0, from: text) } }
    indicator = words(fact.indicator) ?? ""
    place = words(fact.place)
    partOf = words(fact.partOf)
    period = fact.period.map { period in Self.string { period.write(to: &$0) } }
    let low = fact.value?.value
    if let high = fact.high, let low, low <= high {
      (value, bounds) = (nil, low...high)
    } else {
      (value, bounds) = (low, nil)
    }
    let unitFigure = low == nil ? -1 : fact.unitFigure
    let written = unitFigure < 0 ? "" : Self.string { figures[unitFigure].writeUnit(to: &$0, in: passage) }
    unit = written.isEmpty ? nil : written
    status = fact.status
    (planValue, planPercent) = (fact.planValue?.value, fact.planPercent?.value)
    (changePercent, changeValue, changePoints) = (fact.changePercent?.value, fact.changeValue?.value, fact.changePoints?.value)
    switch fact.baseline {
    case .period(let period)?: baseline = Self.string { period.write(to: &$0) }
    case .words(let wording)?: baseline = words(wording)
    case nil: baseline = nil
    }
    (sharePercent, contributionPoints) = (fact.sharePercent?.value, fact.contributionPoints?.value)
    (priceBasis, rank, flags) = (fact.priceBasis, fact.rank?.value, fact.flags)
    utf8Range = source(fact.range)
    var indices: Set<Int> = []
    fact.forEachAmount { _, amount in indices.insert(amount.figure) }
    if let former = fact.former { indices.insert(former.figure) }
    figureRanges = indices.filter { $0 >= 0 }.sorted().map { source(passage.start + figures[$0].start..<passage.start + figures[$0].end) }
  }

  private static func string(_ body: (inout ByteBuffer) -> Void) -> String {
    var bytes = ByteBuffer()
    body(&bytes)
    return bytes.string
  }
}
