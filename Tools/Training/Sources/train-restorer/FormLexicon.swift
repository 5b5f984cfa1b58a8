import VietOrthography
import VietRestoration

/// The forms of bare words, by their counts, and their numbers.
struct FormLexicon {
  /// No bare word has more forms; the sixteenth slot has the common weights.
  static let mostForms = 15

  /// The bare table, as the model has it.
  private(set) var keys: [UInt64]
  private(set) var entries: [UInt32]
  /// The keys of the forms by their numbers; special ones have none.
  private(set) var forms: [UInt64]
  private var numbers: [UInt64: UInt32] = [:]

  init(_ corpus: TokenCorpus) {
    var counts: [UInt64: Int] = [:]
    for index in corpus.given.indices where corpus.kinds[index] == .word { counts[corpus.given[index], default: 0] += 1 }
    var groups: [UInt64: [(key: UInt64, count: Int)]] = [:]
    for index in corpus.given.indices where corpus.kinds[index] == .word {
      guard let count = counts.removeValue(forKey: corpus.given[index]) else { continue }
      groups[corpus.bare[index], default: []].append((corpus.given[index], count))
    }
    var kept: [(bare: UInt64, forms: [UInt64])] = []
    for (bare, group) in groups {
      let total = group.reduce(0) { $0 + $1.count }
      var chosen = group.filter { $0.count >= ($0.key == bare ? 3 : 2) && $0.count * 5000 >= total }
      guard !chosen.isEmpty else { continue }
      chosen.sort { ($0.count, $1.key) > ($1.count, $0.key) }
      var forms = chosen.prefix(Self.mostForms).map(\.key)
      // The word as it stands is always one of its forms.
      if !forms.contains(bare) {
        if forms.count == Self.mostForms { forms.removeLast() }
        forms.append(bare)
      }
      kept.append((bare, forms))
    }
    kept.sort { $0.bare < $1.bare }
    var slots = 1024
    while slots < kept.count * 2 { slots *= 2 }
    keys = Array(repeating: 0, count: slots)
    entries = Array(repeating: 0, count: slots)
    forms = Array(repeating: 0, count: Int(RestorerModel.firstWord))
    for (bare, list) in kept {
      var slot = RestorerModel.slot(bare, mask: slots - 1)
      while keys[slot] != 0 { slot = (slot + 1) & (slots - 1) }
      keys[slot] = bare
      entries[slot] = UInt32(forms.count) << 4 | UInt32(list.count)
      for key in list {
        numbers[key] = UInt32(forms.count)
        forms.append(key)
      }
    }
  }

  /// The number of a bare word, and its forms.
  func forms(of bare: UInt64) -> (bare: UInt32, first: UInt32, count: Int) {
    var slot = RestorerModel.slot(bare, mask: keys.count - 1)
    while keys[slot] != 0 {
      if keys[slot] == bare { return (UInt32(slot) + RestorerModel.firstWord, entries[slot] >> 4, Int(entries[slot] & 15)) }
      slot = (slot + 1) & (keys.count - 1)
    }
    return (RestorerModel.Special.unknown.rawValue, RestorerModel.Special.unknown.rawValue, 1)
  }

  /// The number of a form.
  func number(of form: UInt64) -> UInt32 { numbers[form] ?? RestorerModel.Special.unknown.rawValue }
}

/// A corpus in numbers.
struct NumberedCorpus {
  /// For each token the number of its form, and its bare word with the forms that one has.
  private(set) var forms: [UInt32] = []
  private(set) var bares: [(bare: UInt32, first: UInt32, count: Int)] = []
  /// For each token what contexts see of it.
  private(set) var sites: [ContextFeatures.Site] = []

  init(_ corpus: TokenCorpus, _ lexicon: FormLexicon) {
    forms.reserveCapacity(corpus.given.count)
    bares.reserveCapacity(corpus.given.count)
    sites.reserveCapacity(corpus.given.count)
    for index in corpus.given.indices {
      let kind = corpus.kinds[index]
      let capitals = UInt32(corpus.capitals[index])
      if kind == .word {
        let found = lexicon.forms(of: corpus.bare[index])
        bares.append(found)
        forms.append(lexicon.number(of: corpus.given[index]))
        sites.append(ContextFeatures.Site(bare: found.bare, capitals: capitals, sort: found.count > 1 ? 0 : 1))
      } else {
        let number = kind.special.rawValue
        bares.append((number, number, 1))
        forms.append(number)
        let isWord = kind == .fixed
        sites.append(ContextFeatures.Site(bare: number, capitals: isWord ? capitals : 4, sort: isWord ? 1 : 2))
      }
    }
  }
}
