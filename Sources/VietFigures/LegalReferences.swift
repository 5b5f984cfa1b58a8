import VietLexicon
import VietNumbers
import VietTokens

/// References to legal documents: `Nghị định 43/2014/NĐ-CP`, `khoản 2 Điều 5 …`, `Điều 11 Luật Đất đai`.
extension FigureGrammar {
  private func legalRole(at index: Int) -> (role: LegalRole, end: Int)? {
    guard passage[index].isWord, passage.sense(index).starts.contains(.legal) else { return nil }
    return passage.longestMatch(passage.lexicon.legal, at: index).map { (LegalRole(rawValue: $0.payload), $0.end) }
  }

  /// A reference without its head: `480/QĐ-UBND`, `2064/TTr- UBND`.
  func legalByShape(at index: Int) -> Figure? {
    guard passage[index + 1].isGlued || passage[index + 1].isSymbol("/"), let end = documentCode(at: index) else { return nil }
    return Figure(.legal, .squeezed(slice(index, end)), tokens: index..<end)
  }

  /// A reference that begins with the kind of document or with one of its parts.
  func legalByHead(at index: Int) -> Figure? {
    guard let head = legalRole(at: index) else { return nil }
    if !head.role.isDisjoint(with: [.article, .part]) { return parts(from: index) }
    guard let (value, end) = document(at: index) else { return nil }
    return Figure(.legal, value, tokens: index..<end)
  }

  // MARK: Documents

  /// Kind, "số", and code, or for a law its name and number.
  private func document(at index: Int) -> (value: FigureValue, end: Int)? {
    guard let (role, headEnd) = legalRole(at: index) else { return nil }
    var next = headEnd
    let isNumbered = terminal(next) == .numberSign
    if isNumbered { next += 1 }
    if symbol(next, ":") { next += 1 }
    if passage[next].isNumber, passage.isJoined(next - 1) || passage[next - 1].isSymbol(":") {
      if let end = documentCode(at: next) { return (.squeezed(slice(next, end)), end) }
      guard role.contains(.document), !role.contains(.weak) || isNumbered && isDated(next), let end = documentNumber(at: next) else {
        return nil
      }
      return (.text(slice(next, end)), end)
    }
    guard role.contains(.law), next == headEnd, let nameEnd = lawNameEnd(role, headEnd) else { return nil }
    if terminal(nameEnd) == .numberSign, passage[nameEnd + 1].isNumber, let end = documentCode(at: nameEnd + 1) {
      return (.squeezed(slice(nameEnd + 1, end)), end)
    }
    return nil
  }

  /// A number without its letters: `01`, `30a`, `43/2014`.
  private func documentNumber(at index: Int) -> Int? {
    guard let number = passage.integer(index), number > 0, passage[index].count <= 4 else { return nil }
    if symbol(index + 1, "/"), passage[index + 2].count == 4, let year = passage.integer(index + 2), Self.isPlainYear(year) {
      return symbol(index + 3, "/") ? nil : index + 3
    }
    let next = passage[index + 1]
    if next.isGlued, next.isWord, next.count == 1, next.word <= 0x65, !passage[index + 2].isGlued || passage[index + 2].kind == .symbol {
      return index + 2
    }
    return isDated(index) || isPlainNumber(index) ? index + 1 : nil
  }

  /// Whether the day of the document stands behind its number: "245 ngày 3/4/2020".
  private func isDated(_ index: Int) -> Bool { terminal(index + 1) == .day && passage[index + 2].isNumber && passage.isJoined(index + 1) }

  private func isPlainNumber(_ index: Int) -> Bool {
    let next = passage[index + 1]
    if Self.isPlainYear(passage.integer(index) ?? 0) && passage[index].count == 4 { return false }
    return !symbol(index + 1, "/") && !symbol(index + 1, "%") && !(next.isGlued && next.isWord) && unitEntry(at: index + 1) == nil
      && terminal(index + 1) != .month && terminal(index + 1) != .day
      && (passage.sense(index + 1).numeral == .none || terminal(index + 1) == .year)
  }

  /// Number, perhaps a year, and letters: `43/2014/NĐ-CP`, `05-CT/TW`, `30a/2008/NQ-CP`, `11 / NQ-CP`; spaces may have slipped in.
  private func documentCode(at index: Int) -> Int? {
    guard passage.integer(index) != nil, passage[index].count <= 5 else { return nil }
    var end = index + 1
    var issuers = 1
    if passage[end].isGlued, passage[end].isWord, passage[end].count <= 2, !passage[end].flags.contains(.capital), symbol(end + 1, "/") {
      end += 1
    }
    guard isCodeJoint(end) else { return nil }
    if passage[end].isSymbol("/"), passage[end + 1].isNumber {
      guard let year = passage.integer(end + 1), Self.isPlainYear(year) || passage[end + 1].count == 2, isCodeJoint(end + 2) else {
        return nil
      }
      end += 2
    }
    guard isIssuer(end + 1) else { return nil }
    // An issuer of one letter needs more behind it: "18/2019/L-CTN".
    if passage[end + 1].count == 1 && !isCodeJoint(end + 2) { return nil }
    end += 2
    while true {
      if passage[end].isGlued, passage[end].isNumber || passage[end].flags.contains(.capital) && passage[end].isWord {
        end += 1
      } else if isCodeJoint(end) || passage[end].isSymbol("&") && passage[end].isGlued, isIssuer(end + 1),
        passage[end].isGlued || passage[end + 1].isGlued
          || issuers == 1 && passage[end].isSymbol("-") && passage[end + 1].flags.contains(.capitals)
      {
        issuers += 1
        end += 2
      } else {
        return end
      }
    }
  }

  private func isCodeJoint(_ index: Int) -> Bool { symbol(index, "/") || symbol(index, "-") }

  /// `NĐ`, `QĐ`, `TTr`, `UBND`, `CP`, `QH`.
  private func isIssuer(_ index: Int) -> Bool {
    let token = passage[index]
    guard token.isWord, token.flags.contains(.capital), token.count <= 14, passage.isJoined(index - 1) else { return false }
    // Two capitals somewhere: "TTr", "CTr"; not "Kg" or "Hà".
    return token.flags.contains(.capitals) || token.count == 1 || passage.bytes(index).dropFirst().contains { $0 &- 0x41 < 26 }
      || passage[index].isGlued && passage[index].word < 128
  }

  /// The end of a law's name: "Đất đai", "Xử lý vi phạm hành chính"; of a name that the table has, its own end.
  private func lawNameEnd(_ role: LegalRole, _ index: Int) -> Int? {
    if role.contains(.whole) { return index }
    guard passage.isJoined(index - 1), passage[index].isWord, passage[index].flags.contains(.capital) || role.contains(.open) else {
      return nil
    }
    var end = index + 1
    while end - index < 9, passage.isJoined(end - 1), passage[end].isWord, !endsLawName(end) { end += 1 }
    return end
  }

  private func endsLawName(_ index: Int) -> Bool {
    switch passage.terminal(index) {
    case .year, .day, .numberSign, .to, .and, .from, .be, .on, .in, .now, .through, .of, .onlyFor, .function: true
    default: false
    }
  }

  // MARK: Parts

  /// More parts than any document nests; it keeps work linear.
  private static let partLimit = 12

  /// "điểm a, b khoản 2 và khoản 3 Điều 5 Nghị định …": the parts, then the document.
  private func parts(from start: Int) -> Figure? {
    var end = start
    var next: Int? = start
    var count = 0
    var hasArticle = false
    while count < Self.partLimit, let position = next, let head = partHead(at: position),
      let labels = partLabels(at: head.end, isArticle: head.isArticle) ?? (count > 0 ? thisArticle(head.end, head.isArticle) : nil)
    {
      hasArticle = hasArticle || head.isArticle
      count += 1
      end = labels
      next = passage.isJoined(end - 1) ? (isPartJoint(end) ? end + 1 : end) : nil
    }
    guard count > 0, !(passage[start].flags.contains(.capital) && count == 1 && !hasArticle && legalRole(at: end) == nil) else {
      return nil
    }
    var document = symbol(end, ",") ? end + 1 : end
    if terminal(document) == .of { document += 1 }
    if passage.isJoined(document - 1), let head = legalRole(at: document) {
      if let found = self.document(at: document) { return Figure(.legal, found.value, tokens: start..<found.end) }
      if head.role.contains(.law), let nameEnd = lawNameEnd(head.role, head.end) {
        return Figure(.legal, .text(slice(document, nameEnd)), tokens: start..<nameEnd)
      }
    }
    guard hasArticle else { return nil }
    return Figure(.legal, .text(slice(start, end)), tokens: start..<end)
  }

  private func partHead(at index: Int) -> (isArticle: Bool, end: Int)? {
    guard let head = legalRole(at: index), !head.role.isDisjoint(with: [.article, .part]) else { return nil }
    return (head.role.contains(.article), head.end)
  }

  /// "khoản 8 Điều này": an article without a number, behind a part of it.
  private func thisArticle(_ index: Int, _ isArticle: Bool) -> Int? { isArticle && terminal(index) == .now ? index + 1 : nil }

  /// The end of the number, letter or roman numeral of a part, and of those in a list with it: "khoản 1, 2 và 3".
  private func partLabels(at index: Int, isArticle: Bool) -> Int? {
    guard passage.isJoined(index - 1), isPartLabel(index) || passage.roman(at: index) != nil else { return nil }
    var end = index + 1
    if passage[end].isGlued, passage[end].isWord, passage[end].count <= 2 { end += 1 }
    guard !symbol(end, "%"), !symbol(end, "/"), unitEntry(at: end) == nil || isArticle || legalRole(at: end) != nil else { return nil }
    let isLettered = passage[index].isWord
    while isPartJoint(end), passage.isJoined(end), isPartLabel(end + 1), passage[end + 1].isWord == isLettered,
      goesOn(behind: end + 1)
    { end += 2 }
    return end
  }

  /// "," "và" "đến" "-" between parts.
  private func isPartJoint(_ index: Int) -> Bool {
    symbol(index, ",") || symbol(index, "-") || terminal(index) == .and || terminal(index) == .to
  }

  /// A number, or a small letter.
  private func isPartLabel(_ index: Int) -> Bool {
    let token = passage[index]
    if token.isWord { return token.letterCount(in: passage) == 1 && !token.flags.contains(.capital) }
    return token.isNumber && token.count <= 3 && passage.integer(index) != nil
  }

  /// Whether a number in a list of parts is one of them: it counts nothing, or what it seems to count is a part or a law.
  private func goesOn(behind label: Int) -> Bool {
    if passage[label].isWord || !countsSomething(at: label) { return !symbol(label + 1, "/") }
    guard let head = legalRole(at: label + 1) else { return false }
    if !head.role.isDisjoint(with: [.article, .part]) { return isPartLabel(head.end) && passage.isJoined(head.end - 1) }
    return document(at: label + 1) != nil || head.role.contains(.law) && lawNameEnd(head.role, head.end) != nil
  }
}

extension Token {
  /// Letters of a word token: bytes that are no continuation.
  func letterCount(in passage: Passage) -> Int {
    UnsafeBufferPointer(start: passage.text + Int(start), count: count).count { $0 & 0xC0 != 0x80 }
  }
}
