public import VietNumbers

/// Two places of a report that cannot both be right.
public struct Contradiction: Sendable {
  /// What was computed.
  public enum Kind: String, Sendable, CaseIterable {
    /// The plan percent, from plan and actual value.
    case plan
    /// The change, from both values.
    case change
    /// The share, from part and total.
    case share
    /// The sum of the parts against the total, or a part against it.
    case sum
    /// Two values, one a thousand or a million times the other.
    case scale
    /// A percent where the difference of two rates is meant: percentage points.
    case points
    /// A base that is not before the period.
    case period
  }

  /// What most likely went wrong.
  public enum Slip: String, Sendable {
    case sign = "increase and decrease exchanged"
    case digit = "one digit"
    case exchangedDigits = "two digits exchanged"
    case decimalMark = "a decimal mark out of place"
    case thousandfold = "a unit a thousand times too large or small"
    case millionfold = "a unit a million times too large or small"
    case percentForPoints = "percent written for percentage points"
    case levelForChange = "a ratio written as a change, or a change as a ratio"
    case year = "the year"
  }

  /// What does not add up.
  public let kind: Kind
  /// The figure or words that do not fit, in bytes of the normalized text.
  public let claim: Range<Int>
  /// The figures it was computed from.
  public let against: [Range<Int>]
  /// What fits, rounded as the claim is; nil where no number does.
  public let expected: ExactDecimal?
  /// The arithmetic, e.g. `1050000000 / 950000000 = 110.53 %, not 118.53 %`.
  public let arithmetic: String
  /// What most likely went wrong; nil where nothing tells.
  public let slip: Slip?

  /// The same with its places in another text.
  public func moved(_ place: (Range<Int>) -> Range<Int>) -> Contradiction {
    Contradiction(kind: kind, claim: place(claim), against: against.map(place), expected: expected, arithmetic: arithmetic, slip: slip)
  }
}

extension Contradiction.Slip {
  /// The slip that turns one number into the other.
  init?(printed: ExactDecimal, expected: ExactDecimal) {
    if printed == -expected {
      self = .sign
      return
    }
    if let hundred = expected.adding(ExactDecimal(100)), hundred == printed { self = .levelForChange; return }
    if let hundred = expected.adding(ExactDecimal(-100)), hundred == printed { self = .levelForChange; return }
    for power in [1, 2, -1, -2] where expected.scaled(by: power) == printed {
      self = .decimalMark
      return
    }
    let (own, theirs) = (Array(printed.description.utf8), Array(expected.description.utf8))
    guard own.count == theirs.count else { return nil }
    let different = own.indices.filter { own[$0] != theirs[$0] }
    if different.count == 1 {
      self = .digit
    } else if different.count == 2, own[different[0]] == theirs[different[1]], own[different[1]] == theirs[different[0]] {
      self = .exchangedDigits
    } else {
      return nil
    }
  }
}
