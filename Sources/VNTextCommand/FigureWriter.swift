import VietFigures

/// Writes figures in one output format.
protocol FigureWriter {
  mutating func begin() throws(OutputError)
  /// The figures that follow stand in this text.
  mutating func start(_ text: InputText) throws(OutputError)
  mutating func write(_ figure: borrowing Figure, at place: FigurePlace) throws(OutputError)
  mutating func end() throws(OutputError)

  /// A writer of the same format whose output `add` can put behind anything; nil where one writer has to see everything.
  func part(_ sink: OutputSink) -> (any FigureWriter)?
  /// Writes what a part has held back.
  mutating func endPart() throws(OutputError)
  /// Puts a part behind what was written.
  mutating func add(part: OutputSink) throws(OutputError)
}

extension FigureWriter {
  mutating func begin() throws(OutputError) {}
  func part(_ sink: OutputSink) -> (any FigureWriter)? { nil }
  mutating func add(part: OutputSink) throws(OutputError) {}
  mutating func endPart() throws(OutputError) {}
}
