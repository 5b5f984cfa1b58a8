import ArgumentParser
import VietOrthography
import VietText

/// Which texts a command reads.
struct InputFiles: ParsableArguments {
  @Argument(help: ArgumentHelp("Texts or folders; - or nothing is standard input.", valueName: "file"))
  var files: [String] = []

  /// The texts that the arguments name, folders walked; with nothing to read, the help of the command.
  ///
  /// - Parameter patterns: for commands that read documents, which files of folders are wanted, every kind where there are none; nil for
  ///   commands that read texts.
  func resolve(for command: any ParsableCommand.Type, including patterns: [String]? = nil) throws -> InputSources {
    if files.isEmpty, FileSystem.isTerminal(FileSystem.standardInput) { throw CleanExit.helpRequest(command) }
    return InputSources(arguments: files.isEmpty ? ["-"] : files, including: patterns)
  }
}

/// Which texts a command reads, and how.
struct InputOptions: ParsableArguments {
  @OptionGroup private var input: InputFiles
  @OptionGroup var decoding: DecodingOptions

  var files: [String] { input.files }

  func resolve(for command: any ParsableCommand.Type) throws -> InputSources { try input.resolve(for: command) }
}

/// How the bytes of a text are read.
struct DecodingOptions: ParsableArguments {
  @Option(name: .long, help: "The encoding of the texts.")
  var encoding: Document.Encoding = .auto

  @Option(name: .long, help: "What happens to bytes that are no valid text: replaced by U+FFFD with a warning, or an error.")
  var invalid: Document.InvalidBytes = .replace
}

/// The texts to read, in order.
struct InputSources {
  private(set) var sources: [InputSource] = []

  init(arguments: [String], including patterns: [String]? = nil) {
    let isWanted = FileSystem.filter(patterns)
    for argument in arguments {
      if argument != "-", FileSystem.isDirectory(argument) {
        let found = FileSystem.files(below: argument, isWanted)
        let advice =
          patterns.map { $0.isEmpty ? "name a folder with documents" : "no file is like --include" } ?? "name a folder with *.txt files"
        sources +=
          found.isEmpty
          ? [InputSource(name: argument, problem: "a folder without \(patterns == nil ? "texts" : "documents"); \(advice)")]
          : found.map { InputSource(name: $0.path, problem: $0.error?.message) }
      } else {
        sources.append(InputSource(name: argument))
      }
    }
  }

  /// What the inputs are called together.
  var title: String {
    guard let first = sources.first else { return "vntext" }
    let name = first.name == "-" ? "standard input" : first.name
    return sources.count == 1 ? name : "\(name) and \(sources.count - 1) more"
  }

  /// The files that will be read.
  var paths: [String] { sources.map(\.name).filter { $0 != "-" } }
}

/// One input to read, or what keeps it from being read.
struct InputSource {
  let name: String
  var problem: String?

  /// Reads the bytes of the text; nil after a message when that fails.
  func bytes(_ diagnostics: Diagnostics) -> [UInt8]? {
    if let problem {
      diagnostics.error(name, problem)
      return nil
    }
    switch FileSystem.read(name) {
    case .success(let content): return content
    case .failure(let error):
      diagnostics.error(name, error.message)
      return nil
    }
  }

  /// Reads and decodes the text; nil after a message when that fails.
  func read(_ options: DecodingOptions, _ diagnostics: Diagnostics) -> Document? {
    read(encoding: options.encoding, invalid: options.invalid, diagnostics)
  }

  /// Reads and decodes the text; nil after a message when that fails.
  ///
  /// - Parameter option: what names the encoding on the command line.
  func read(
    encoding: Document.Encoding, invalid: Document.InvalidBytes, option: String = "--encoding", _ diagnostics: Diagnostics
  ) -> Document? {
    guard let bytes = bytes(diagnostics) else { return nil }
    return attempt(diagnostics, option: option) { () throws(DocumentError) in
      let document = try Document(bytes: bytes, encoding: encoding, invalid: invalid)
      warn(of: document, option, diagnostics)
      return document
    }
  }

  /// Warns of a guessed encoding and of bytes that are no text.
  func warn(of document: Document, _ option: String, _ diagnostics: Diagnostics) {
    let warnings = document.warnings
    warn(encoding: document.encoding, guess: document.guess, first: warnings.first, count: warnings.count, option, diagnostics)
  }

  /// Warns of a guessed encoding and of bytes that are no text, of which the first is known.
  func warn(
    encoding: Document.Encoding, guess: EncodingGuess?, first: Document.Warning?, count: Int, _ option: String, _ diagnostics: Diagnostics
  ) {
    if let guess {
      let share = Int((guess.share * 100).rounded())
      diagnostics.warning(
        name,
        "read as \(encoding.rawValue), in which \(share) % of its words are Vietnamese syllables; name its encoding with \(option) if that is wrong"
      )
    }
    if let first {
      diagnostics.warning(
        name,
        "invalid \(encoding.rawValue.uppercased()) at byte \(first.byte) replaced by U+FFFD"
          + (count > 1 ? " (and \(count - 1) more)" : "") + "; name the right encoding with \(option)")
    }
  }

  /// The text in NFC; nil after a message when that fails.
  func normalize(_ document: Document, _ diagnostics: Diagnostics) -> NormalizedText? {
    attempt(diagnostics) { () throws(DocumentError) in try NormalizedText(document) }
  }

  /// The result of `body`; nil after a message when it fails.
  func attempt<T>(_ diagnostics: Diagnostics, option: String = "--encoding", _ body: () throws(DocumentError) -> T) -> T? {
    do throws(DocumentError) {
      return try body()
    } catch {
      diagnostics.error(name, error.message.replacing("--encoding", with: option))
      return nil
    }
  }
}
