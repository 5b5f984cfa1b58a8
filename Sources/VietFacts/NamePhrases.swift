import VietFigures
import VietLexicon
import VietTokens

/// The noun phrases that name indicators and places.
extension StatementGrammar {
  /// Takes the name from the last segment that has one, and from those before it that belong to it.
  func takeName(_ range: Range<Int>, isStart: Bool, into lead: inout Lead) {
    var end = range.upperBound
    var isLast = true
    while end > range.lowerBound {
      var start = end
      while start > range.lowerBound, pieces[start - 1].term != .comma, !isOpenMark(start - 1) { start -= 1 }
      // A segment further left is no subject where it says why or when only.
      let isAside =
        !isLast && start < end && (pieces[start].term == .aside || pieces[start].term == .versus || pieces[end - 1].term == .discourse)
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

  /// An earlier segment that is a place: "Tại Hà Nội, khách quốc tế …".
  func findPlace(_ range: Range<Int>, into lead: inout Lead) {
    for index in range where isPlaceWord(index) && (index == range.lowerBound || pieces[index - 1].term != .text) {
      lead.place = wording(placeRange(from: index))
      return
    }
  }

  /// What ends a segment besides a comma.
  func isOpenMark(_ index: Int) -> Bool {
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
  func extended(_ start: Int, _ end: Int, in range: Range<Int>) -> Int {
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
  func isShort(_ segment: Range<Int>, before last: Range<Int>) -> Bool {
    guard let first = segment.first, let next = last.first else { return false }
    switch pieces[next].term {
    case .measureHead, .moneyHead, .countHead, .part, .place, .region, .placeHead, .discourse, .total, .only, .estimate, .aside:
      return false
    default: break
    }
    let tokens = pieces[segment].reduce(0) { $0 + $1.tokens.count }
    let own = pieces[last].prefix { $0.term != .rank && $0.term != .with && $0.term != .link && $0.term != .topRank }
    return tokens <= 5 && own.reduce(0) { $0 + $1.tokens.count } <= 3
      && (!isCapital(next) || passage[Int(pieces[next].first)].flags.contains(.capitals)) && pieces[first].term != .actor
  }

  /// Whether a segment can be part of a name that goes on behind a comma.
  func continues(_ segment: Range<Int>) -> Bool {
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
    // "Đức là nước dẫn đầu với 92,6 triệu USD".
    if let place = range.first(where: { pieces[$0].term == .place }), place + 2 < end, pieces[place + 1].term == .link,
      passage.terminal(Int(pieces[place + 1].first)) == .be, !range.contains(where: { $0 < place && pieces[$0].term == .text })
    {
      return (wording(place..<place + 1), place..<place + 1)
    }
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
      pieces[said + 1..<end].contains(where: {
        $0.term == .text || $0.term == .noun || FactTerms.heads.contains($0.term) || $0.term == .part
      })
    {
      start = said + 1
      trimStart(&start, end, into: &lead)
    }
    if let with = (start..<end).last(where: { pieces[$0].term == .with }), with + 1 < end,
      FactTerms.heads.contains(pieces[with + 1].term) || pieces[with + 1].term == .noun
    {
      splitName(&start, &end, at: with, into: &lead)
    }
    // "việc bán sang Mỹ lao dốc khiến kim ngạch …".
    if let cause = (start..<end).last(where: { pieces[$0].term == .aside }), cause + 1 < end,
      FactTerms.heads.contains(pieces[cause + 1].term)
    {
      start = cause + 1
    }
    // "Công ty Minh Hải đạt doanh thu 486 tỷ đồng".
    if let reached = (start..<end).last(where: { pieces[$0].term == .attain }), reached + 1 < end,
      FactTerms.heads.contains(pieces[reached + 1].term) || pieces[reached + 1].term == .noun
    {
      start = reached + 1
    }
    guard start < end, !isAverage(start..<end),
      pieces[start..<end].contains(where: { !FactTerms.nameless.contains($0.term) && $0.term != .figure })
    else {
      return (Wording(), start..<start)
    }
    return (wording(start..<end), start..<end)
  }

  /// "Lĩnh vực sản xuất điện với tổng vốn 4,9 tỷ USD" measures the capital of the sector; "(1.140 dự án) đăng ký điều chỉnh với số vốn 6,4 tỷ USD" that of
  /// what was counted.
  private func splitName(_ start: inout Int, _ end: inout Int, at with: Int, into lead: inout Lead) {
    let right = with + 1..<end
    var (first, last) = (start, with)
    trimEnd(first, &last, into: &lead)
    while first < last, FactTerms.nameless.contains(pieces[last - 1].term) { last -= 1 }
    trimStart(&first, last, into: &lead)
    // The words right behind a count go on what is counted.
    let goesOn = lead.start == amountEnd && !pieces[lead.start..<with].contains { $0.term == .comma }
    if first < last, !goesOn, pieces[first].term != .actor, pieces[first].term != .from {
      lead.dimension = wording(right)
      (start, end) = (first, last)
    } else {
      start = right.lowerBound
    }
  }

  /// "Bình quân 6 tháng đầu năm tăng 8,75%": the name stands before.
  func isAverage(_ range: Range<Int>) -> Bool {
    guard range.count == 1, pieces[range.lowerBound].tokens.count == 2 else { return false }
    return passage[pieces[range.lowerBound].tokens.lowerBound + 1].word == words.average
  }

  func trimStart(_ start: inout Int, _ end: Int, into lead: inout Lead) {
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
      if FactTerms.bases.contains(term)
        || start + 1 < end && isAverage(start..<start + 1) && (isDate(start + 1) || pieces[start + 1].term == .wholeYear)
      {
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
  func isPartOfName(_ index: Int, _ end: Int) -> Bool {
    let after = placeRange(from: index).upperBound
    return after < end && (pieces[after].term == .join || pieces[after].term == .dash)
  }

  func baseEnd(from index: Int, limit: Int) -> Int? {
    for other in index + 1..<max(index + 1, min(index + 5, limit)) where FactTerms.bases.contains(pieces[other].term) || isDate(other) {
      return other + 1
    }
    return nil
  }

  func isEnumerator(_ index: Int) -> Bool {
    let figure = figures[Int(pieces[index].figure)]
    return (figure.kind == .code || figure.kind == .number) && (pieces[index + 1].term == .mark || pieces[index + 1].term == .close)
  }

  func trimEnd(_ start: Int, _ end: inout Int, into lead: inout Lead) {
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
  func placeEnding(at last: Int, from start: Int) -> Int? {
    for first in stride(from: last, to: max(start, last - 3), by: -1)
    where isPlaceWord(first) && placeRange(from: first).upperBound == last + 1 {
      guard first - 1 > start, pieces[first - 1].term == .at || pieces[first - 1].term == .of || pieces[first - 1].term == .link else {
        continue
      }
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
  func gluedHeading(_ range: Range<Int>) -> Int {
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
  func finish(_ lead: inout Lead) {
    guard let last = lead.pieces.last else { return }
    if pieces[last].term == .actor || pieces[last].term == .trade || pieces[last].term == .possess { lead.actor = last }
    let tokens = Int(pieces[lead.pieces.lowerBound].first)..<Int(pieces[last].end)
    if lead.pieces.count == 1, pieces[last].term == .place {
      lead.isProper = true
    } else {
      lead.isProper = tokens.count >= 2 && tokens.count <= 8 && tokens.allSatisfy { isProperToken($0) }
    }
  }

  func isProperToken(_ index: Int) -> Bool {
    let token = passage[index]
    return token.kind == .symbol || token.isWord && token.flags.contains(.capital) && !token.flags.contains(.capitals)
  }
}
