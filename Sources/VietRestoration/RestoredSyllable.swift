import VietOrthography

/// A word of a text with the forms it may have.
///
/// ```
/// DiacriticRestorer().alternatives("hoa binh")[0].forms[0].text   // "hòa"
/// ```
public struct RestoredSyllable: Sendable, Hashable {
  /// A form and how likely it is.
  public struct Form: Sendable, Hashable {
    /// Its letters, with the capitals of the word.
    public let text: String
    /// How likely it is beside the other forms, in thousandths; those of all forms make about 1000.
    public let share: Int
  }

  /// Where the word stands, in bytes.
  public let range: Range<Int>
  /// Its forms, the likeliest first.
  public let forms: [Form]
}

extension DiacriticRestorer {
  /// The words of a text that may be read in more than one way, with their forms, in order.
  public func alternatives(_ text: String, most: Int = 15) -> [RestoredSyllable] {
    var text = text
    return text.withUTF8 { alternatives($0, most: most) }
  }

  /// The words of a text that may be read in more than one way, with at most `most` of their forms, in order.
  ///
  /// The form that `restore` takes comes first. A share is that of a form among the best forms of the words around it.
  ///
  /// - Parameter bytes: valid UTF-8 in NFC.
  public func alternatives(_ bytes: UnsafeBufferPointer<UInt8>, most: Int = 15) -> [RestoredSyllable] {
    var result: [RestoredSyllable] = []
    let writer = FormWriter()
    var letters = ByteBuffer()
    forEachPassage(of: bytes) { (tokens, lattice, path) in
      for (index, token) in tokens.enumerated() where token.kind == .word && token.letters <= 8 {
        var forms = lattice.alternatives(tokens, at: index, path)
        guard forms.count > 1 else { continue }
        let chosen = lattice.candidates[path[index]].form
        forms.sort { ($0.form == chosen ? 1 : 0, $0.score, -$0.slot) > ($1.form == chosen ? 1 : 0, $1.score, -$1.slot) }
        let shares = Self.shares(of: forms.map(\.score))
        result.append(
          RestoredSyllable(
            range: token.range,
            forms: zip(forms, shares).prefix(max(1, most)).map { (form, share) in
              letters.removeAll()
              writer.write(lattice.model.key(of: form.form), like: token, in: bytes, to: &letters)
              return RestoredSyllable.Form(text: letters.string, share: share)
            }))
      }
    }
    return result
  }

  /// Thousandths of the exponentials of scores.
  static func shares(of scores: [Int32]) -> [Int] {
    let best = scores.max() ?? 0
    let powers = scores.map { power(Int(best) - Int($0)) }
    let sum = powers.reduce(0, +)
    return powers.map { Int($0 * 1000 / sum + 0.5) }
  }

  /// e to the power of minus a score, by squaring: the factor of a bit is the square of that of the bit below.
  private static func power(_ score: Int) -> Double {
    var (rest, factor, result) = (min(score, 4096), 0.984496437005408406, 1.0)
    while rest > 0 {
      if rest & 1 == 1 { result *= factor }
      factor *= factor
      rest >>= 1
    }
    return result
  }
}
