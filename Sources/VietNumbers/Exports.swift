@_exported public import struct VietOrthography.ByteBuffer
