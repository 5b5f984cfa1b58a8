import VietFigures
import VietLexicon
import VietTokens

/// The words between a figure's chain and the statement before it: whose figure it is, and of when.
struct Lead {
  var name = Wording()
  /// The first piece of the lead, and the one behind it.
  var start = 0, end = 0
  /// The pieces that the name was taken from.
  var pieces = 0..<0
  var place = Wording()
  /// The name is a place, or written like one.
  var isProper = false
  /// The date that the statement names; a piece.
  var date: Int?
  /// "cùng kỳ" or "tháng trước" as the time of the statement, a piece.
  var relative: Int?
  /// The pieces of a base: "So với cùng kỳ năm trước, …".
  var base = 0..<0
  /// A semicolon, or a colon behind a figure.
  var breaksClause = false
  /// "trong đó", or a colon.
  var opensList = false
  /// "bao gồm": the list is complete.
  var isSum = false
  /// What a list with a colon belongs to.
  var label = Wording()
  var isOnly = false
  /// "Đóng góp vào mức tăng chung 5,17% có …".
  var contributes = false
  var hasEstimate = false
  var hasTarget = false
  var isPlan = false
  /// "cả năm".
  var isWholeYear = false
  /// "Trong tháng", the last one spoken of.
  var isMonth = false
  /// "Lũy kế", from January on.
  var isCumulated = false
  var priceBasis: Fact.PriceBasis?
  /// The rank that the lead names: "đứng đầu", or an ordinal; a piece.
  var rank: Int?
  /// The verb whose object is counted behind the figure; a piece.
  var actor: Int?
}

extension StatementGrammar {
  /// Reads the pieces before a chain. Linear in them.
  func readLead(_ range: Range<Int>, isStart: Bool) -> Lead {
    var lead = Lead()
    (lead.start, lead.end) = (range.lowerBound, range.upperBound)
    var start = range.lowerBound
    var wholeName = 0..<0
    var bracketEnd = range.lowerBound
    for index in range {
      // What stands in brackets says nothing of the statement.
      if index < bracketEnd {
        if pieces[index].term == .real || pieces[index].term == .nominal { lead.priceBasis = pieces[index].term == .real ? .real : .nominal }
        continue
      }
      if pieces[index].term == .open, let close = closing(of: index), close < range.upperBound { bracketEnd = close }
      switch pieces[index].term {
      case .semicolon:
        lead.breaksClause = true
        (lead.label, lead.opensList, lead.base) = (Wording(), false, 0..<0)
        start = index + 1
      case .colon:
        lead.label = trimmed(start..<index, into: &lead).name
        lead.opensList = true
        start = index + 1
      case .listHead:
        lead.opensList = true
        lead.base = 0..<0
        start = index + 1
      case .includes:
        // "Tổng vốn đăng ký bao gồm vốn cấp mới, … và góp vốn đạt 5 tỷ": the whole is measured.
        if wholeName.isEmpty, isStart, index > start, hasSeveral(index + 1..<range.upperBound) {
          wholeName = start..<index
        } else if wholeName.isEmpty {
          (lead.opensList, lead.isSum) = (true, true)
          start = index + 1
        }
      case .open where acronym(at: index) == nil: break
      case .figure where isDate(index): noteDate(index, in: &lead, from: range.lowerBound)
      case .figure where figures[Int(pieces[index].figure)].kind == .ordinal: lead.rank = index
      case .sameTerm, .lastYear, .lastQuarter, .lastMonth:
        // "tốt hơn quý trước" is no time of the statement.
        if !noteBase(index, in: &lead, from: range.lowerBound), opensSegment(index, from: range.lowerBound) { lead.relative = index }
      case .wholeYear: lead.isWholeYear = true
      case .total where pieces[index].tokens.contains(where: { passage.terminal($0) == .month }): lead.isMonth = true
      case .total where passage[Int(pieces[index].first)].word == words.cumulated: lead.isCumulated = true
      case .topRank: lead.rank = index
      case .only: lead.isOnly = true
      case .contribute: lead.contributes = true
      case .estimate: lead.hasEstimate = true
      case .target: lead.hasTarget = true
      case .real: lead.priceBasis = .real
      case .nominal: lead.priceBasis = .nominal
      default: break
      }
    }
    if !wholeName.isEmpty {
      take(wholeName, into: &lead)
    } else {
      takeName(start..<range.upperBound, isStart: isStart || start > range.lowerBound, into: &lead)
    }
    if let last = range.last { lead.isPlan = endsWithPlan(range.lowerBound...last) }
    return lead
  }

  /// Whether a kind of enumeration stands in the range: a comma or "và".
  private func hasSeveral(_ range: Range<Int>) -> Bool {
    pieces[range].contains { $0.term == .comma || $0.term == .join }
  }

  private func endsWithPlan(_ range: ClosedRange<Int>) -> Bool {
    var index = range.upperBound
    while index > range.lowerBound, isDate(index) || pieces[index].term == .wholeYear || pieces[index].term == .soft { index -= 1 }
    return pieces[index].term == .plan || pieces[index].term == .target
  }

  private func noteDate(_ index: Int, in lead: inout Lead, from limit: Int) {
    if noteBase(index, in: &lead, from: limit) { return }
    // "theo giá so sánh năm 1994".
    if index > limit, pieces[index - 1].term == .real || pieces[index - 1].term == .nominal, isYear(index) { return }
    if isSameTerm(index) { lead.relative = index } else { lead.date = index }
  }

  /// Whether nothing but words that lead on stand between the start of the segment and a piece.
  private func opensSegment(_ index: Int, from limit: Int) -> Bool {
    var before = index - 1
    while before >= limit, pieces[before].term != .comma, FactTerms.leading.contains(pieces[before].term) { before -= 1 }
    return before < limit || FactTerms.separators.contains(pieces[before].term) || pieces[before].term == .comma
  }

  /// Whether a date is a year only.
  private func isYear(_ index: Int) -> Bool {
    guard case .date(let period) = figures[Int(pieces[index].figure)].value else { return false }
    return period.end == nil && period.start.month == 0 && period.start.quarter == 0
  }

  /// Whether a piece is compared with: "so với" stands before it.
  private func noteBase(_ index: Int, in lead: inout Lead, from limit: Int) -> Bool {
    var before = index - 1
    while before >= limit, before > index - 5 {
      let term = pieces[before].term
      if term == .versus {
        lead.base = before..<index + 1
        return true
      }
      guard term == .soft || term == .join || term == .plan || term == .of || FactTerms.bases.contains(term) || isDate(before)
        || term == .text && pieces[before].tokens.count <= 2
      else { return false }
      before -= 1
    }
    return false
  }

  // MARK: Names

  /// Takes the name from the last segment that has one, and from those before it that belong to it.
  private func takeName(_ range: Range<Int>, isStart: Bool, into lead: inout Lead) {
    var end = range.upperBound
    var isLast = true
    while end > range.lowerBound {
      var start = end
      while start > range.lowerBound, pieces[start - 1].term != .comma, !isOpenMark(start - 1) { start -= 1 }
      // A segment further left is no subject where it says why or when only.
      let isAside = !isLast && (start..<end).first.map { pieces[$0].term == .aside || pieces[$0].term == .versus } ?? false
      if !isAside {
        let extended = isLast || isStart ? extended(start, end, in: range) : start
        let found = trimmed(extended..<end, into: &lead)
        if !found.name.isEmpty || !lead.place.isEmpty && isLast {
          (lead.name, lead.pieces) = (found.name, found.pieces)
          finish(&lead)
          if lead.place.isEmpty, start > range.lowerBound { findPlace(range.lowerBound..<start, into: &lead) }
          return
        }
      }
      guard isStart, start > range.lowerBound else { return }
      isLast = false
      end = start - 1
    }
  }

  private func take(_ range: Range<Int>, into lead: inout Lead) {
    let found = trimmed(range, into: &lead)
    (lead.name, lead.pieces) = (found.name, found.pieces)
    finish(&lead)
  }

  /// An earlier segment that is a place: "Tại Hà Nội, khách quốc tế …".
  private func findPlace(_ range: Range<Int>, into lead: inout Lead) {
    for index in range where isPlaceWord(index) && (index == range.lowerBound || pieces[index - 1].term != .text) {
      lead.place = wording(placeRange(from: index))
      return
    }
  }

  /// What ends a segment besides a comma.
  private func isOpenMark(_ index: Int) -> Bool {
    pieces[index].term == .mark || pieces[index].term == .open && acronym(at: index) == nil && closing(of: index) == nil
  }

  /// The bracket that closes the one at a piece.
  func closing(of index: Int) -> Int? {
    var depth = 0
    for other in index..<pieces.count {
      if pieces[other].term == .open { depth += 1 }
      if pieces[other].term == .close {
        depth -= 1
        if depth == 0 { return other }
      }
    }
    return nil
  }

  /// The start of a name that goes over commas: "Khu vực nông, lâm nghiệp và thủy sản".
  private func extended(_ start: Int, _ end: Int, in range: Range<Int>) -> Int {
    var start = start
    var isOpen = pieces[start..<end].contains { $0.term == .join }
    while start - 1 > range.lowerBound, pieces[start - 1].term == .comma {
      var before = start - 1
      while before > range.lowerBound, pieces[before - 1].term != .comma { before -= 1 }
      let segment = before..<start - 1
      guard isOpen || pieces[segment].contains(where: { $0.term == .join }) || isShort(segment, before: start..<end), continues(segment)
      else { return start }
      isOpen = true
      start = before
    }
    return start
  }

  /// "điện, ga, nước", "số doanh nghiệp giải thể, ngừng hoạt động": a few words behind a few words.
  private func isShort(_ segment: Range<Int>, before last: Range<Int>) -> Bool {
    guard let first = segment.first, let next = last.first else { return false }
    switch pieces[next].term {
    case .measureHead, .moneyHead, .countHead, .part, .place, .region, .placeHead, .discourse, .total, .only, .estimate, .aside: return false
    default: break
    }
    let tokens = pieces[segment].reduce(0) { $0 + $1.tokens.count }
    return tokens <= 5 && pieces[last].reduce(0) { $0 + $1.tokens.count } <= 3 && (!isCapital(next) || passage[Int(pieces[next].first)].flags.contains(.capitals)) && pieces[first].term != .actor
  }

  /// Whether a segment can be part of a name that goes on behind a comma.
  private func continues(_ segment: Range<Int>) -> Bool {
    guard let first = segment.first else { return false }
    switch pieces[first].term {
    case .aside, .discourse, .versus, .only, .place, .region, .at, .preposition, .total, .wholeYear, .estimate: return false
    default: break
    }
    return !pieces[segment].contains { piece in
      FactTerms.verbs.contains(piece.term) || piece.term == .figure || piece.term == .versus || piece.term == .open || piece.term == .close
    }
  }

  /// The name in a range of pieces, without what does not belong to it; places, prices and rank go to the lead.
  func trimmed(_ range: Range<Int>, into lead: inout Lead) -> (name: Wording, pieces: Range<Int>) {
    var (start, end) = (range.lowerBound, range.upperBound)
    trimStart(&start, end, into: &lead)
    trimEnd(start, &end, into: &lead)
    trimStart(&start, end, into: &lead)
    // "Về cơ cấu nhóm hàng xuất khẩu 11 tháng năm 2024 nhóm hàng chế biến": the date ends the aside.
    if range.contains(where: { $0 < start && pieces[$0].term == .aside }), let date = (start..<end).last(where: isDate), date + 1 < end {
      start = date + 1
      trimStart(&start, end, into: &lead)
    }
    start = gluedHeading(start..<end)
    // "Ngân hàng Thế giới dự báo GDP tăng": who says so is no part of the name.
    if let said = (start..<end).last(where: { pieces[$0].term == .estimate }), said + 1 < end,
      pieces[said + 1..<end].contains(where: { $0.term == .text || $0.term == .noun || FactTerms.heads.contains($0.term) || $0.term == .part })
    {
      start = said + 1
      trimStart(&start, end, into: &lead)
    }
    guard start < end, !isAverage(start..<end), pieces[start..<end].contains(where: { !FactTerms.nameless.contains($0.term) && $0.term != .figure }) else {
      return (Wording(), start..<start)
    }
    return (wording(start..<end), start..<end)
  }

  /// "Bình quân 6 tháng đầu năm tăng 8,75%": the name stands before.
  private func isAverage(_ range: Range<Int>) -> Bool {
    guard range.count == 1, pieces[range.lowerBound].tokens.count == 2 else { return false }
    return passage[pieces[range.lowerBound].tokens.lowerBound + 1].word == words.average
  }

  private func trimStart(_ start: inout Int, _ end: Int, into lead: inout Lead) {
    while start < end {
      let term = pieces[start].term
      if term == .figure {
        // Dates, enumerators, ranks.
        let kind = figures[Int(pieces[start].figure)].kind
        if isDate(start) || kind == .ordinal || kind == .time || start + 1 < end && isEnumerator(start) {
          start += 1
          continue
        }
        return
      }
      if term == .versus, let after = baseEnd(from: start, limit: end) {
        start = after
        continue
      }
      if isPlaceWord(start), !isPartOfName(start, end) {
        let place = placeRange(from: start)
        if place.upperBound < end || pieces[start].term != .place {
          if lead.place.isEmpty { lead.place = wording(place) }
          start = place.upperBound
          continue
        }
        return
      }
      if FactTerms.bases.contains(term) || start + 1 < end && isAverage(start..<start + 1) && (isDate(start + 1) || pieces[start + 1].term == .wholeYear) {
        start += 1
        continue
      }
      if term == .at, start + 1 < end, isPlaceWord(start + 1) {
        start += 1
        continue
      }
      if term == .open, let close = closing(of: start), close < end {
        start = close + 1
        continue
      }
      guard FactTerms.leading.contains(term) || term == .close || term == .open else { return }
      start += 1
    }
  }

  /// A place that a name begins with and that is no scene: "Hà Nội và Huế", "Việt Nam - Lào".
  private func isPartOfName(_ index: Int, _ end: Int) -> Bool {
    let after = placeRange(from: index).upperBound
    return after < end && (pieces[after].term == .join || pieces[after].term == .dash)
  }

  private func baseEnd(from index: Int, limit: Int) -> Int? {
    for other in index + 1..<max(index + 1, min(index + 5, limit)) where FactTerms.bases.contains(pieces[other].term) || isDate(other) {
      return other + 1
    }
    return nil
  }

  private func isEnumerator(_ index: Int) -> Bool {
    let figure = figures[Int(pieces[index].figure)]
    return (figure.kind == .code || figure.kind == .number) && (pieces[index + 1].term == .mark || pieces[index + 1].term == .close)
  }

  private func trimEnd(_ start: Int, _ end: inout Int, into lead: inout Lead) {
    while end > start {
      let last = end - 1
      let term = pieces[last].term
      if term == .figure {
        guard isDate(last) || figures[Int(pieces[last].figure)].kind == .ordinal else { return }
        end -= 1
        while end > start, FactTerms.dateLinks.contains(pieces[end - 1].term) { end -= 1 }
        continue
      }
      if FactTerms.bases.contains(term) {
        end -= 1
        continue
      }
      if term == .close {
        var open = last
        while open > start, pieces[open].term != .open { open -= 1 }
        guard open > start, acronym(at: open) == nil else { return }
        end = open
        continue
      }
      if term == .region, last > start {
        lead.place = wording(last..<end)
        end = last
        continue
      }
      if let first = placeEnding(at: last, from: start) {
        lead.place = wording(first..<end)
        end = first - 1
        continue
      }
      guard FactTerms.trailing.contains(term) else { return }
      end -= 1
    }
  }

  /// The first piece of the place at the end of a name, behind "tại", "của", "trên địa bàn".
  private func placeEnding(at last: Int, from start: Int) -> Int? {
    for first in stride(from: last, to: max(start, last - 3), by: -1) where isPlaceWord(first) && placeRange(from: first).upperBound == last + 1 {
      guard first - 1 > start, pieces[first - 1].term == .at || pieces[first - 1].term == .of || pieces[first - 1].term == .link else { continue }
      return first
    }
    return nil
  }

  /// The pieces of the place that begins at a piece.
  func placeRange(from index: Int) -> Range<Int> {
    guard pieces[index].term == .placeHead else { return index..<index + 1 }
    var end = index + 1
    while end < pieces.count, pieces[end].term == .place || pieces[end].term == .text && isCapital(end) || pieces[end].term == .placeHead {
      end += 1
    }
    return index..<end
  }

  /// Where a name begins behind a heading that is glued to it: "TRỒNG TRỌT Diện tích lúa".
  private func gluedHeading(_ range: Range<Int>) -> Int {
    guard range.count > 1 else { return range.lowerBound }
    for index in range.dropFirst() {
      switch pieces[index].term {
      case .measureHead, .moneyHead, .countHead, .noun, .part:
        let token = passage[Int(pieces[index].first)]
        let before = passage[Int(pieces[index].first) - 1]
        if pieces[index - 1].term == .text, token.flags.contains(.capital), !token.flags.contains(.capitals), before.isWord { return index }
      default: break
      }
    }
    return range.lowerBound
  }

  /// The words of pieces as a name: dates and asides in them leave holes.
  func wording(_ range: Range<Int>) -> Wording {
    var result = Wording()
    var open = -1, openEnd = -1
    func flush() {
      if open >= 0 { result.append(passage.place(open..<openEnd)) }
      open = -1
    }
    var index = range.lowerBound
    while index < range.upperBound {
      let piece = pieces[index]
      let isHole: Bool
      var end = index + 1
      switch piece.term {
      case .figure: isHole = isDate(index)
      case .nominal, .real, .mark, .estimate: isHole = true
      case .open:
        let close = closing(of: index) ?? index
        isHole = pieces[index...close].contains { $0.term == .figure } || close - index > 5
        if close < range.upperBound { end = close + 1 }
      case .close: isHole = true
      default:
        // A word that only binds a date: "trong tháng 6".
        isHole = FactTerms.dateLinks.contains(piece.term) && index + 1 < range.upperBound && isDate(index + 1)
      }
      if isHole {
        flush()
      } else {
        if open < 0 { open = Int(piece.first) }
        openEnd = Int(pieces[end - 1].end)
      }
      index = end
    }
    flush()
    return result
  }

  /// The actor at the end of the name, and whether the name is written like a proper one.
  private func finish(_ lead: inout Lead) {
    guard let last = lead.pieces.last else { return }
    if pieces[last].term == .actor || pieces[last].term == .trade || pieces[last].term == .possess { lead.actor = last }
    let tokens = Int(pieces[lead.pieces.lowerBound].first)..<Int(pieces[last].end)
    if lead.pieces.count == 1, pieces[last].term == .place {
      lead.isProper = true
    } else {
      lead.isProper = tokens.count >= 2 && tokens.count <= 8 && tokens.allSatisfy { isProperToken($0) }
    }
  }

  private func isProperToken(_ index: Int) -> Bool {
    let token = passage[index]
    return token.kind == .symbol || token.isWord && token.flags.contains(.capital) && !token.flags.contains(.capitals)
  }
}
