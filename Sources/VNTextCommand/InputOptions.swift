import ArgumentParser
import VietText

/// Which texts a command reads, and how.
struct InputOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("Texts or folders; - or nothing is standard input.", valueName: "file"))
  var files: [String] = []

  @OptionGroup var decoding: DecodingOptions

  /// The texts that the arguments name, folders walked; with nothing to read, the help of the command.
  func resolve(for command: any ParsableCommand.Type) throws -> InputSources {
    if files.isEmpty, FileSystem.isTerminal(FileSystem.standardInput) { throw CleanExit.helpRequest(command) }
    return InputSources(arguments: files.isEmpty ? ["-"] : files)
  }
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

  init(arguments: [String]) {
    for argument in arguments {
      if argument != "-", FileSystem.isDirectory(argument) {
        let found = FileSystem.texts(below: argument)
        sources +=
          found.isEmpty
          ? [InputSource(name: argument, problem: "a folder without texts; name a folder with *.txt files")]
          : found.map { InputSource(name: $0.path, problem: $0.error?.message) }
      } else {
        sources.append(InputSource(name: argument))
      }
    }
  }

  /// The files that will be read.
  var paths: [String] { sources.map(\.name).filter { $0 != "-" } }
}

/// One text to read, or what keeps it from being read.
struct InputSource {
  let name: String
  var problem: String?

  /// Reads and decodes the text; nil after a message when that fails.
  func read(_ options: DecodingOptions, _ diagnostics: Diagnostics) -> Document? {
    if let problem {
      diagnostics.error(name, problem)
      return nil
    }
    let bytes: [UInt8]
    switch FileSystem.read(name) {
    case .success(let content): bytes = content
    case .failure(let error):
      diagnostics.error(name, error.message)
      return nil
    }
    do throws(DocumentError) {
      let document = try Document(bytes: bytes, encoding: options.encoding, invalid: options.invalid)
      if let first = document.warnings.first {
        let more = document.warnings.count - 1
        diagnostics.warning(
          name,
          "invalid \(document.encoding.rawValue.uppercased()) at byte \(first.byte) replaced by U+FFFD"
            + (more > 0 ? " (and \(more) more)" : "") + "; name the right encoding with --encoding")
      }
      return document
    } catch {
      diagnostics.error(name, error.message)
      return nil
    }
  }

  /// The text in NFC; nil after a message when that fails.
  func normalize(_ document: Document, _ diagnostics: Diagnostics) -> NormalizedText? {
    do throws(DocumentError) {
      return try NormalizedText(document)
    } catch {
      diagnostics.error(name, error.message)
      return nil
    }
  }
}
