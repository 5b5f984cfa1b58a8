@_exported public import struct VietOrthography.ByteBuffer
@_exported public import struct VietTokens.RomanNumeral
