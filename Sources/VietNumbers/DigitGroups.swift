/// What the marks in a number of digits can mean, from the number alone.
///
/// `1.234,5` can only be Vietnamese, `1,234.5` only English, `12.5` has a decimal point whatever the style,
/// `79,002` and `1.500` stay open until their neighbours are heard.
public struct DigitGroups: Sendable, Hashable {
  /// The style that a number shows, or could have.
  public enum Style: UInt8, Sendable {
    /// No marks: it shows nothing.
    case plain
    /// Groups by `.`, or a decimal `,`.
    case vietnamese
    /// Groups by `,`, or a decimal `.`.
    case english
    /// One `.` before three digits: a Vietnamese group or an English decimal.
    case openDot
    /// One `,` before three digits: a Vietnamese decimal or an English group.
    case openComma
    /// Marks that make no number: `1.2.3`, `15.3.2022`.
    case none
  }

  public let style: Style
  /// How many digits stand before the first mark, and behind the last.
  public let leading, trailing: Int32
  /// How many marks.
  public let marks: Int32
  /// Whether the last mark is decimal under `style`; undecided for the open styles.
  let lastIsDecimal: Bool

  /// Looks at digits with single `.` and `,` between them. Linear.
  public init(_ bytes: UnsafeBufferPointer<UInt8>) {
    var dots = 0, commas = 0, run = 0, leading = -1
    var groupsFit = true  // every run behind a mark but the last has three digits
    var lastMark: UInt8 = 0, marksBeforeLastAgree = true
    var rest = bytes.baseAddress
    let end = rest.map { $0 + bytes.count }
    while let next = rest, next != end {
      let byte = next.pointee
      rest = next + 1
      if byte >= 0x30 {
        run &+= 1
        continue
      }
      if leading < 0 { leading = run } else if run != 3 { groupsFit = false }
      if lastMark != 0 && byte != lastMark && dots + commas > 1 && dots * commas > 0 { marksBeforeLastAgree = false }
      if byte == 0x2E { dots += 1 } else { commas += 1 }
      lastMark = byte
      run = 0
    }
    marks = Int32(clamping: dots + commas)
    trailing = Int32(clamping: run)
    self.leading = Int32(clamping: leading < 0 ? run : leading)
    guard marks > 0 else {
      (style, lastIsDecimal) = (.plain, false)
      return
    }
    let startsAsGroup = leading <= 3 && !(leading == 1 && bytes[0] == 0x30) && !(leading > 1 && bytes[0] == 0x30)
    let isDot = lastMark == 0x2E
    if marks == 1 {
      if run == 3 && startsAsGroup {
        (style, lastIsDecimal) = (isDot ? .openDot : .openComma, false)
      } else {
        (style, lastIsDecimal) = (isDot ? .english : .vietnamese, true)
      }
    } else if dots == 0 || commas == 0 {
      let groups = groupsFit && run == 3 && startsAsGroup
      (style, lastIsDecimal) = (groups ? (isDot ? .vietnamese : .english) : .none, false)
    } else {
      // Both marks: the last one is decimal and stands alone, the others group.
      let alone = isDot ? dots == 1 : commas == 1
      let fits = alone && groupsFit && startsAsGroup && marksBeforeLastAgree
      (style, lastIsDecimal) = (fits ? (isDot ? .english : .vietnamese) : .none, true)
    }
  }

  /// Which way the marks are read.
  public enum Reading: UInt8, Sendable {
    /// Every mark groups.
    case grouped
    /// The last mark is decimal, the others group.
    case decimal

    public var other: Reading { self == .grouped ? .decimal : .grouped }
  }

  /// The reading that follows from the number alone; nil when it stays open.
  public var ownReading: Reading? {
    switch style {
    case .openDot, .openComma, .none: nil
    default: lastIsDecimal ? .decimal : .grouped
    }
  }

  /// The value of the digits under a reading; nil when they are too many.
  public static func value(of bytes: UnsafeBufferPointer<UInt8>, _ reading: Reading) -> ExactDecimal? {
    var lastMark = -1
    if reading == .decimal {
      var index = bytes.count - 1
      while index >= 0, bytes[index] &- 0x30 < 10 { index -= 1 }
      lastMark = index
    }
    let fraction = lastMark < 0 ? 0 : bytes.count - 1 - lastMark
    if bytes.count <= 18 {
      var small: Int64 = 0
      for byte in bytes where byte &- 0x30 < 10 { small = small * 10 + Int64(byte &- 0x30) }
      return ExactDecimal(significand: Int128(small), exponent: -fraction)
    }
    var significand: Int128 = 0
    for byte in bytes where byte &- 0x30 < 10 {
      guard let next = significand.appending(byte &- 0x30) else { return nil }
      significand = next
    }
    return ExactDecimal(significand: significand, exponent: -fraction)
  }
}
