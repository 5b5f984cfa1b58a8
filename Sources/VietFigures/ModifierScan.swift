import VietLexicon
import VietNumbers
import VietTokens

/// The words before (and behind) a figure that modify it, per the tables of cues.
extension FigureGrammar {
  /// The modifiers of a figure: a scan to the left, first over words that touch the figure, then over verbs and
  /// adverbs that may stand between "tăng" or "ước" and the figure they govern.
  func modifiers(of figure: borrowing Figure) -> Modifiers {
    switch figure.kind {
    case .legal, .code, .ordinal: return []
    case .date, .time: return modifiers(ofMoment: figure)
    default: break
    }
    let behind = modifiersBehind(figure)
    // "từ 10% trở lên" is a bound, no start of a change.
    var scan = ModifierState(isRange: figure.isRange || !behind.isEmpty)
    // "tăng trưởng âm 2%" is no rise.
    if case .decimal(let value) = figure.value, value.significand < 0 { scan.allowsIncrease = false }
    if figure.hasPlus { scan.found.insert(.increase) }
    if let change = damagedChange(before: figure.firstToken) { return behind.union(change) }
    var index = figure.firstToken
    var sawSuccessively = false
    for _ in 0..<8 where !passage[index].isBreak {
      if let (cue, start) = passage.cue(endingWith: index - 1), start >= lastEnd {
        if scan.isDirect, passage.terminal(start) == .on, start == index - 1, isPlace(start, figure) { break }
        if passage[start].kind == .symbol, !compares(start, figure) { break }
        if scan.isDirect, cue.hasAny(.approx | .over), isSilent(start, cue, figure) { break }
        // "tối đa lần lượt 5 và 10"
        if cue.contains(.linkChange), passage.terminal(start + 1) == .successively, start + 1 < index {
          sawSuccessively = true
          index = start
          continue
        }
        let isChange = cue.contains(.rise) ? governs(rise: start, cue, figure) : true
        guard scan.take(cue, isFrom: passage.terminal(start) == .from, isChange: isChange) else { break }
        index = start
        // "tăng nhẹ - khoảng 0,5%", "giảm, từ 0,61% đến 1,15%", "ước đón và phục vụ 5 triệu lượt"
        if bridges(index - 1, figure, cue) { index -= 1 }
      } else {
        if scan.allowsEstimate, isEstimated(before: index, isDirect: scan.isDirect) { scan.found.insert(.estimate) }
        break
      }
    }
    scan.found.formUnion(behind)
    if scan.found.isEmpty, continuesSuccession(figure), let last {
      scan.found = last.modifiers
    } else {
      isSuccession = sawSuccessively && !scan.found.isEmpty
    }
    return scan.found
  }

  /// Whether an estimate governs from behind words that no table has.
  private func isEstimated(before index: Int, isDirect: Bool) -> Bool {
    // "dự kiến tuyển 150 lao động", "ước tính sơ bộ hơn 8.000 tỷ": one verb or two plain words.
    for words in 1...2 {
      let word = index - words
      guard word > lastEnd, passage.isJoined(word - 1), isPlainVerb(word) else { break }
      if let (cue, start) = passage.cue(endingWith: word - 1), start >= lastEnd, cue.contains(.estimate) { return true }
    }
    guard !isDirect else { return false }
    // "ước tháng 3.2022 xuất 2,83 triệu bao", "ước 6 tháng đầu năm Việt Nam đón 5,6 triệu lượt", "Ước kim ngạch gạo đạt 1,67 tỷ USD"
    var position = index - 1
    while position >= max(lastEnd, index - 6), passage[position].isWord, passage.isJoined(position) {
      if let (cue, start) = passage.cue(endingWith: position), cue.contains(.estimate), start >= lastEnd { return startsSentence(start) }
      position -= 1
    }
    guard let last, last.kind == .date, last.endToken == position + 1, passage.isJoined(position) else { return false }
    return passage.cue(endingWith: last.firstToken - 1)?.cue.contains(.estimate) == true
  }

  private func isPlainVerb(_ index: Int) -> Bool {
    passage[index].isWord && !passage[index].flags.contains(.capital)
  }

  /// A mark between a change and what tells its size, or "và" between two verbs under an estimate.
  private func bridges(_ index: Int, _ figure: borrowing Figure, _ cue: Cue) -> Bool {
    guard index > lastEnd, passage.isJoined(index), passage.isJoined(index - 1) else { return false }
    let before = passage.cue(endingWith: index - 1)?.cue ?? []
    if terminal(index) == .and { return cue.contains(.linkEstimate) && before.hasAny(.linkEstimate | .estimate) }
    guard before.hasAny(.increase | .decrease), !before.contains(.level) else { return false }
    if passage[index].isSymbol("-") { return cue.contains(.approx) && !passage[index].isGlued }
    return figure.isRange && passage[index].isSymbol(",") && passage.terminal(index + 1) == .from
  }

  /// "chế tạotăng1,36%": a word of change glued to the word before and to the figure.
  private func damagedChange(before index: Int) -> Modifiers? {
    guard index > lastEnd, index > 0, passage[index].isGlued, passage[index - 1].isWord, passage[index - 1].word == 0 else { return nil }
    let bytes = passage.bytes(index - 1)
    guard let base = bytes.baseAddress else { return nil }
    var start = max(1, bytes.count - 8)
    while start < bytes.count - 2 {
      if bytes[start] & 0xC0 != 0x80 {
        let word = passage.lexicon.vocabulary.id(of: passage.lexicon.scanner.word(in: base, from: start, to: bytes.count).key)
        let cues = passage.lexicon.cuesBefore
        let cue = Cue(rawValue: cues.payload(cues.next(0, word)))
        if cue.hasAny(.increase | .decrease), !cue.contains(.rise) { return cue.contains(.increase) ? .increase : .decrease }
      }
      start += 1
    }
    return nil
  }

  /// "trong khoảng 50 – 80" states an interval, "dài hơn 2 m so với cầu cũ" compares.
  private func isSilent(_ start: Int, _ cue: Cue, _ figure: borrowing Figure) -> Bool {
    if cue.contains(.no) {
      let end = figure.endToken
      return passage.isJoined(end - 1) && passage.cue(startingAt: end)?.cue.contains(.no) == true
    }
    guard cue.contains(.approx), figure.kind != .duration, case .range = figure.value else { return false }
    return passage.terminal(start) == .in || terminal(start - 1) == .in
  }

  /// "khoảng 2 giờ sáng"; a day is expected behind "dự kiến", with a verb of two words and "vào ngày" between them at most.
  private func modifiers(ofMoment figure: borrowing Figure) -> Modifiers {
    guard !passage[figure.firstToken].isBreak else { return [] }
    var found: Modifiers = []
    if let cue = passage.cue(endingWith: figure.firstToken - 1)?.cue, cue.contains(.approx) { found.insert(.approx) }
    guard case .date(let period) = figure.value, period.start.day > 0 else { return found }
    var index = figure.firstToken
    var words = 0
    while index > lastEnd, !passage[index].isBreak, words <= 2 {
      let cue = passage.cue(endingWith: index - 1)
      if let cue, cue.cue.contains(.estimate) { return found.union(.estimate) }
      if words == 0, let cue, cue.cue.contains(.linkEstimate) {
        index = cue.start
      } else {
        guard passage[index - 1].isWord, cue?.cue.contains(.date) != true else { break }
        (index, words) = (index - 1, words + 1)
      }
    }
    return found
  }

  /// "lên 13,05 điểm" is a rise; "lên 61 xã", "tăng lên 12%" name a level.
  private func governs(rise index: Int, _ own: Cue, _ figure: borrowing Figure) -> Bool {
    if let cue = passage.cue(endingWith: index - 1)?.cue, cue.hasAny(.increase | .decrease | .level) { return false }
    // "giá mất 900 đồng/kg", "chỉ số giảm 0,52%, nhóm ngân hàng cũng mất 0,61%"
    if own.contains(.decrease), figure.kind == .money { return figure.unit.first != nil }
    if own.contains(.decrease) { return isChangeUnit(figure) }
    // "tăng 12,45 điểm (1,29%) lên 978,63 điểm"
    if let lastChange, index - lastChange < 12 { return false }
    if endsWay(at: index) { return false }
    // "tăng phiên thứ 5 liên tiếp lên 1.783 điểm"
    var position = index - 1
    while position >= 0, index - position < 10, passage[position].kind != .symbol || passage[position].isSymbol("-") {
      if let cue = passage.cue(endingWith: position)?.cue, cue.hasAny(.increase | .decrease), !cue.contains(.rise) { return false }
      if passage[position].isBreak { break }
      position -= 1
    }
    return isChangeUnit(figure)
  }

  /// Percent and points: what indices rise and fall by.
  private func isChangeUnit(_ figure: borrowing Figure) -> Bool {
    guard case .entry(let entry)? = figure.unit.base else { return false }
    if figure.kind == .percent { return true }
    return passage.lexicon.isSameUnit(Int(entry), passage.lexicon.points)
  }

  /// "từ 34% năm 2015 lên 41%": where a change starts is named, so that "lên" names where it ends.
  private func endsWay(at index: Int) -> Bool {
    var position = index - 1
    while position >= 0, index - position < 16, !passage[position].isSymbol("."), !passage[position].isSymbol(";") {
      if passage.terminal(position) == .from, passage[position + 1].isNumber || passage[position + 2].isNumber { return true }
      if passage[position].isBreak { break }
      position -= 1
    }
    return false
  }

  /// "≥ 5 m", "mặn <1‰": a sign that stands apart compares; those of arrows, tags and trails of menus do not.
  private func compares(_ index: Int, _ figure: borrowing Figure) -> Bool {
    let sign = passage[index]
    let before = passage[index - 1]
    let isGreater = sign.isSymbol(">")
    if sign.isGlued, index > 0, !before.isSymbol("("), isGreater || !before.isWord { return false }
    guard isGreater || sign.isSymbol("<"), !passage[figure.firstToken].isGlued, !passage[index + 1].isSymbol("=") else { return true }
    // "Trang chủ > 5 điều cần biết", "< 1 2 3 >"
    guard case .entry(let entry)? = figure.unit.base else { return false }
    return passage.lexicon.entries[Int(entry)].kind != .noun
  }

  /// "3.000 trụ trên 3 ha", "tử vong trên 1 triệu dân", "giá cà phê trên 2 sàn": a place or a denominator, not "more than".
  private func isPlace(_ index: Int, _ figure: borrowing Figure) -> Bool {
    // "tính trên 3 sàn"
    if passage.terminal(index - 1) == .count { return true }
    let kind = figure.kind
    guard kind == .quantity || kind == .number else { return false }
    // "ba người trên 40 tuổi"
    if lastEnd == index, last?.kind == .quantity || last?.kind == .number {
      return passage.cue(startingAt: figure.endToken - 1)?.cue.contains(.duration) != true
    }
    guard kind == .quantity, case .decimal(let value) = figure.value else { return false }
    let isFree = passage.cue(endingWith: index - 1) == nil
    if isFree, value < ExactDecimal(10), passage.cue(startingAt: figure.firstToken + 1)?.cue.contains(.place) == true { return true }
    guard let power = (0...9).first(where: { value == ExactDecimal(1).scaled(by: $0) }) else { return false }
    if power == 0, case .entry(let entry)? = figure.unit.base, passage.lexicon.entries[Int(entry)].dimension == .area { return true }
    return isRate(before: index, isFree: isFree)
  }

  /// "tính trên", "tỷ lệ tử vong trên", "số giường bệnh trên", "thu nhập trên": something is told for so many.
  private func isRate(before index: Int, isFree: Bool) -> Bool {
    if passage.cue(endingWith: index - 1)?.cue.contains(.money) == true { return true }
    var position = index - 1
    while position >= max(lastEnd, index - 6), passage[position].isWord, passage.isJoined(position) {
      if passage.terminal(position) == .count { return true }
      if isFree, isShare(position) || passage.terminal(position) == .numberSign && unitEntry(at: position + 1) != nil {
        return true
      }
      position -= 1
    }
    return false
  }

  /// "tỷ lệ", "tỷ suất": a word that begins like a magnitude and is none.
  private func isShare(_ index: Int) -> Bool {
    let sense = passage.sense(index)
    return sense.numeral == .magnitude && sense.starts.contains(.shadow) && passage.longestMatch(passage.lexicon.shadows, at: index) != nil
  }

  /// "từ 5% trở lên", "10 tiêu chí trở xuống".
  private func modifiersBehind(_ figure: borrowing Figure) -> Modifiers {
    guard passage.isJoined(figure.endToken - 1) else { return [] }
    // "từ 65% vốn trở lên": up to two words may stand between.
    let isFrom = passage.terminal(figure.firstToken - 1) == .from
    var behind = figure.endToken
    while isFrom, behind < figure.endToken + 2, passage[behind].isWord,
      passage.cue(startingAt: behind)?.cue.hasAny(.atleast | .atmost) != true, passage.isJoined(behind)
    {
      behind += 1
    }
    guard let cue = passage.cue(startingAt: behind)?.cue else { return [] }
    if cue.contains(.atleast) { return .atleast }
    return cue.contains(.atmost) ? .atmost : []
  }

  /// Behind "lần lượt" every item of the list has the change of the first.
  private func continuesSuccession(_ figure: borrowing Figure) -> Bool {
    guard isSuccession, let last, last.kind == figure.kind, figure.firstToken - lastEnd <= 2 else { return false }
    for position in lastEnd..<figure.firstToken {
      if passage[position].isSymbol(",") || passage[position].isSymbol(";") || passage.terminal(position) == .and { return true }
    }
    return false
  }
}

/// What the scan for modifiers has found, and what it may still find.
private struct ModifierState {
  var found: Modifiers = []
  /// Whether all words so far touch the figure.
  var isDirect = true
  var allowsChange = true
  var allowsIncrease = true
  var allowsEstimate = true
  let isRange: Bool

  private static let direct: [(cue: Cue, modifier: Modifiers)] = [
    (.approx, .approx), (.over, .over), (.under, .under), (.atleast, .atleast), (.atmost, .atmost),
  ]

  init(isRange: Bool) { self.isRange = isRange }

  /// Takes the next cue to the left; false when the scan ends with it.
  mutating func take(_ cue: Cue, isFrom: Bool, isChange: Bool) -> Bool {
    var isUsed = false
    if isDirect {
      for (flag, modifier) in Self.direct where cue.contains(flag) {
        found.insert(modifier)
        isUsed = true
      }
    }
    if allowsEstimate, cue.contains(.estimate) {
      found.insert(.estimate)
      isUsed = true
    }
    // "khoảng từ 300 đến 400"
    if isFrom, isRange, isDirect { return true }
    if allowsChange, isChange, cue.contains(.decrease) || allowsIncrease && cue.contains(.increase) {
      found.insert(cue.contains(.increase) ? .increase : .decrease)
      allowsChange = false
      isDirect = false
      isUsed = true
    }
    if isUsed { return true }
    // A link: from here on only what governs from afar is heard.
    isDirect = false
    let isLevel = cue.contains(.level) && !(isFrom && isRange)
    if isLevel || !cue.hasAny(.linkChange | .level) { allowsChange = false }
    if !cue.hasAny(.linkEstimate | .linkChange | .level) { allowsEstimate = false }
    return allowsChange || allowsEstimate
  }
}

extension Figure {
  /// Whether the value has two ends.
  var isRange: Bool {
    switch value {
    case .range: true
    case .durationRange: true
    default: false
    }
  }
}
