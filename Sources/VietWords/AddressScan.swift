/// Addresses of sites and people: URLs, e-mail, hashtags, mentions.
extension TextScan {
  /// Reads a URL or an e-mail address at a place; nil where none stands there. Looks at a bounded number of bytes before it is sure.
  mutating func address(from start: Int, _ end: Int, _ mark: UInt8) -> Int? {
    switch mark {
    case 0x3A:
      guard end - start <= 8, byte(end + 1) == 0x2F, byte(end + 2) == 0x2F, byte(end + 3) > 0x20 else { return nil }
      let last = urlEnd(from: end + 3)
      guard last > end + 3 else { return nil }
      emit(start, last, .url)
      return last
    case 0x2E, 0x2D, 0x5F, 0x40, 0x2B:
      if let last = emailEnd(from: start) {
        emit(start, last, .email)
        return last
      }
      guard mark == 0x2E || mark == 0x2D, let site = siteEnd(from: start) else { return nil }
      let last = byte(site) == 0x2F || byte(site) == 0x3F ? urlEnd(from: site) : site
      emit(start, max(last, site), .url)
      return max(last, site)
    default: return nil
    }
  }

  /// The end of a URL: white space or a quotation mark; marks of the sentence around it are no part of it.
  private func urlEnd(from start: Int) -> Int {
    var end = start
    // Brackets that are open; below zero the last ones are of the sentence around.
    var opened = 0
    scan: while end < limit {
      let byte = base[end]
      switch byte {
      case 0...0x20, 0x22, 0x3C, 0x3E, 0x60, 0x7B...0x7D, 0x7F: break scan
      case 0x28: opened += 1
      case 0x29: opened -= 1
      case 0xC2, 0xE2:
        // NBSP, quotation marks, ellipsis.
        let kind = ScalarClass(scalar(at: end).value)
        if kind == .space || kind == .line || kind == .punctuation { break scan }
      default: break
      }
      end += 1
    }
    while end > start {
      switch base[end - 1] {
      case 0x21, 0x27, 0x2A, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F, 0x5D: end -= 1
      case 0x29 where opened < 0:
        opened += 1
        end -= 1
      default: return end
      }
    }
    return end
  }

  private func isHost(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x2D }

  /// The end of the letters, digits and hyphens that a host is named with, at most 64.
  func hostLabelEnd(from start: Int) -> Int {
    var end = start
    while end - start < 64, isHost(byte(end)) { end += 1 }
    return end
  }

  /// The end of labels with stops between them, and the start of the last; nil for one label, or more than eight.
  private func hostEnd(from start: Int) -> (end: Int, last: Int)? {
    var label = start
    for count in 1...8 {
      let end = hostLabelEnd(from: label)
      guard end > label else { return nil }
      if byte(end) == 0x2E, isHost(byte(end + 1)), byte(end + 1) != 0x2D {
        label = end + 1
      } else {
        return count > 1 && end - label < 64 ? (end, label) : nil
      }
    }
    return nil
  }

  /// The end of the name of a site: `example.com.vn`, `www.example.org`.
  private func siteEnd(from start: Int) -> Int? {
    guard let (end, last) = hostEnd(from: start), !isAlphanumeric(end), byte(end) != 0x40 else { return nil }
    return forms.roles(of: base, last..<end).contains(.domain) ? end : nil
  }

  private func emailEnd(from start: Int) -> Int? {
    var at = start
    while at - start < 64, isHost(byte(at)) || byte(at) == 0x2E || byte(at) == 0x5F || byte(at) == 0x2B || byte(at) == 0x25 { at += 1 }
    guard byte(at) == 0x40, at > start, let (end, last) = hostEnd(from: at + 1) else { return nil }
    return end - last >= 2 && !isDigit(last) ? end : nil
  }

  /// A hashtag or a mention at its sign; nil where none stands there.
  mutating func tag(at start: Int) -> Int? {
    guard start == 0 || !(base[start - 1] &- 0x30 < 10 || (base[start - 1] | 0x20) &- 0x61 < 26 || base[start - 1] >= 0x80 && isGluedToWord)
    else { return nil }
    let isMention = base[start] == 0x40
    var end = start + 1
    var hasLetter = false
    while true {
      let letters = lettersEnd(end)
      if letters > end { hasLetter = true }
      let next = digitsEnd(letters)
      if next > end {
        end = next
      } else if byte(end) == 0x5F || isMention && byte(end) == 0x2E && isAlphanumeric(end + 1) {
        end += 1
      } else {
        break
      }
    }
    guard hasLetter else { return nil }
    emit(start, end, isMention ? .mention : .hashtag)
    return end
  }

  /// Whether the last token ends here and is a word.
  private var isGluedToWord: Bool { count > 0 && gap == [] && tokens[count - 1].kind == .word }
}
