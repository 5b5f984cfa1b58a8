package import VietOrthography

extension TonePlacement {
  /// A text with its tone marks the other way: `hoà` for `hòa`, or `hòa` for `hoà` where all stand so.
  package static func swapping(_ text: String) -> String {
    let new = TonePlacement.new.placing(text)
    return new == text ? TonePlacement.old.placing(text) : new
  }
}
