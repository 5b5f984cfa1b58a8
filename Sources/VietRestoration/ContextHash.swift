/// Hashes of contexts: sums of the hashes of what stands in them, each times a number for its place.
public enum ContextHash {
  /// The hash of a number from a small range.
  @inlinable @inline(__always)
  public static func of(_ number: UInt32) -> UInt64 {
    let mixed = (UInt64(number) &+ 1) &* 0x9E37_79B9_7F4A_7C15
    return (mixed ^ mixed &>> 32) &* 0xD6E8_FEB8_6659_FD93
  }

  /// The last step: all bits of a sum count in all bits of the result.
  @inlinable @inline(__always)
  public static func finish(_ sum: UInt64) -> UInt64 {
    let mixed = (sum ^ sum &>> 32) &* 0xD6E8_FEB8_6659_FD93
    return (mixed ^ mixed &>> 29) &* 0xBF58_476D_1CE4_E5B9
  }

  /// The context of a form behind another one.
  @inlinable @inline(__always)
  public static func bigram(_ first: UInt32, before bare: UInt32) -> UInt64 {
    finish(of(first) &* 0xA24B_AED4_963E_E407 &+ of(bare))
  }

  /// The context of a form behind two others.
  @inlinable @inline(__always)
  public static func trigram(_ first: UInt32, _ second: UInt32, before bare: UInt32) -> UInt64 {
    finish(of(first) &* 0x9FB2_1C65_1E98_DF25 &+ of(second) &* 0xA24B_AED4_963E_E407 &+ of(bare) &+ 1)
  }
}
