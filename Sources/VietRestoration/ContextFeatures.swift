/// The contexts of a word that weights are learnt for: what stands around it without marks, which words have capitals, which are known.
///
/// The trainer and the restorer both ask here, so that they cannot differ.
public enum ContextFeatures {
  /// How many contexts a word has.
  @inlinable public static var count: Int { 20 }
  /// The first of those without the word itself: they weigh for or against a word without marks, whichever it is.
  @inlinable public static var firstCommon: Int { 17 }
  /// The slot of those weights.
  @inlinable public static var commonSlot: Int { 15 }

  /// What the contexts need to know of a token.
  public struct Site: Sendable {
    /// The hash of its bare number.
    public var hash: UInt64
    /// Its capitals, 0 to 2; 4 for no word, 5 for an end.
    public var capitals: UInt32
    /// 0 for a word with several forms, 1 for another word, 2 for no word, 3 for an end.
    public var sort: UInt32

    /// A site of a bare number.
    @inlinable
    public init(bare: UInt32, capitals: UInt32, sort: UInt32) {
      (hash, self.capitals, self.sort) = (ContextHash.of(bare), capitals, sort)
    }

    /// What stands before the first and behind the last token.
    @inlinable public static var end: Site { Site(bare: RestorerModel.Special.boundary.rawValue, capitals: 5, sort: 3) }
  }

  /// Writes the hashes of the contexts of a token; three sites before and behind it must be there.
  @inlinable @inline(__always)
  public static func write(_ site: UnsafePointer<Site>, to hashes: UnsafeMutablePointer<UInt64>) {
    let own = site[0].hash
    let a1 = site[-1].hash &* 0xA24B_AED4_963E_E407, a2 = site[-2].hash &* 0x9FB2_1C65_1E98_DF25
    let a3 = site[-3].hash &* 0xC2B2_AE3D_27D4_EB4F, b1 = site[1].hash &* 0x1656_67B1_9E37_79F9
    let b2 = site[2].hash &* 0xD6E8_FEB8_6659_FD93, b3 = site[3].hash &* 0x8EBC_6AF0_9C88_C6E3
    let before = UInt64(site[-1].capitals), here = UInt64(site[0].capitals), behind = UInt64(site[1].capitals)
    let sorts = UInt64(site[-1].sort &* 4 &+ site[1].sort)
    @inline(__always)
    func set(_ index: Int, _ sum: UInt64) {
      hashes[index] = ContextHash.finish(own &+ sum &+ UInt64(index &+ 2) &* 0xE703_7ED1_A0B4_28DB)
    }
    set(0, 0)
    set(1, a1)
    set(2, b1)
    set(3, a1 &+ b1)
    set(4, a1 &+ a2)
    set(5, b1 &+ b2)
    set(6, a1 &+ a2 &+ b1)
    set(7, a1 &+ b1 &+ b2)
    set(8, a1 &+ a2 &+ a3)
    set(9, b1 &+ b2 &+ b3)
    set(10, a1 &+ a2 &+ b1 &+ b2)
    set(11, a2)
    set(12, b2)
    set(13, (before &* 64 &+ here &* 8 &+ behind &+ 1) &* 0x9E37_79B9_7F4A_7C15)
    set(14, (sorts &+ 1) &* 0x9E37_79B9_7F4A_7C15)
    set(15, a1 &+ (before &* 8 &+ here &+ 1) &* 0x9E37_79B9_7F4A_7C15)
    set(16, b1 &+ (here &* 8 &+ behind &+ 1) &* 0x9E37_79B9_7F4A_7C15)
    @inline(__always)
    func setCommon(_ index: Int, _ sum: UInt64) {
      hashes[index] = ContextHash.finish(sum &+ UInt64(index &+ 2) &* 0xE703_7ED1_A0B4_28DB)
    }
    setCommon(17, (sorts &* 64 &+ here &+ 1) &* 0x9E37_79B9_7F4A_7C15)
    setCommon(18, a1)
    setCommon(19, b1)
  }
}
