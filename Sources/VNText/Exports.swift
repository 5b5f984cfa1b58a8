@_exported public import struct VietFigures.CalendarDate
@_exported public import struct VietFigures.Modifiers
@_exported public import enum VietFigures.FigureKind
@_exported public import struct VietNumbers.ExactDecimal
@_exported public import struct VietText.Document
@_exported public import enum VietText.DocumentError
@_exported public import struct VietText.OffsetMap
