import VietFigures
import VietLexicon
import VietTokens

/// What a value is the value of.
struct Naming {
  var name: Wording
  var place: Wording
  /// The total that the value is a part of.
  var parent: Subject?
  /// The name is that of an earlier statement.
  var inherits = false
  /// The name is a place that has a part of what was spoken of: "Hà Lan với 2,2 tỷ USD".
  var isPlace = false
  /// The value is that of a place, and the places behind it have values of the same kind.
  var hasPlaces = false
}

extension StatementGrammar {
  /// What a value is the value of; nil where nothing tells.
  func naming(of statement: Statement) -> Naming? {
    var naming = Naming(name: statement.lead.name, place: statement.lead.place, parent: clause.parent)
    let object = object(of: statement)
    if naming.name.isEmpty { nameByContext(&naming, statement, object) } else { nameByLead(&naming, statement, object) }
    return naming.name.isEmpty ? nil : naming
  }

  /// What is counted, or behind a percent what has it: "61,2% số trường".
  private func object(of statement: Statement) -> Wording {
    let isShare = figures[statement.figure].kind == .percent && statement.lead.name.isEmpty && statement.chain.verb == nil
    return isShare && !statement.tail.whole.isEmpty ? wording(statement.tail.whole) : counted(statement.piece, statement.tail)
  }

  /// A name stands before the figure: it may be the scene, the label or the place of what is counted.
  private func nameByLead(_ naming: inout Naming, _ statement: Statement, _ object: Wording) {
    let (lead, tail, chain) = (statement.lead, statement.tail, statement.chain)
    if lead.isProper {
      if !object.isEmpty, chain.verb == nil || chain.verb == .link || chain.verb == .attain {
        // "riêng Sầm Sơn hơn 5,3 triệu lượt khách": a scene, not what is counted.
        if naming.place.isEmpty { naming.place = naming.name }
        naming.name = object
      } else if lead.pieces.count == 1, pieces[lead.pieces.lowerBound].term == .place {
        // "đứng đầu là Hà Lan với 2,2 tỷ USD": a part of what was spoken of.
        naming.isPlace = true
        if naming.parent == nil { naming.parent = whole() }
      }
      if clause.isAside, naming.parent == nil, figures[statement.figure].kind == .number { naming.parent = outer.last?.subject }
      return
    }
    if chain.verbPiece >= 0, pieces[chain.verbPiece].term == .colon, !tail.object.isEmpty || countsOtherThan(naming.name, object) {
      // "Nhà ở: 200 căn sập đổ".
      naming.parent = Subject(name: naming.name)
      naming.name = object
    } else if !tail.object.isEmpty, chain.verbPiece < 0, chain.start < statement.piece, pieces[chain.start].term == .with {
      // "đứng đầu về thu hút FDI với 2.531 triệu USD vốn đăng ký".
      naming.name = object
      naming.hasPlaces = !lead.place.isEmpty
    }
  }

  /// No name stands before the figure: what it counts, the place it speaks of, or what was spoken of before.
  private func nameByContext(_ naming: inout Naming, _ statement: Statement, _ object: Wording) {
    let (lead, chain) = (statement.lead, statement.chain)
    let known = clause.subject.isEmpty ? context.latest : clause.subject
    let isSame = statement.tail.object.isEmpty && !known.isEmpty && hasSameUnit(statement.figure, known.unitFigure)
    if !object.isEmpty, !isSame {
      naming.name = object
    } else if !lead.place.isEmpty, !known.isEmpty, chain.verb != .attain || !isSame {
      // "Quảng Ninh 2,15 tỷ USD".
      (naming.name, naming.isPlace) = (lead.place, true)
      if naming.parent == nil { naming.parent = whole() }
    } else if let current = clause.current, isAddition(statement, to: current) {
      // "153 dự án tăng thêm 783 triệu USD".
      naming.name = facts[current].indicator.followed(by: wording(chain.verbPiece..<chain.verbPiece + 1))
      facts[current].indicator = naming.name
    } else if !clause.subject.isEmpty {
      (naming.name, naming.inherits) = (clause.subject.name, true)
    } else if !context.latest.isEmpty, chain.verb != nil || lead.date != nil {
      clause.subject = context.latest
      (naming.name, naming.inherits) = (clause.subject.name, true)
    } else if let parent = naming.parent, !object.isEmpty || chain.verb != nil {
      (naming.name, naming.inherits) = (parent.name, true)
    }
  }

  /// Whether a figure is what items that were counted before add in another unit.
  private func isAddition(_ statement: Statement, to fact: Int) -> Bool {
    let chain = statement.chain
    return chain.verbPiece >= 0 && (chain.verb == .rise || chain.verb == .growth) && facts[fact].value != nil
      && !hasSameUnit(statement.figure, clause.subject.unitFigure)
  }

  /// "Vận tải đường bộ: 842 nghìn hành khách": the label names no passengers.
  private func countsOtherThan(_ label: Wording, _ object: Wording) -> Bool {
    let counted = passage.tokens(in: object.extent), named = passage.tokens(in: label.extent)
    return counted.count > 1
      && !counted.contains { token in named.contains { passage[$0].word == passage[token].word && passage[token].word != 0 } }
  }

  /// What a place without a noun has a part of.
  private func whole() -> Subject {
    if clause.subject.isEmpty { return context.latest }
    return clause.subject.isPlace ? Subject(name: clause.subject.partOf) : clause.subject
  }

  /// What a name is a part of: the total of its list, or for "khu vực …" what the paragraph speaks of.
  func parentOf(_ name: Wording, _ parent: Subject?, _ lead: Lead) -> Wording? {
    if let parent, !parent.isEmpty {
      let first = head(of: name)
      // "khu vực dịch vụ" behind "khu vực công nghiệp, trong đó …" is its sibling.
      if first != 0, first == parent.head, parent.name != name, lead.breaksClause { return parent.partOf.isEmpty ? nil : parent.partOf }
      return parent.name == name ? nil : parent.name
    }
    guard let first = lead.pieces.first, pieces[first].term == .part, !context.topic.isEmpty, context.topic.name != name,
      context.topic.head != head(of: name)
    else { return nil }
    return context.topic.name
  }
}
