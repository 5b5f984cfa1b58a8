import VNText

/// The classes that figures are compared in.
enum FigureClass {
  /// Units that are compared strictly; under any other one a quantity is a count.
  private static let measures: Set<String> = [
    "t", "kg", "g", "mg", "tạ", "yến", "ha", "m", "m2", "m3", "km", "km2", "cm", "mm", "l", "ml", "mw", "kw", "gw", "mwp", "kwp",
    "kwh", "mwh", "gwh", "kv", "kva", "°c", "mg/l", "tạ/ha", "t/ha", "lần", "độ", "sào", "mẫu", "công", "%", "pp", "‰",
  ]
  private static let numeric: Set<String> = ["money", "percent", "quantity", "number", "ordinal", "count"]

  static func name(kind: String, unit: String) -> String {
    kind == "number" || kind == "quantity" && !measures.contains(folded(unit)) ? "count" : kind
  }

  static func agrees(_ row: GoldTable.Row, with mention: Mention) -> Bool {
    let name = name(kind: row.kind, unit: row.unit)
    let unit = mention.unit ?? ""
    return Self.name(kind: mention.kind.name.description, unit: unit) == name && unitsAgree(name, row.unit, unit)
      && canonical(name, row.value) == canonical(name, mention.normalized ?? "")
  }

  private static func unitsAgree(_ name: String, _ gold: String, _ found: String) -> Bool {
    switch name {
    case "count": true
    // "8,5%/năm": whether the unit keeps the "/năm" is free.
    case "percent": folded(gold).split(separator: "/").first == folded(found).split(separator: "/").first
    default: folded(gold) == folded(found)
    }
  }

  /// Small letters, one space between words; canonically equivalent texts are equal as strings.
  private static func folded(_ text: String) -> String {
    text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// A value in the form it is compared in: numbers without needless zeros.
  private static func canonical(_ name: String, _ value: String) -> String {
    let value = folded(value)
    guard numeric.contains(name) else { return value }
    var parts: [String] = []
    var rest = value[...]
    while let joint = rest.firstRange(of: "..") {
      parts.append(tidy(rest[..<joint.lowerBound]))
      rest = rest[joint.upperBound...]
    }
    return (parts + [tidy(rest)]).joined(separator: "..")
  }

  private static func tidy(_ number: Substring) -> String {
    ExactDecimal(String(number))?.description ?? String(number)
  }
}
