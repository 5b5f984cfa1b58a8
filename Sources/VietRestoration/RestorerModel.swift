import CVietModels
public import VietOrthography

/// What was learnt from text: the forms of bare syllables, a model of their sequences, and weights of bare contexts; used where it lies.
public struct RestorerModel: @unchecked Sendable {
  /// Numbers of forms and bare words that stand for something else than a word.
  public enum Special: UInt32, Sendable {
    case boundary, number, comma, stop, symbol, unknown
  }

  /// The numbers below are special ones.
  @inlinable public static var firstWord: UInt32 { 8 }
  /// A model begins so: its name and the version of its format.
  public static let signature: [UInt32] = [0x5352_4E56, 3]
  /// How many numbers the head of a model has.
  public static let headCount = 24
  /// Scores count this part of a natural logarithm; probabilities are kept in steps of eight.
  @inlinable public static var logStep: Int32 { 8 }
  /// Scores to a unit of the natural logarithm.
  @inlinable public static var unit: Int { 64 }

  /// Bare keys in slots, 0 for an empty one.
  @usableFromInline let bareKeys: UnsafePointer<UInt64>
  /// For each slot the number of its first form times 16 and how many forms there are.
  @usableFromInline let bareForms: UnsafePointer<UInt32>
  @usableFromInline let slotMask: Int
  /// The key of each form.
  @usableFromInline let formKeys: UnsafePointer<UInt64>
  /// For each form the negative logarithm of its probability, then for each form that with which bigrams back off.
  @usableFromInline let unigrams: UnsafePointer<UInt8>
  /// How many forms there are, special ones with them.
  public let formCount: Int
  @usableFromInline let bigrams, trigrams, weights: PackedTable
  /// Scores to a step of a weight.
  @usableFromInline let weightScale: Int32

  /// The model of this package.
  public static let shared: RestorerModel = {
    let model = cvm_restorer()
    guard let found = RestorerModel(UnsafeRawBufferPointer(start: model.base, count: model.count)) else {
      fatalError("the embedded model of the restorer is damaged; build it again with Tools/train restorer")
    }
    return found
  }()

  /// A model in memory that lives as long as the process, at a multiple of eight; nil where it is none.
  public init?(_ bytes: UnsafeRawBufferPointer) {
    guard let base = bytes.baseAddress, bytes.count >= 4 * Self.headCount else { return nil }
    let head = (0..<Self.headCount).map { Int(UInt32(littleEndian: base.load(fromByteOffset: 4 * $0, as: UInt32.self))) }
    let slots = head[2], forms = head[3]
    guard head[0] == Int(Self.signature[0]), head[1] == Int(Self.signature[1]), head[23] == bytes.count else { return nil }
    guard slots > 0, slots & (slots - 1) == 0, forms > Int(Self.firstWord), head[5..<8].allSatisfy({ $0 > 0 }) else { return nil }
    let shapes = [PackedTable.Shape.bigrams, .trigrams, .weights]
    let sizes =
      [8 * slots, 4 * slots, 8 * forms, 2 * forms]
      + shapes.indices.map { PackedTable.layout(buckets: head[5 + $0], records: head[8 + $0], shapes[$0]).end }
    guard zip(head[16...], sizes).allSatisfy({ $0 % 8 == 0 && $0 + $1 <= bytes.count }) else { return nil }
    func table(_ index: Int) -> PackedTable {
      PackedTable(base: base + head[20 + index], buckets: head[5 + index], records: head[8 + index], shapes[index])
    }
    bareKeys = (base + head[16]).assumingMemoryBound(to: UInt64.self)
    bareForms = (base + head[17]).assumingMemoryBound(to: UInt32.self)
    slotMask = slots - 1
    formKeys = (base + head[18]).assumingMemoryBound(to: UInt64.self)
    unigrams = (base + head[19]).assumingMemoryBound(to: UInt8.self)
    formCount = forms
    (bigrams, trigrams, weights) = (table(0), table(1), table(2))
    weightScale = Int32(truncatingIfNeeded: head[4])
  }

  /// Where the search for a bare key begins.
  @inlinable @inline(__always)
  public static func slot(_ key: UInt64, mask: Int) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> 40) & mask
  }

  /// The number of a bare word, `Special.unknown` for one that the model does not know, and its forms.
  @inlinable @inline(__always)
  public func forms(of bare: SyllableKey) -> (bare: UInt32, first: UInt32, count: Int) {
    var slot = Self.slot(bare.bits, mask: slotMask)
    for _ in 0...slotMask {
      let key = bareKeys[slot]
      if key == bare.bits {
        let entry = bareForms[slot]
        let first = entry &>> 4, count = Int(entry & 15)
        guard count > 0, Int(first) &+ count <= formCount else { break }
        return (UInt32(truncatingIfNeeded: slot) &+ Self.firstWord, first, count)
      }
      if key == 0 { break }
      slot = (slot &+ 1) & slotMask
    }
    return (Special.unknown.rawValue, Special.unknown.rawValue, 1)
  }

  /// The letters of a form.
  @inlinable @inline(__always)
  public func key(of form: UInt32) -> SyllableKey { SyllableKey(bits: formKeys[Int(form)]) }

  /// The score of a form by itself.
  @inlinable @inline(__always)
  func unigram(_ form: UInt32) -> Int32 { -Int32(unigrams[Int(form)]) &* Self.logStep }

  /// The score that is added where a form is not known behind this one.
  @inlinable @inline(__always)
  func backOff(_ form: UInt32) -> Int32 { -Int32(unigrams[formCount &+ Int(form)]) &* Self.logStep }
}
