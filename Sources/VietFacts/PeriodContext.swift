import VietFigures
import VietOrthography
import VietTokens

/// What is known of the time a text speaks of: its title, the heading, the statements so far, the day it was written.
struct PeriodContext {
  /// The day or month that the text itself is dated.
  var dateline: DatePeriod?
  /// The period of the title.
  var title: DatePeriod?
  /// The period of the heading that holds now.
  var heading: DatePeriod?
  /// The period that the last statement spoke of, asides left out.
  var latest: DatePeriod?

  /// The period of the sentence before, "riêng" included: what "trong đó" goes on with.
  var sentence: DatePeriod?
  /// Whether `latest` holds for the paragraph only.
  private var isOfParagraph = false
  /// The last period that was no day: what a new paragraph goes on with.
  private(set) var latestTerm: DatePeriod?

  /// A statement spoke of a period; one of years before the heading's is a look back, unless a sentence begins with it.
  mutating func speak(of period: DatePeriod, atStart: Bool) {
    if !atStart, let firm = (heading ?? title).flatMap({ ($0.end ?? $0.start).year }), let year = (period.end ?? period.start).year,
      year < firm
    {
      return
    }
    // "FDI tám tháng" gets its year from the first statement that names one.
    if let year = (period.end ?? period.start).year {
      if title?.start.year == nil { title = title.map { Self.moved($0, to: year) } }
      if heading?.start.year == nil { heading = heading.map { Self.moved($0, to: year) } }
    }
    (latest, isOfParagraph) = (period, false)
    if period.start.day == 0 { latestTerm = period }
  }

  /// A paragraph begins with "Riêng quý III …": its statements speak of that, those behind it do not.
  mutating func speakInParagraph(of period: DatePeriod) {
    latestTerm = latestTerm ?? latest
    (latest, isOfParagraph) = (period, true)
  }

  /// A new paragraph: "tính đến 20/6/2023" of the last one is over.
  mutating func enterParagraph() {
    sentence = nil
    if let latest, latest.start.day > 0 || isOfParagraph, latestTerm != nil || heading != nil || title != nil { self.latest = latestTerm }
  }

  /// The period of a statement that names none.
  var inherited: DatePeriod? { latest ?? heading ?? title }

  /// A new heading: what the paragraphs before it spoke of is over, unless it says nothing of time.
  mutating func enter(heading period: DatePeriod?) {
    if title == nil, let period {
      title = period
      return
    }
    guard let period else { return }
    heading = period
    (latest, latestTerm) = (nil, nil)
  }

  /// The period with its year filled in: from the sentence, from what is spoken of, or from the dateline.
  ///
  /// - Parameter sentenceYear: one year after a "cùng kỳ năm N" of the sentence.
  func completed(_ period: DatePeriod, sentenceYear: Int16?) -> DatePeriod {
    guard period.start.year == nil, !period.isLunar else { return period }
    var result = period
    let known = year(of: sentenceYear) ?? inherited.flatMap { ($0.end ?? $0.start).year }
    if let known {
      result.start.year = known
      if result.end != nil, result.end?.year == nil { result.end?.year = known }
      return result
    }
    if let dateline, let day = dateline.bounds?.last, let near = period.resolved(near: day) { return near }
    return result
  }

  /// The year that a sentence tells by its "cùng kỳ năm N"; nil where a heading or the dateline says it.
  func year(of sentenceYear: Int16?) -> Int16? {
    guard let sentenceYear else { return nil }
    if (heading ?? title).flatMap({ ($0.end ?? $0.start).year }) != nil { return nil }
    if let written = dateline?.start.year, abs(Int(written) - Int(sentenceYear)) > 1 { return nil }
    return sentenceYear
  }

  /// The same months or quarter of another year.
  static func moved(_ period: DatePeriod, to year: Int16) -> DatePeriod {
    var result = period
    let distance = year - (period.end?.year ?? period.start.year ?? year)
    result.start.year = period.start.year.map { $0 &+ distance } ?? year
    if let end = period.end { result.end?.year = end.year.map { $0 &+ distance } ?? year }
    return result
  }

  /// The period that the words of a base mean: "cùng kỳ năm 2018", "cùng kỳ năm trước", "tháng trước".
  static func base(_ words: Wording, of period: DatePeriod, _ figures: UnsafeBufferPointer<Figure>, in passage: Passage) -> DatePeriod? {
    let tokens = passage.tokens(in: words.extent)
    guard let first = tokens.first, let last = tokens.last else { return nil }
    let index = figures.indices.partitioningIndex { figures[$0].firstToken >= first }
    for figure in figures[index...].prefix(while: { $0.firstToken <= last }) {
      guard figure.firstToken == first || tokens.contains(where: { passage.terminal($0) == .same }), case .date(let named) = figure.value,
        let year = named.start.year
      else { return nil }
      return moved(period, to: year)
    }
    if tokens.contains(where: { passage.terminal($0) == .same }) {
      return (period.end ?? period.start).year.map { moved(period, to: $0 - 1) }
    }
    guard tokens.count == 2, passage.terminal(last) == .past else { return nil }
    if passage.terminal(first) == .year { return (period.end ?? period.start).year.map { DatePeriod(CalendarDate(year: Int($0) - 1)) } }
    return before(period)
  }

  /// The month, quarter or year before.
  static func before(_ period: DatePeriod) -> DatePeriod? {
    guard period.end == nil, let year = period.start.year else { return nil }
    var start = period.start
    if start.day > 0 { return nil }
    if start.month > 0 {
      (start.year, start.month) = start.month == 1 ? (year - 1, 12) : (year, start.month - 1)
    } else if start.quarter > 0 {
      (start.year, start.quarter) = start.quarter == 1 ? (year - 1, 4) : (year, start.quarter - 1)
    } else {
      start.year = year - 1
    }
    return DatePeriod(start)
  }
}
