import VietFigures
import VietLexicon
import VietNumbers
import VietTokens

/// Times of day, lengths of time, ranks and codes in words.
extension FigureReading {
  /// "8h30", "7:30 AM - 5:00 PM", "23h24m45s", "16g30", "8 giờ 30".
  func readTime(from first: Int) {
    var index = first
    while index < end {
      let token = passage[index]
      if token.isNumber, let next = readClock(at: index) {
        index = next
      } else if token.isNumber {
        index = readDigits(at: index)
      } else if token.isSymbol("-") || token.isSymbol("~") {
        say(.to)
        index += 1
      } else {
        copy(index..<index + 1)
        index += 1
      }
    }
  }

  /// Hour, minute and second by their marks; nil where words stand between them.
  private func readClock(at index: Int) -> Int? {
    let mark = passage[index + 1]
    let isColon = mark.isSymbol(":")
    let isLetter = mark.isWord && mark.count == 1 && (mark.word == 0x68 || mark.word == 0x67)  // h, g
    guard index + 1 < end, isColon || isLetter, let hour = passage.integer(index) else {
      // "7 AM"
      guard let hour = passage.integer(index), let next = readHalf(at: index + 1, hour, []) else { return nil }
      return next
    }
    var position = index + 2
    var parts: [Int] = []
    while parts.count < 2, position < end, let part = passage.integer(position), passage[position].isGlued || !isColon {
      parts.append(part)
      position += 1
      let behind = passage[position]
      let isMark = behind.isSymbol(":") || behind.isSymbol("'") || behind.isSymbol("\u{2019}") || behind.isSymbol("\u{2032}")
      if position < end, isMark || behind.isWord && behind.count == 1 { position += 1 }
    }
    if position < end, passage.terminal(position) == .minute { position += 1 }
    if let next = readHalf(at: position, hour, parts) { return next }
    say(hour)
    say(.hour)
    sayRest(parts)
    return position
  }

  /// Minutes and seconds; zeros at the end are not said.
  private func sayRest(_ parts: [Int]) {
    let second = parts.count > 1 ? parts[1] : 0
    guard let minute = parts.first, minute > 0 || second > 0 else { return }
    say(minute)
    say(.minute)
    guard second > 0 else { return }
    say(second)
    say(.second)
  }

  /// AM and PM as Vietnamese parts of the day; of hours that have no half they say nothing.
  private func readHalf(at index: Int, _ hour: Int, _ parts: [Int]) -> Int? {
    guard index < end else { return nil }
    let isBefore = passage.terminal(index) == .beforeNoon
    guard isBefore || passage.terminal(index) == .afterNoon else { return nil }
    say(hour)
    say(.hour)
    sayRest(parts)
    switch hour {
    case 0, 13...: break
    case 12: say(isBefore ? .night : .noon)
    case _ where isBefore: say(.morning)
    case 6...: say(.evening)
    default: say(.afternoon)
    }
    return index + 1
  }

  /// "5 năm 6 tháng", "1h30p", "3p20s", "5-7 ngày".
  func readDuration(from first: Int) {
    var index = first
    while index < end {
      let token = passage[index]
      if token.isNumber, index > first, passage.integer(index) == 0, index + 2 == end, passage[end - 1].isGlued {
        index = end
      } else if token.isNumber {
        index = readNumeral(at: index)
      } else if token.isWord, token.count == 1, let name = Self.spanName(token.word) {
        say(name)
        index += 1
      } else if token.isSymbol("-") || token.isSymbol("~") {
        say(index == first ? .minus : .to)
        index += 1
      } else if token.isSymbol("/") {
        say(.per)
        index += 1
      } else if token.isSymbol("'") || token.isSymbol("\u{2019}") || token.isSymbol("\u{2032}") {
        say(.minute)
        index += 1
      } else {
        copy(index..<index + 1)
        index += 1
      }
    }
  }

  private static func spanName(_ letter: WordID) -> SpokenWord? {
    switch letter {
    case 0x68, 0x67: .hour
    case 0x70, 0x6D: .minute
    case 0x73: .second
    default: nil
    }
  }

  /// "thứ 1", "lần thứ IV", "khóa XIII", "thứ 13/230".
  func readRank(from first: Int) {
    var index = first
    while index < end {
      let isRank = passage.terminal(index - 1) == .ordinal
      if passage[index].isNumber, let rank = passage.integer(index) {
        sayRank(rank, isRank)
      } else if passage[index].isNumber {
        index = readDigits(at: index)
        continue
      } else if let rank = passage.roman(at: index) {
        sayRank(rank, isRank)
      } else if passage[index].isSymbol("/") {
        say(.per)
      } else {
        copy(index..<index + 1)
      }
      index += 1
    }
  }

  private func sayRank(_ rank: Int, _ isRank: Bool) {
    switch rank {
    case 1 where isRank: say(.firstRank)
    case 4 where isRank: say(.fourth)
    default: say(rank)
    }
  }

  /// Codes and references: long digits and those that begin with 0 one by one, the others as numbers; letters as they stand.
  func readCode(_ figure: Figure) {
    let isLegal = figure.kind == .legal
    if readFirstPlace(figure) || readStreet(figure) { return }
    let digits = (figure.firstToken..<end).reduce(0) { $0 + (passage[$1].isNumber ? passage[$1].count : 0) }
    let isPhone = passage.isJoined(figure.firstToken - 1) && passage.cue(endingWith: figure.firstToken - 1)?.cue.contains(.phone) == true
    let isLong = !isLegal && (digits > 5 || isPhone)
    let hasLetters = (figure.firstToken..<end).contains { passage[$0].isWord }
    // "ABC123", "iso-9001": digits beside letters are names of their own.
    let isName = !isLegal && end > figure.firstToken + 1
    for index in figure.firstToken..<end {
      let token = passage[index]
      if token.isNumber {
        let text = passage.bytes(index)
        // "hệ số 1,2"
        if end == figure.firstToken + 1, text.contains(UInt8(ascii: ",")) {
          _ = readDigits(at: index)
          continue
        }
        space()
        if let number = passage.integer(index), text[0] != 0x30 || token.count == 1, !isLong || hasLetters && token.count < 3,
          !isName || token.count < 3
        {
          speller.write(number, to: &out)
        } else {
          readParts(of: text, oneByOne: isLong || isName || text[0] == 0x30, saysDots: saysDots(at: index, isPhone))
        }
      } else if token.isSymbol("/") {
        say(isPartName(figure) ? .over : .per)
      } else if token.isSymbol("+"), passage[index + 1].isNumber {
        say(.add)
      } else if token.isSymbol("-") || token.isSymbol(".") {
        // "Điều 5-10", "gió cấp 6-7"
        let isRange = isLegal || isRange(figure)
        if isRange, passage[index + 1].isNumber, passage[index - 1].isNumber { say(.to) }
      } else if token.isSymbol(",") || token.isSymbol("(") || token.isSymbol(")") {
        copy(index..<index + 1)
      } else if end == figure.firstToken + 1, let roman = passage.roman(at: index) {
        say(roman)
      } else if !token.isGlued || token.kind == .word {
        copy(index..<index + 1)
      }
    }
  }

  /// "lớp 1-5", "trang 12-15": two numbers that rise and nothing else.
  private func isRange(_ figure: Figure) -> Bool {
    let first = figure.firstToken
    guard end == first + 3, let low = passage.integer(first), let high = passage.integer(first + 2) else { return false }
    return low < high && passage[first].count <= 4
  }

  /// Whether dots are said: those of versions and addresses ("1.2.3", "PM2.5"), not those of telephone numbers and number plates.
  private func saysDots(at index: Int, _ isPhone: Bool) -> Bool {
    guard !isPhone, passage[index].count < 16, passage.bytes(index).first != 0x30 || passage[index].count < 9 else { return false }
    return passage.bytes(index).count { $0 == 0x2E } > 1 || !passage[index - 1].isSymbol("-")
  }

  /// "đường 3/2": a street that is named by a day.
  private func readStreet(_ figure: Figure) -> Bool {
    let first = figure.firstToken
    guard first > 0, end == first + 3, passage.bytes(first - 1).elementsEqual(words[.street]), let day = passage.integer(first),
      let month = passage.integer(first + 2), 1...31 ~= day, 1...12 ~= month, !passage[first + 1].isWord
    else { return false }
    say(day)
    say(.month)
    if month == 4 { say(.fourth) } else { say(month) }
    return true
  }

  /// "phân số 9/16"
  private func isPartName(_ figure: Figure) -> Bool {
    figure.firstToken > 1 && end == figure.firstToken + 3 && passage.bytes(figure.firstToken - 2).elementsEqual(words[.fractionHead])
  }

  /// "hạng 1" is the first.
  private func readFirstPlace(_ figure: Figure) -> Bool {
    let first = figure.firstToken
    guard end == first + 1, passage[first].word == 0x31, first > 0, passage.isJoined(first - 1),
      passage.bytes(first - 1).elementsEqual(words[.place])
    else { return false }
    say(.firstRank)
    return true
  }

  /// Digits parted by marks, one by one or each part as a number.
  private func readParts(of text: UnsafeBufferPointer<UInt8>, oneByOne: Bool, saysDots: Bool) {
    var isFirst = true
    for part in text.split(whereSeparator: { $0 < 0x30 }) {
      if !isFirst, saysDots { say(.dot) }
      isFirst = false
      space()
      if oneByOne || part.count > 4 || part.first == 0x30 {
        speller.write(digits: UnsafeBufferPointer(rebasing: part), to: &out)
      } else {
        speller.write(part.reduce(0) { $0 * 10 + Int($1 & 0x0F) }, to: &out)
      }
    }
  }
}
