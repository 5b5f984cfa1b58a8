/// What keeps a document from being read, one line without its name: what, where in it, what to do.
public enum SourceError: Error, Sendable, Hashable {
  /// The content is not what its kind should be: truncated, overlapping, not well-formed.
  case damaged(String)
  /// There is no reader for what the file is.
  case unsupported(String)
  /// A document is protected with a password.
  case encrypted
  /// A limit was met.
  case limit(Limit, String)
  /// A program that reads the document is missing or failed.
  case program(String)
  /// The text that was found cannot be taken.
  case text(String)

  /// The limits, by the flag that raises them.
  public enum Limit: String, Sendable, CaseIterable {
    case size = "--max-size"
    case ratio = "--max-ratio"
    case entries = "--max-entries"
    case nesting = "--max-nesting"
    case depth = "--max-depth"
    case time = "--max-time"
  }

  /// What is wrong and what to do.
  public var message: String {
    switch self {
    case .damaged(let what): what
    case .unsupported(let what): what
    case .encrypted: "is protected with a password; save it without one"
    case .limit(let limit, let what): "\(what); raise \(limit.rawValue) if it is to be trusted"
    case .program(let what): what
    case .text(let what): what
    }
  }
}
